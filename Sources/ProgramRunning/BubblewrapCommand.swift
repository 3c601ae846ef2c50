/// The command line that starts a program in a sandbox.
struct BubblewrapCommand: Sendable {
  /// A folder of the machine that is visible inside, at the same path.
  enum Visible: Sendable, Equatable {
    /// Read-only; required or, like a `lib64` that not every installation has, only if it is there.
    case folder(String, optional: Bool = false)

    /// A symbolic link, such as `/bin` to `usr/bin`.
    case link(String, to: String)
  }

  /// The numbers of the files that bubblewrap is given beside the three standard ones.
  enum File {
    static let filter = 3
    static let status = 4
    static let source = 5
  }

  /// Who drops root's privileges, with its arguments; empty for an ordinary user.
  var dropping: [String]

  /// The path of `bwrap`.
  var bubblewrap: String

  /// What is visible of the machine.
  var visible: [Visible]

  /// The words of the command, the program's own last.
  func words(
    submission: SandboxSubmission, main: String, limits: SandboxLimits, program: [String]
  ) -> [String] {
    var words = ["/bin/sh", "-c", Self.offering, "sh"] + dropping + [bubblewrap]
    // No process of the machine, no network, no user but nobody, and no further namespace. It dies
    // with the thread that started it, and has no terminal to write into.
    words += ["--unshare-all", "--unshare-user", "--disable-userns"]
    words += ["--die-with-parent", "--new-session", "--cap-drop", "ALL"]
    words += ["--uid", "65534", "--gid", "65534", "--hostname", "sandbox", "--clearenv"]
    for (name, value) in Self.environment { words += ["--setenv", name, value] }
    // No /proc: it would show bubblewrap's own memory. And of /dev only what holds no memory: it is a
    // file system without a limit, so nothing can be written there; and /dev/zero, whose private
    // copies in memory no process's size need show, gives way to /dev/full, which reads the same.
    words += ["--dev", "/dev", "--dev-bind", "/dev/full", "/dev/zero", "--remount-ro", "/dev"]
    words += ["--size", "\(Self.sharedBytes)", "--tmpfs", "/dev/shm"]
    words += ["--size", "\(limits.temporaryBytes)", "--tmpfs", "/tmp"]
    // After the temporary folder, in which the machine may have an interpreter.
    for item in visible {
      switch item {
      case .folder(let path, let optional):
        words += [optional ? "--ro-bind-try" : "--ro-bind", path, path]
      case .link(let path, let target): words += ["--symlink", target, path]
      }
    }
    switch submission {
    case .source: words += ["--ro-bind-data", "\(File.source)", main]
    case .folder(let path, _): words += ["--ro-bind", path, "/box"]
    }
    // A single file has no neighbours to read, but may write some: a log, a picture.
    let folder = if case .source = submission { "/tmp" } else { "/box" }
    words += ["--chdir", folder, "--remount-ro", "/"]
    words += ["--seccomp", "\(File.filter)", "--json-status-fd", "\(File.status)", "--"]
    return words + Self.limiting(limits) + program
  }

  /// Makes the sandbox the first that the kernel ends when the machine's memory runs out.
  ///
  /// So a moment in which nobody looks at what it uses costs it its life, and nobody else's. Where the
  /// kernel does not allow it, it is done without.
  private static let offering =
    "{ echo 1000 > /proc/self/oom_score_adj; } 2>/dev/null; exec \"$@\""

  /// The size of `/dev/shm` in bytes.
  static let sharedBytes = 1 << 20

  /// What a program finds in its environment, and nothing else.
  ///
  /// Numerical libraries start one thread for each processor unless told otherwise. Without a buffer
  /// of Python's, a program that is stopped has shown what it printed before; and with a fixed seed, the
  /// sets of a program have one order.
  static let environment = [
    ("PATH", "/usr/bin:/bin"), ("HOME", "/tmp"), ("TMPDIR", "/tmp"), ("LANG", "C.UTF-8"),
    ("PYTHONDONTWRITEBYTECODE", "1"), ("PYTHONUNBUFFERED", "1"),
    ("PYTHONHASHSEED", "0"),
    ("OMP_NUM_THREADS", "1"), ("OPENBLAS_NUM_THREADS", "1"), ("MKL_NUM_THREADS", "1"),
  ]

  /// The kernel's own limits, set inside: processes are then counted for each sandbox, not for each
  /// user of the machine.
  ///
  /// Processes and processor time are bounded a little above what is allowed: so whoever reaches the
  /// bound is seen to be above the limit.
  private static func limiting(_ limits: SandboxLimits) -> [String] {
    [
      "/usr/bin/prlimit", "--cpu=\(limits.cpu.components.seconds + 2)",
      "--as=\(limits.addressSpace)", "--nproc=\(limits.processes + 2)",
      "--fsize=\(limits.fileSize)", "--nofile=256", "--core=0", "--stack=8388608",
      "--msgqueue=0", "--memlock=65536", "--",
    ]
  }
}
