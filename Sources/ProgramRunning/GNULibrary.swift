#if os(Linux) && canImport(Glibc)
  import Glibc

  /// Functions of the C library that its headers show only to programs of `_GNU_SOURCE`, which Swift's
  /// are not: looked up by name, so nil where a library is too old for one.
  enum GNULibrary {
    /// Makes a pipe whose ends no program inherits by chance.
    static let pipe2: (@convention(c) (UnsafeMutablePointer<Int32>, Int32) -> Int32)? =
      function("pipe2")

    /// Makes a file in memory, without a name.
    static let memfdCreate: (@convention(c) (UnsafePointer<CChar>, UInt32) -> Int32)? =
      function("memfd_create")

    /// Makes a program start without the files from a number on; glibc 2.34 and later.
    static let closeFrom:
      (@convention(c) (UnsafeMutablePointer<posix_spawn_file_actions_t>, Int32) -> Int32)? =
        function("posix_spawn_file_actions_addclosefrom_np")

    /// `MFD_CLOEXEC` of `linux/memfd.h`.
    static let closeOnExecution: UInt32 = 1

    /// `POSIX_SPAWN_SETSID` of `spawn.h`.
    static let newSession: Int32 = 0x80

    private static func function<Function>(_ name: String) -> Function? {
      dlsym(nil, name).map { unsafeBitCast($0, to: Function.self) }
    }
  }
#endif
