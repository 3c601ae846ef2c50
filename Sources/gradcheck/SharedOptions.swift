import ArgumentParser
import GradientReporting
import NumericalDifferentiation

/// How derivatives are taken, for every verb that takes them.
struct MethodOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How derivatives are taken.", valueName: "name"))
  var method = MethodName(.adaptive)
}

/// Where results go, for every verb that has results.
struct OutputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write results to a file, whole or not at all; by default to standard output.",
      valueName: "file"),
    completion: .file())
  var output: String?
}

/// A method by its name.
struct MethodName: ExpressibleByArgument {
  let method: any DifferentiationMethod

  init?(argument: String) {
    guard let method = StandardMethods.named(argument) else { return nil }
    self.method = method
  }

  init(_ method: any DifferentiationMethod) {
    self.method = method
  }

  var defaultValueDescription: String { method.name }

  static var allValueStrings: [String] { StandardMethods.all.map(\.name) }
}

/// A format by its name.
struct FormatName: ExpressibleByArgument {
  let format: ReportFormat

  init?(argument: String) {
    guard let format = ReportFormat.named(argument) else { return nil }
    self.format = format
  }

  init(_ format: ReportFormat) {
    self.format = format
  }

  var defaultValueDescription: String { format.name }

  static var allValueStrings: [String] { ReportFormat.all.map(\.name) }
}
