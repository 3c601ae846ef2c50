import ArgumentParser
import GradientFixtures
import GradientReporting
import NumericalDifferentiation

/// How derivatives are taken, for every verb that takes them.
struct MethodOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The numerical method: \(StandardMethods.all.map(\.name).joined(separator: ", ")).",
      valueName: "name"))
  var method = "adaptive"

  func differentiationMethod() throws -> any DifferentiationMethod {
    guard let found = StandardMethods.named(method) else {
      throw ValidationError(
        "There is no method '\(method)'; the methods are "
          + StandardMethods.all.map(\.name).joined(separator: ", ") + ".")
    }
    return found
  }
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

/// A shard as `2/5`.
struct ShardArgument: ExpressibleByArgument {
  let shard: Shard

  init?(argument: String) {
    guard let shard = Shard(argument) else { return nil }
    self.shard = shard
  }
}
