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
  static let source = """
    import sys
    def _main():
        path = sys.argv.pop(0) if sys.argv[0] != "-c" else sys.argv.pop(1)
        sys.argv[0] = path
        class Output:
            def __init__(self, stream):
                self._stream, self._mark = stream, None
            def write(self, text):
                if not isinstance(text, str):
                    raise TypeError("write() argument must be str, not " + type(text).__name__)
                if text:
                    lines, frame = [], sys._getframe(1)
                    while frame is not None:
                        code = frame.f_code
                        if code.co_filename == path:
                            lines.append(f"{frame.f_lineno} {code.co_firstlineno}:{code.co_name}")
                        frame = frame.f_back
                    if len(lines) > 32: lines[30:-2] = []
                    mark = "\\x1e" + "\\x1f".join(reversed(lines)) + "\\x1e"
                    if mark != self._mark:
                        self._mark = mark
                        self._stream.write(mark)
                    self._stream.write(text)
                return len(text)
            def writelines(self, lines):
                for line in lines: self.write(line)
            def __iter__(self): raise OSError("not readable")
            def __getattr__(self, name): return getattr(self._stream, name)
        sys.stdout = Output(sys.stdout)
        with open(path, "rb") as file: source = file.read()
        code = compile(source, path, "exec")
        main = type(sys)("__main__")
        main.__file__ = path
        main.__builtins__ = __builtins__
        sys.modules["__main__"] = main
        sys.path[0] = "/box"
        exec(code, main.__dict__)
    _main()
    """
}
