import PlainText
import SubmissionGrading
import SubmissionReading

/// The submissions that a command line names.
enum SubmissionPaths {
  /// Makes a batch of what is there; what is not is told on standard error.
  static func batch(_ paths: [String], _ status: inout ExitStatus) -> SubmissionBatch {
    var entries: [SubmissionFiles.Entry] = []
    for path in paths {
      guard let found = SubmissionFiles.entries(at: path) else {
        StandardError.write("gradcheck: \(VisibleText.of(path)): there is no such file or folder\n")
        status = status.combined(with: .missingFile)
        continue
      }
      entries += found
    }
    return SubmissionBatch(entries)
  }
}
