import ArgumentParser

/// The command: `check` unless another verb is given.
@main
struct Gradcheck: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gradcheck",
    abstract: "Checks claimed gradients against numerical differentiation with honest error bars.",
    version: "0.1.0",
    subcommands: [CheckCommand.self, DifferentiateCommand.self],
    defaultSubcommand: CheckCommand.self)

  static func main() async {
    CommandLineStart.prepare()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let failure as CommandFailure {
      StandardError.write(failure.message.isEmpty ? "" : "gradcheck: \(failure.message)\n")
      ExitStatus.leave(failure.status)
    } catch {
      // The parser's own errors: usage is 64 (EX_USAGE), help and version are 0.
      let status = exitCode(for: error)
      let message = fullMessage(for: error)
      if status.isSuccess {
        StandardOutput().write(message + "\n")
        ExitStatus.leave(.success)
      }
      StandardError.write(message + "\n")
      ExitStatus.leave(.usage)
    }
  }
}
