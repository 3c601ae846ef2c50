import ArgumentParser

/// `gradcheck schema`: prints the JSON Schema of a file format, for editors.
struct SchemaCommand: ParsableCommand {
  /// The formats that have a schema.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case checkResult = "check-result"
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
    case .checkResult: try StandardOutput.write(SchemaText.checkResult)
    case .exercise: try StandardOutput.write(SchemaText.exercise)
    case .fixture: try StandardOutput.write(SchemaText.fixture)
    case .result: try StandardOutput.write(SchemaText.result)
    }
  }
}
