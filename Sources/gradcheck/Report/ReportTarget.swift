import GradeViews
import HostFiles
import PlainText
import SubmissionGrading

/// Where a report goes: standard output, a file, or a folder of files.
struct ReportTarget {
  private let output: String?
  private let inputs: [String]
  private let own: Set<FileContents>

  /// A target by the value of `--output`; nil and `-` are standard output.
  ///
  /// - Parameter own: What may be replaced.
  init(_ output: String?, inputs: [String], replacing own: Set<FileContents>) {
    self.output = output == "-" ? nil : output
    self.inputs = inputs
    self.own = own
  }

  /// The folder that the path means, if it means one.
  ///
  /// That is what is a folder, what ends with a slash, and, for several submissions in a format for one, what
  /// is not there yet.
  func folder(for view: GradeView, count: Int) -> String? {
    guard let output else { return nil }
    if output.hasSuffix("/") { return output }
    guard let kind = HostFile.kind(of: output) else {
      return view.isPerSubmission && count > 1 ? output : nil
    }
    return kind == .folder ? output : nil
  }

  /// Writes one file, or standard output.
  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    let sink = try ResultSink(output, replacing: own, sparing: inputs)
    try sink.write(bytes)
    try sink.finish()
  }

  /// Writes files into a folder, which is created where it is missing; what else is in it stays.
  func write(_ files: [ViewFile], to folder: String) throws(CommandFailure) {
    do throws(FileError) {
      try HostFolder.make(folder)
    } catch {
      throw .writing(folder, error)
    }
    let paths = files.map { folder.hasSuffix("/") ? folder + $0.name : "\(folder)/\($0.name)" }
    // All before the first is written: a folder that is half written is worse than a refusal.
    for path in paths { try ResultSink.check(path, replacing: own, sparing: inputs) }
    for (path, file) in zip(paths, files) {
      do throws(FileError) {
        try ReplacedFile.write(file.bytes, to: path)
      } catch {
        throw .writing(path, error)
      }
    }
  }
}
