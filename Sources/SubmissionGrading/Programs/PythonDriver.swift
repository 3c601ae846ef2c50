/// What runs a Python submission so that each piece of output says which line printed it.
///
/// A section of a program is a stretch of its source, and a label in its output need not say which
/// one it belongs to. The driver runs the submission as `__main__`, unchanged, and puts a mark before
/// output wherever the lines that are being carried out have changed.
enum PythonDriver {
  /// The driver, for `python3 -c`; its first argument is the submission.
  ///
  /// A mark holds the lines of the submission's calls, the outermost first, each with the first line
  /// and the name of its function. Frames of libraries are left out, and of deep recursion the outer and
  /// the inner end are enough.
  ///
  /// Marks are made where bytes are written, below everything that a program may put in front of them:
  /// another encoding, a logger, a tee. What goes past Python's own stream, as `os.write` and other
  /// processes do, is preceded by a mark as well.
  ///
  /// `print` writes its line in one piece, or those of threads would be mixed. A thread is called by the
  /// line that starts it. Where several threads or processes write, each piece has its mark, since none
  /// knows which came last.
  ///
  /// `asyncio` wakes itself through a pair of sockets, which the sandbox refuses; a pipe does as well. The
  /// number of processors is no machine's: it would decide how many processes a pool starts, and so who
  /// runs into a limit.
  static let source = """
    import _thread, builtins, io, os, sys
    def _main():
        path = sys.argv.pop(0) if sys.argv[0] != "-c" else sys.argv.pop(1)
        sys.argv[0] = path
        sys.setrecursionlimit(sys.getrecursionlimit() + 8)
        last, forked, to_file, show, starts = None, False, os.write, builtins.print, {}
        def calls():
            lines, frame = [], sys._getframe(2)
            while frame is not None:
                code = frame.f_code
                if code.co_filename == path:
                    lines.append(f"{frame.f_lineno} {code.co_firstlineno}:{code.co_name}")
                if frame.f_back is None and code.co_name == "_bootstrap":
                    lines += starts.get(id(frame.f_locals.get("self")), [])
                frame = frame.f_back
            if len(lines) > 32: lines[30:-2] = []
            return lines
        def mark():
            nonlocal last
            text = "\\x1e" + "\\x1f".join(reversed(calls())) + "\\x1e"
            if forked or _thread._count(): last = None
            elif text == last: return b""
            else: last = text
            return text.encode("utf-8", "replace")
        def before_fork():
            nonlocal forked, last
            forked, last = True, None
        def everything(data):
            while data: data = data[to_file(1, data):]
        class Output(io.BufferedIOBase):
            name, mode = "<stdout>", "wb"
            def writable(self): return True
            def fileno(self): return 1
            def isatty(self): return False
            def write(self, data):
                if self.closed: raise ValueError("write to closed file")
                data = bytes(data)
                if data: everything(mark() + data)
                return len(data)
        stdout = io.TextIOWrapper(
            Output(), sys.stdout.encoding, sys.stdout.errors, write_through=True)
        stdout.mode = "w"
        def write(file, data, /):
            if file == 1: everything(mark())
            return to_file(file, data)
        def print(*values, sep=" ", end="\\n", file=None, flush=False):
            stream = sys.stdout if file is None else file
            if stream is stdout:
                text = io.StringIO()
                show(*values, sep=sep, end=end, file=text)
                stdout.write(text.getvalue())
                return
            try: is_other = stream.fileno() == 1
            except Exception: is_other = False
            if is_other: everything(mark())
            show(*values, sep=sep, end=end, file=file, flush=flush or is_other)
        def noting(start):
            def begin(function, *rest, **named):
                starts[id(getattr(function, "__self__", None))] = calls()
                return start(function, *rest, **named)
            return begin
        class End:
            def __init__(self, file): self._file = file
            def fileno(self): return self._file
            def setblocking(self, flag): os.set_blocking(self._file, flag)
            def recv(self, count): return os.read(self._file, count)
            def send(self, data): return to_file(self._file, data)
            def close(self): os.close(self._file)
        def pair():
            ends = os.pipe()
            return End(ends[0]), End(ends[1])
        def listen(event, arguments):
            if event == "import" and arguments[0] == "asyncio.selector_events":
                import socket
                socket.socketpair = pair
            elif event in ("subprocess.Popen", "os.system", "os.posix_spawn"): everything(mark())
        sys.stdout = sys.__stdout__ = stdout
        os.write, builtins.print = write, print
        for module in _thread, sys.modules.get("threading"):
            for name in "start_new_thread", "start_joinable_thread":
                if module is not _thread: name = "_" + name
                if hasattr(module, name): setattr(module, name, noting(getattr(module, name)))
        os.cpu_count = os.process_cpu_count = lambda: 4
        os.register_at_fork(before=before_fork)
        sys.addaudithook(listen)
        with open(path, "rb") as file: source = file.read()
        code = compile(source, path, "exec")
        main = type(sys)("__main__")
        main.__file__ = path
        main.__builtins__ = builtins
        sys.modules["__main__"] = main
        sys.path[0] = "/box"
        exec(code, main.__dict__)
    _main()
    """
}
