import GradientReporting
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
    try OutputGuard.check(output, against: inputs)
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
    for path in paths { try OutputGuard.check(path, against: inputs) }
    for (path, file) in zip(paths, files) { try StandardOutput(path: path).write(file.bytes) }
  }
}
