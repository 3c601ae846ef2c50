import ArgumentParser

/// `gradcheck differentiate`: the derivative of a formula at a point.
struct DifferentiateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "differentiate", abstract: "Differentiate a formula at a point.")

  func run() throws {
  }
}
