#if os(Linux) && canImport(Glibc)
  import Glibc
  import StrictJSON

  /// What runs the programs of a language: its command, and the folders that it needs beside `/usr`.
  struct SandboxToolchain: Sendable, Equatable {
    /// The path of the interpreter or compiler, the same inside as outside.
    var program: String

    /// The folders outside `/usr`.
    var visible: [BubblewrapCommand.Visible]

    /// What a compiler compiles for.
    var target = ""

    /// Asks the first `python3` of a search path that answers where it lives.
    ///
    /// A version manager's `python3` is a script that starts another one; a virtual environment's
    /// is a link to another one, and needs both folders.
    static func python(_ host: HostTools) throws(SandboxError) -> Self {
      let question = """
        import sys
        for path in sys.executable, sys.prefix, sys.base_prefix: print(path)
        """
      let answer = try host.firstAnswer(of: "python3", ["-I", "-c", question])
      let lines = answer.split(separator: "\n").map(String.init)
      guard lines.count == 3, lines.allSatisfy({ $0.hasPrefix("/") }) else {
        throw SandboxError("python3 does not say where it lives.")
      }
      var visible: [BubblewrapCommand.Visible] = []
      for prefix in Set(lines[1...]).sorted() where !isInUsr(prefix) {
        // Not all of it: a prefix can be somebody's home.
        for part in ["bin", "lib", "lib64", "pyvenv.cfg"] {
          visible.append(.folder("\(prefix)/\(part)", optional: true))
        }
      }
      // The interpreter's own name, behind all links, unless those make a virtual environment.
      let isVirtual = lines[1] != lines[2]
      return Self(program: isVirtual ? lines[0] : host.resolved(lines[0]), visible: visible)
    }

    /// Asks the first `swiftc` of a search path that answers where it lives.
    static func swift(_ host: HostTools) throws(SandboxError) -> Self {
      let answer = try host.firstAnswer(of: "swiftc", ["-print-target-info"])
      guard let value = try? JSONValue(parsing: answer),
        case .string(let resources)? = value["paths"]?["runtimeResourcePath"],
        case .string(let target)? = value["target"]?["triple"],
        resources.hasPrefix("/"), resources.hasSuffix("/lib/swift")
      else { throw SandboxError("swiftc does not say where it lives.") }
      let prefix = String(resources.dropLast("/lib/swift".count))
      return Self(
        program: "\(prefix)/bin/swift-frontend",
        visible: isInUsr(prefix) ? [] : [.folder(prefix)], target: target)
    }

    /// The words that run a main file.
    func words(
      _ language: SandboxLanguage, options: [String], main: String, arguments: [String]
    ) -> [String] {
      let folder = String(program[..<(program.lastIndex(of: "/") ?? program.startIndex)])
      switch language {
      case .python:
        // Where there is no /proc, it is the loader's only way to find libraries beside a program.
        return (Self.isInUsr(program) ? [] : ["/usr/bin/env", "LD_ORIGIN_PATH=\(folder)"])
          + [program] + options + [main] + arguments
      case .swift: return ["/bin/sh", "-c", Self.compilation, folder, target, main] + arguments
      }
    }

    /// Compiles a file by the tools in folder 0, for target 1, and runs the result.
    ///
    /// These are the steps of `swiftc`, as `swiftc -###` lists them. It cannot be used itself: without
    /// `/proc` it does not find out where it is, and crashes.
    private static let compilation = """
      bin=$0 target=$1 main=$2 resources=${0%/bin}/lib/swift libraries=${0%/bin}/lib/swift/linux
      shift 2
      # A program that names its entry point has no statements outside of declarations.
      ! grep -Eq '^[[:space:]]*(@[A-Za-z]+([(][^)]*[)])?[[:space:]]+)*@main\\>' "$main" ||
        library=-parse-as-library
      export LD_ORIGIN_PATH="$bin"
      {
        "$bin/swift-frontend" -frontend -c -primary-file "$main" -target "$target" \\
          -disable-objc-interop $library -no-color-diagnostics -suppress-warnings -Onone \\
          -module-name submission \\
          -plugin-path "$resources/host/plugins" \\
          -in-process-plugin-server-path "$resources/host/libSwiftInProcPluginServer.so" \\
          -module-cache-path /tmp/modules -resource-dir "$resources" -o /tmp/submission.o &&
        "$bin/swift-autolink-extract" /tmp/submission.o -o /tmp/submission.autolink &&
        "$bin/clang" -pie --target="$target" -Xlinker -rpath -Xlinker "$libraries" \\
          "$libraries/${target%%-*}/swiftrt.o" /tmp/submission.o @/tmp/submission.autolink \\
          -L "$libraries" -lswiftCore -o /tmp/submission
      } >&2 || exit \(SandboxProgram.compilationFailure)
      unset LD_ORIGIN_PATH
      exec /tmp/submission "$@"
      """

    private static func isInUsr(_ path: String) -> Bool {
      path == "/usr" || path.hasPrefix("/usr/")
    }
  }
#endif
