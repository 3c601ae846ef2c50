import CLibrary

/// How the process ends; the numbers above 2 are those of `sysexits.h`.
enum ExitStatus: Int32, Sendable {
  /// Every case was as expected.
  case success = 0
  /// Some case was not as expected.
  case notAsExpected = 1
  /// The command line was wrong.
  case usage = 64
  /// A file was malformed.
  case malformedFile = 65
  /// A file was not there, or could not be read; or results could not be written.
  case missingFile = 66
  /// Programs were to be run, and no sandbox can be made.
  case sandboxUnavailable = 69
  /// Something went wrong inside.
  case internalError = 70

  /// Several things happened: the first of 70, 66, 65, 1 wins.
  func combined(with other: ExitStatus) -> ExitStatus {
    rank <= other.rank ? self : other
  }

  private var rank: Int {
    switch self {
    case .usage: 0
    case .sandboxUnavailable: 1
    case .internalError: 2
    case .missingFile: 3
    case .malformedFile: 4
    case .notAsExpected: 5
    case .success: 6
    }
  }

  /// Ends the process.
  static func leave(_ status: ExitStatus) -> Never {
    exit(status.rawValue)
  }
}

/// Ends the command with a message on standard error.
struct CommandFailure: Error {
  var status: ExitStatus
  var message: String
}
