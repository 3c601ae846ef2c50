import GradientChecking
import GradientReporting
import Synchronization

/// Where a failing predicate leaves its report, for the trait that hears of the failed expectation.
///
/// A predicate can only say `false`. The trait's issue handler then looks here for the report of the same source
/// location, and adds its table to the issue.
final class ReportMailbox: Sendable {
  /// The mailbox of the innermost test with the trait; a detached task has none.
  @TaskLocal static var current: ReportMailbox?

  struct Letter: Sendable {
    var report: GradientReport
    var location: SourceLocation
    /// The task that made the check; of several tasks on one line, each has its own issue.
    var task: Int?
    /// Whether an issue has shown it.
    var isShown = false
  }

  private let letters = Mutex<[Letter]>([])

  func post(_ report: GradientReport, at location: SourceLocation) {
    letters.withLock {
      $0.append(Letter(report: report, location: location, task: Self.currentTask))
    }
  }

  private static var currentTask: Int? { withUnsafeCurrentTask { $0?.hashValue } }

  /// The letters that an issue at a location is about.
  ///
  /// These are the reports from the expectation's own line or, where a helper function hides the call, the
  /// last one that no issue has shown.
  func letters(for location: SourceLocation, taking: Bool = true) -> [Letter] {
    letters.withLock { letters in
      let here = letters.indices.filter {
        !letters[$0].isShown && letters[$0].location.isSamePlace(as: location)
      }
      let task = Self.currentTask
      var found = here.filter { letters[$0].task == task }
      if found.isEmpty { found = here }
      if found.isEmpty, let last = letters.lastIndex(where: { !$0.isShown }) { found = [last] }
      if taking {
        for index in found { letters[index].isShown = true }
      }
      return found.map { letters[$0] }
    }
  }

  /// Everything that was posted.
  var all: [Letter] { letters.withLock { $0 } }
}

extension SourceLocation {
  /// Whether two macros or calls were expanded in one place.
  fileprivate func isSamePlace(as other: SourceLocation) -> Bool {
    fileID == other.fileID && line == other.line
  }
}

/// Leaves a failing report where its details will be shown, and says whether it matches.
func delivered(_ report: GradientReport, at location: SourceLocation) -> Bool {
  guard !report.matches else { return true }
  if let mailbox = ReportMailbox.current {
    mailbox.post(report, at: location)
  } else {
    report.recordWarning(at: location)
  }
  return false
}

extension GradientReport {
  /// Says what a predicate cannot, where no trait is there to say it.
  fileprivate func recordWarning(at location: SourceLocation) {
    #if compiler(>=6.3)
      let hint =
        "\nWith the trait .gradientChecking on the test or its suite, this is part of the failed"
        + " expectation."
      Issue.record(
        Comment(rawValue: table + hint), severity: .warning, sourceLocation: location)
    #else
      // Without warnings, the details go where they do not fail a test that expects `false`.
      Attachment.record(table, named: "gradients.txt", sourceLocation: location)
    #endif
  }

  /// The report as a failing test prints it.
  var table: String { failureText(title: title) }
}
