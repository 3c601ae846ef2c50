import PlainText
import ReferenceAutodiff
import StrictJSON

/// A formula of an exercise file, and where it stands there.
struct PlacedFormula {
  var text = ""
  /// The place of its opening quotation mark.
  var offset = 0
  /// Whether it is written without escapes, so that its bytes are those of the file.
  var isPlain = false

  /// The place of an error in the file.
  func place(of error: FormulaError) -> Int {
    isPlain && error.range != 0..<0 ? offset + 1 + error.range.lowerBound : offset
  }
}

/// What the keys of a part say of one another.
extension ExerciseReader {
  func finish(_ draft: Draft) throws(JSONError) -> ExercisePart {
    try require(
      ["id", "points", "function", "at", "answers"], of: "a part", in: draft.seen, at: draft.start)
    try checkNames(draft)
    try checkLabels(draft)
    try checkCredit(draft)
    func input(_ input: Named<ExercisePart.Source>) -> ExercisePart.Input {
      let aliases = draft.names.first { $0.name == input.name }?.value.map(\.name) ?? []
      return ExercisePart.Input(
        name: input.name, source: input.value, aliases: aliases + [input.name],
        fallback: draft.fallback.first { $0.name == input.name }?.value)
    }
    let headings = draft.headings.map(\.name)
    let part = ExercisePart(
      id: draft.id.name, points: draft.points,
      headings: headings + (headings.contains(draft.id.name) ? [] : [draft.id.name]),
      function: draft.function.text,
      variables: draft.variables.map(input), data: draft.data.map(input),
      answers: draft.answers.map { answer in
        ExercisePart.Answer(
          variable: answer.name, labels: answer.value.map(\.name),
          weight: draft.credit?.first { $0.name == answer.name }?.value)
      },
      mistakes: draft.mistakes.map {
        ExercisePart.Mistake(function: $0.formula.text, messages: $0.messages)
      })
    let trial = FormulaTrial(part)
    for formula in [draft.function] + draft.mistakes.map(\.formula) {
      if let error = trial.error(in: formula.text) {
        throw json.failure("\(error)", at: formula.place(of: error))
      }
    }
    return part
  }

  private func checkNames(_ draft: Draft) throws(JSONError) {
    let inputs = draft.variables + draft.data
    var seen: Set<String> = []
    for input in inputs {
      guard seen.insert(input.name).inserted else {
        throw json.failure(
          "expected a name that is not in \"at\", found \(Self.quoted(input.name))",
          at: input.offset)
      }
      do throws(FormulaError) {
        _ = try Formula("0", variables: [FormulaVariable(input.name)])
      } catch {
        throw json.failure("\(error)", at: input.offset)
      }
    }
    let variables = draft.variables.map(\.name)
    for answer in draft.answers where !variables.contains(answer.name) {
      throw json.failure(
        "expected a variable of \"at\" (\(variables.joined(separator: ", "))), "
          + "found \(Self.quoted(answer.name))", at: answer.offset)
    }
    let all = inputs.map(\.name).joined(separator: ", ")
    for (name, offset) in draft.names.map({ ($0.name, $0.offset) })
      + draft.fallback.map({ ($0.name, $0.offset) }) where !seen.contains(name)
    {
      throw json.failure(
        "expected a name of \"at\" or \"data\" (\(all)), found \(Self.quoted(name))", at: offset)
    }
    for fallback in draft.fallback {
      guard let input = inputs.first(where: { $0.name == fallback.name }),
        input.value == .submission
      else {
        throw json.failure(
          "expected a variable that is \"from-submission\", found "
            + "\(Self.quoted(fallback.name)), whose numbers are fixed", at: fallback.offset)
      }
    }
  }

  /// A label that stands before two answers tells neither.
  private func checkLabels(_ draft: Draft) throws(JSONError) {
    var owners: [[UInt8]: String] = [:]
    for answer in draft.answers {
      for label in answer.value {
        let owner = owners.updateValue(answer.name, forKey: Self.folded(label.name))
        if let owner, owner != answer.name {
          throw json.failure(
            "expected a label of \(Self.quoted(answer.name)) alone, found "
              + "\(Self.quoted(label.name)) as for \(Self.quoted(owner))", at: label.offset)
        }
      }
    }
  }

  private func checkCredit(_ draft: Draft) throws(JSONError) {
    guard let credit = draft.credit else { return }
    let answers = draft.answers.map(\.name)
    if let stranger = credit.first(where: { !answers.contains($0.name) }) {
      throw json.failure(
        "expected shares for the answers (\(answers.joined(separator: ", "))), found one for "
          + "\(Self.quoted(stranger.name))", at: stranger.offset)
    }
    if let missing = answers.first(where: { name in !credit.contains { $0.name == name } }) {
      throw json.failure(
        "expected \"all\" or a share for every answer, found none for \(Self.quoted(missing))",
        at: draft.creditOffset)
    }
    let sum = credit.reduce(0) { $0 + $1.value }
    guard (sum - 1).magnitude < 1e-9 else {
      throw json.failure(
        "expected shares that add up to 1, found \(NumberFormatting.exact(sum))",
        at: draft.creditOffset)
    }
  }
}
