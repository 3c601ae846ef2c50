import GradientFixtures
import GradientReporting

/// The fixture files that a command line names, each once, in its order.
struct InputFiles {
  /// The files to read; `-` is standard input.
  private(set) var files: [String] = []

  /// Paths that name nothing, in the order of the command line.
  private(set) var problems: [FixtureSourceError] = []

  /// Turns paths into files: folders become what is in them.
  ///
  /// What is named twice (`Fixtures/*.json Fixtures/kinks.json`, `- -`) is read once: its cases would
  /// count twice, and standard input has nothing more to give.
  init(_ paths: [String]) {
    var seen: Set<String> = []
    for path in paths {
      do throws(FixtureSourceError) {
        for file in try FixtureSource.files(at: path)
        where seen.insert(Self.normalised(file)).inserted {
          files.append(file)
        }
      } catch {
        problems.append(error)
      }
    }
  }

  /// The path without `./` and doubled slashes, so that two spellings of it are seen to be one.
  private static func normalised(_ path: String) -> String {
    let parts = path.split(separator: "/").filter { $0 != "." }
    return (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
  }
}

extension FixtureSourceError {
  /// Whether something is there, but no fixture file.
  var isMalformed: Bool {
    switch reason {
    case .notFound, .unreadable: false
    case .folder, .emptyFolder, .notAFile, .tooLarge: true
    }
  }
}
