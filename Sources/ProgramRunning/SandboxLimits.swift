/// What a submission's processes may use, all of them together unless said otherwise.
package struct SandboxLimits: Sendable, Equatable {
  /// The time from the start to the end.
  package var wall: Duration

  /// The processor time of the whole tree of processes.
  package var cpu: Duration

  /// The memory of the whole tree in bytes: what its processes hold alone, and its temporary files.
  ///
  /// It is measured from outside, some hundred times in a second, so that a program can hold a
  /// little more for a moment; ``addressSpace`` bounds that moment.
  package var memory: Int

  /// The address space of one process, in bytes.
  ///
  /// A process that asks for more is refused it.
  package var addressSpace: Int

  /// The number of processes and threads at any time.
  package var processes: Int

  /// The bytes that are kept of standard output, and as many of standard error.
  package var output: Int

  /// The largest file, in bytes, that a program can write into its temporary folder.
  package var fileSize: Int

  /// The bytes of all temporary files.
  package var temporaryBytes: Int

  /// The number of temporary files and folders.
  package var temporaryFiles: Int

  /// For a small Python program: a few seconds, half a GiB.
  package static let python = Self(
    wall: .seconds(10), cpu: .seconds(5), memory: 512 << 20, addressSpace: 1 << 30,
    processes: 16, output: 1 << 20, fileSize: 8 << 20, temporaryBytes: 32 << 20,
    temporaryFiles: 4096)

  /// For a Swift program, which is compiled first: the compiler needs more than any exercise.
  package static let swift = Self(
    wall: .seconds(120), cpu: .seconds(90), memory: 2 << 30, addressSpace: 16 << 30,
    processes: 48, output: 1 << 20, fileSize: 128 << 20, temporaryBytes: 384 << 20,
    temporaryFiles: 16_384)

  /// Makes limits; see the properties for what each bounds.
  package init(
    wall: Duration, cpu: Duration, memory: Int, addressSpace: Int, processes: Int, output: Int,
    fileSize: Int, temporaryBytes: Int, temporaryFiles: Int
  ) {
    self.wall = wall
    self.cpu = cpu
    self.memory = memory
    self.addressSpace = addressSpace
    self.processes = processes
    self.output = output
    self.fileSize = fileSize
    self.temporaryBytes = temporaryBytes
    self.temporaryFiles = temporaryFiles
  }

  /// Whether each limit is one that the kernel understands: above 0, and below 2^48.
  var areUsable: Bool {
    let counts = [
      memory, addressSpace, processes, output, fileSize, temporaryBytes, temporaryFiles,
    ]
    return counts.allSatisfy { $0 > 0 && $0 < 1 << 48 }
      && [wall, cpu].allSatisfy { $0 > .zero && $0 < .seconds(1 << 24) }
  }
}

/// A limit of ``SandboxLimits`` that a program ran into.
package enum SandboxLimit: String, Sendable, CaseIterable {
  /// It took too long.
  case wall

  /// It used too much processor time.
  case cpu

  /// It used too much memory.
  case memory

  /// It started too many processes or threads.
  case processes

  /// It wrote too much to standard output or standard error.
  case output

  /// It ended at the attempt to write too large a file.
  case fileSize = "file-size"

  /// It made too many temporary files.
  case temporaryFiles = "temporary-files"
}
