import ArgumentParser
import HostFiles

/// The command: `check` unless another verb is given.
@main
struct Gradcheck: AsyncParsableCommand {
  /// The version of the command.
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "gradcheck",
    abstract: "Checks claimed gradients against numerical differentiation with honest error bars.",
    discussion: """
      gradcheck Fixtures/*.json                      check fixture files
      gradcheck differentiate 'sin(x^2+1)' --at x=3  differentiate a formula
      gradcheck grade --exercise e.json submissions/ grade submissions
      gradcheck merge parts/*.jsonl                  put results of several machines together
      gradcheck report results.jsonl --format html   show results in another format
      """,
    version: version,
    subcommands: [
      CheckCommand.self, DifferentiateCommand.self, GradeCommand.self, MergeCommand.self,
      ReportCommand.self,
      SchemaCommand.self,
    ],
    defaultSubcommand: CheckCommand.self)

  static func main() async {
    HostStream.prepare()
    let arguments = DifferentiateCommand.protectingFormula(
      in: Array(CommandLine.arguments.dropFirst()))
    do {
      var command = try parseAsRoot(arguments)
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as CommandFailure {
      StandardError.write("gradcheck: \(failure.message)\n")
      ExitStatus.leave(failure.status)
    } catch {
      leave(after: error)
    }
  }

  /// Ends the process after an error of the parser: help and version are among them, and succeed.
  private static func leave(after error: any Error) -> Never {
    let status = exitCode(for: error)
    let message = fullMessage(for: error)
    if status.isSuccess {
      do {
        try StandardOutput.write(message + "\n")
      } catch {
        StandardError.write("gradcheck: \(error.message)\n")
        ExitStatus.leave(error.status)
      }
      ExitStatus.leave(.success)
    }
    StandardError.write(message + "\n")
    ExitStatus.leave(status == .validationFailure ? .usage : .internalError)
  }
}
