import ArgumentParser

/// `gradcheck schema`: prints the JSON Schema of a file format, for editors.
struct SchemaCommand: ParsableCommand {
  /// The formats that have a schema.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case exercise
    case fixture
    case result
  }

  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print the JSON Schema of a file format.")

  @Argument(help: "The format.")
  var format: Format

  func run() throws {
    switch format {
    case .exercise: StandardOutput().write(SchemaText.exercise)
    case .fixture: StandardOutput().write(SchemaText.fixture)
    case .result: StandardOutput().write(SchemaText.result)
    }
  }
}
