import GradientReporting
import PlainText
import SubmissionGrading

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where a report goes: standard output, a file, or a folder of files.
struct ReportTarget {
  private let output: String?
  private let inputs: [String]

  /// A target by the value of `--output`; nil and `-` are standard output.
  init(_ output: String?, inputs: [String]) {
    self.output = output == "-" ? nil : output
    self.inputs = inputs
  }

  /// The folder that the path means, if it means one.
  ///
  /// That is what is a folder, what ends with a slash, and, for several submissions in a format for one, what
  /// is not there yet.
  func folder(for view: GradeView, count: Int) -> String? {
    guard let output else { return nil }
    if output.hasSuffix("/") { return output }
    var status = stat()
    guard stat(output, &status) == 0 else {
      return view.isPerSubmission && count > 1 ? output : nil
    }
    return status.st_mode & S_IFMT == S_IFDIR ? output : nil
  }

  /// Writes one file, or standard output.
  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    guard let output else { return try StandardOutput().write(bytes) }
    try check(output)
    try StandardOutput(path: output).write(bytes)
  }

  /// Writes files into a folder, which is created where it is missing; what else is in it stays.
  func write(_ files: [ViewFile], to folder: String) throws(CommandFailure) {
    guard mkdir(folder, 0o755) == 0 || errno == EEXIST else {
      throw CommandFailure(
        status: .missingFile,
        message: "cannot make \(VisibleText.of(folder)): \(String(cString: strerror(errno)))")
    }
    let paths = files.map { folder.hasSuffix("/") ? folder + $0.name : "\(folder)/\($0.name)" }
    // All before the first is written: a folder that is half written is worse than a refusal.
    for path in paths { try check(path) }
    for (path, file) in zip(paths, files) { try StandardOutput(path: path).write(file.bytes) }
  }

  /// Refuses to write over what a report is made from, also over that of another class.
  private func check(_ path: String) throws(CommandFailure) {
    try OutputGuard.check(path, against: inputs)
    guard let kind = GradingFile.kind(at: path) else { return }
    throw CommandFailure(
      status: .usage,
      message: VisibleText.of(
        "--output \(path): this is \(kind), and a report would overwrite it; name another file, or remove "
          + "it first"))
  }
}

/// The files that a teacher cannot have again by running a command.
private enum GradingFile {
  /// What such a file is, in words; nil for any other, and for what is no file.
  static func kind(at path: String) -> String? {
    // What is no regular file, such as a FIFO, is not opened: that may wait for ever.
    guard ReplacedFile.isRegular(path) else { return nil }
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    let bytes = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, count in
      count = max(0, read(file, buffer.baseAddress, buffer.count))
    }
    // Results of other services quote the schema of results, but do not begin with it.
    if bytes.starts(with: #"{"schema":"gradcheck.grade/"#.utf8) { return "a file of results" }
    if bytes.starts(with: #"{"schema":"gradcheck.shard/"#.utf8) { return "a file of results" }
    let mark = Array(#""gradcheck.exercise/"#.utf8)
    let isExercise = bytes.indices.contains { bytes[$0...].starts(with: mark) }
    return isExercise ? "an exercise file" : nil
  }
}
