import GradientFixtures
import GradientReporting

/// The fixture files that a command line names, each once, in its order.
struct InputFiles {
  /// A file to read, where `-` is standard input; or a path that names none.
  private(set) var entries: [Result<String, FixtureSourceError>] = []

  /// The files to read.
  var files: [String] { entries.compactMap { try? $0.get() } }

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
          entries.append(.success(file))
        }
      } catch {
        entries.append(.failure(error))
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
  /// One sentence without a full stop: `Fixtures/b.json: there is no such file or folder`.
  var sentence: String {
    switch reason {
    case .emptyFolder: "\(path): the folder has no file named *.json"
    case .file(let error): CommandFailure.reading(path, error).message
    }
  }

  /// The same as a line of results has it.
  var problem: InputProblem {
    InputProblem(
      kind: reason == .emptyFolder ? .malformed : .missing, file: path, message: sentence)
  }
}
