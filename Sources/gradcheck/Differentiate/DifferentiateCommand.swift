import ArgumentParser
import NumericalDifferentiation
import ReferenceAutodiff

/// `gradcheck differentiate`: the derivatives of a formula at a point, and how far they can be trusted.
struct DifferentiateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "differentiate",
    abstract: "Differentiate a formula at a point.",
    discussion: """
      gradcheck differentiate 'sin(x^2+1)' --at x=3
      gradcheck differentiate 'mean((w*x + b - t)^2)' --at w=1.5,b=0.5 --data 'x=[1,2,4]' --data 't=[3,5,7]'

      Every derivative is printed with its error bar, beside the one that the reference engine computes \
      from the formula. The step study shows what a plain central difference gives at each step size, \
      and how far that is from the derivative.

      Numbers may be constant formulas, such as x=pi/2 or 'y=[1/3, sqrt(2)]'.
      """)

  @Argument(help: "The formula, in quotes, such as 'sin(x^2+1)'.")
  var formula: String

  @Option(
    help: ArgumentHelp(
      "The point: what to differentiate by, as x=3, 'y=[1,2]' or 'W=[[1,2],[3,4]]'; several are "
        + "joined by commas, or given one after the other.", valueName: "x=number"))
  var at: [String]

  @Option(
    help: ArgumentHelp(
      "Constants that the formula uses, written like the point.", valueName: "t=number"))
  var data: [String] = []

  @OptionGroup
  var methodOptions: MethodOptions

  @Option(help: ArgumentHelp("The format in which the formula computes.", valueName: "name"))
  var precision = FormulaPrecision.float64

  @Option(help: ArgumentHelp("How the answer is written.", valueName: "name"))
  var format = AnswerFormat.text

  @OptionGroup
  var outputOptions: OutputOptions

  func run() throws {
    let question: FormulaQuestion
    do {
      question = try FormulaQuestion(
        formula, at: PointArguments(at, of: "--at"), data: PointArguments(data, of: "--data"),
        precision: precision)
    } catch let error as PointArgumentError {
      throw CommandFailure(status: .usage, message: "\(error)")
    } catch let error as RangeError {
      throw CommandFailure(status: .usage, message: "\(error)")
    } catch let error as FormulaError {
      throw CommandFailure(status: .usage, message: "\(error)")
    }
    let sink = try ResultSink(outputOptions.output, replacing: [.derivatives], sparing: [])
    let answer = try question.answer(by: methodOptions.method.method)
    switch format {
    case .text: try sink.write(Array(answer.text(colour: sink.showsColour).utf8))
    case .json: try sink.write(answer.json())
    }
    try sink.finish()
  }

  /// Moves a formula that begins with a minus sign behind `--`, where it is not taken for options.
  ///
  /// `gradcheck differentiate -x^2 --at x=3` is what people type.
  static func protectingFormula(in arguments: [String]) -> [String] {
    guard arguments.first == configuration.commandName, !arguments.contains("--") else {
      return arguments
    }
    let index = arguments.indices.dropFirst().first { index in
      let argument = arguments[index]
      let isValue = isOption(arguments[index - 1]) && !arguments[index - 1].contains("=")
      return argument.hasPrefix("-") && argument != "-h" && !isOption(argument) && !isValue
    }
    guard let index else { return arguments }
    var moved = arguments
    let formula = moved.remove(at: index)
    return moved + ["--", formula]
  }

  /// Whether an argument looks like `--name` or `--name=value`, known or misspelt.
  private static func isOption(_ argument: String) -> Bool {
    guard argument.hasPrefix("--") else { return false }
    let name = argument.dropFirst(2).prefix { $0 != "=" }
    return name.first?.isLetter == true && name.allSatisfy { $0.isLetter || $0 == "-" }
  }
}

/// How an answer is written.
enum AnswerFormat: String, ExpressibleByArgument, CaseIterable {
  case text
  case json
}
