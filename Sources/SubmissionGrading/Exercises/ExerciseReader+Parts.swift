import ReferenceAutodiff
import StrictJSON

extension ExerciseReader {
  static let partKeys = [
    "id", "points", "credit", "headings", "function", "at", "data", "names", "fallback", "answers",
    "mistakes",
  ]

  private struct Draft {
    var id: String?
    var points: Double?
    var credit: [(name: String, weight: Double)]?
    var headings: [String] = []
    var function: (text: String, offset: Int)?
    var variables: [(name: String, source: ExercisePart.Source)] = []
    var data: [(name: String, source: ExercisePart.Source)] = []
    var names: [String: [String]] = [:]
    var fallback: [String: NumberArray] = [:]
    var answers: [(name: String, labels: [String])] = []
    var mistakes: [(mistake: ExercisePart.Mistake, offset: Int)] = []
  }

  mutating func part() throws(JSONError) -> ExercisePart {
    var draft = Draft()
    let start = valueOffset()
    var object = try json.beginObject()
    while let key = try nextKey(in: &object, of: "a part", Self.partKeys) {
      switch key {
      case "id": draft.id = try nonEmptyText("an identifier")
      case "points": draft.points = try number(in: 0...1e6)
      case "credit": draft.credit = try credit()
      case "headings": draft.headings = try texts("a heading")
      case "function": draft.function = (try nonEmptyText("a formula"), json.offset)
      case "at": draft.variables = try inputs()
      case "data": draft.data = try inputs()
      case "names": draft.names = Dictionary(uniqueKeysWithValues: try lists("a name"))
      case "fallback":
        try eachMember { reader, name throws(JSONError) in
          draft.fallback[name] = try reader.numbers()
        }
      case "answers": draft.answers = try lists("a label").map { (name: $0, labels: $1) }
      default: draft.mistakes = try mistakes()
      }
    }
    return try finish(draft, at: start)
  }

  private func finish(_ draft: Draft, at start: Int) throws(JSONError) -> ExercisePart {
    guard let id = draft.id, let points = draft.points, let function = draft.function,
      !draft.variables.isEmpty, !draft.answers.isEmpty
    else {
      throw json.failure(
        "a part needs \"id\", \"points\", \"function\", \"at\", \"answers\"", at: start)
    }
    let variableNames = draft.variables.map(\.name)
    let names = variableNames + draft.data.map(\.name)
    for name in draft.answers.map(\.name) where !variableNames.contains(name) {
      throw json.failure("the answer \"\(name)\" is no variable of \"at\"", at: start)
    }
    for name in Array(draft.names.keys) + Array(draft.fallback.keys) where !names.contains(name) {
      throw json.failure("\"\(name)\" is neither in \"at\" nor in \"data\"", at: start)
    }
    if let credit = draft.credit {
      let isShared = Set(credit.map(\.name)) == Set(draft.answers.map(\.name))
      let sum = credit.reduce(0) { $0 + $1.weight }
      guard isShared, (sum - 1).magnitude < 1e-9 else {
        throw json.failure(
          "\"credit\" is \"all\", or a share for every answer, and the shares add up to 1",
          at: start)
      }
    }
    func input(_ name: String, _ source: ExercisePart.Source) -> ExercisePart.Input {
      ExercisePart.Input(
        name: name, source: source, aliases: (draft.names[name] ?? []) + [name],
        fallback: draft.fallback[name])
    }
    let part = ExercisePart(
      id: id, points: points, headings: draft.headings + (draft.headings.contains(id) ? [] : [id]),
      function: function.text,
      variables: draft.variables.map(input), data: draft.data.map(input),
      answers: draft.answers.map { answer in
        ExercisePart.Answer(
          variable: answer.name, labels: answer.labels,
          weight: draft.credit?.first { $0.name == answer.name }?.weight)
      },
      mistakes: draft.mistakes.map(\.mistake))
    try check(function.text, of: part, at: function.offset - 1)
    for (mistake, offset) in draft.mistakes { try check(mistake.function, of: part, at: offset) }
    return part
  }

  /// Compiles a formula with the shapes that are known, and plain numbers for the others.
  private func check(_ formula: String, of part: ExercisePart, at offset: Int) throws(JSONError) {
    func sample(_ input: ExercisePart.Input) -> NumberArray? {
      if case .fixed(let numbers) = input.source { return numbers }
      return input.fallback
    }
    func attempt(_ standIn: NumberArray) throws(FormulaError) {
      _ = try Formula(
        formula,
        variables: part.variables.map {
          FormulaVariable($0.name, shape: (sample($0) ?? standIn).shape)
        },
        constants: part.data.map { input in
          let numbers = sample(input) ?? standIn
          return FormulaConstant(input.name, shape: numbers.shape, values: numbers.values)
        })
    }
    let hasAllShapes = (part.variables + part.data).allSatisfy { sample($0) != nil }
    do throws(FormulaError) {
      try attempt(NumberArray(1))
    } catch {
      // A formula for vectors or matrices does not compile with numbers.
      let others = [
        NumberArray(shape: [2], values: [1, 1]), NumberArray(shape: [2, 2], values: [1, 1, 1, 1]),
      ]
      let isFine = !hasAllShapes && others.contains { (try? attempt($0)) != nil }
      if !isFine { throw json.failure("\(error)", at: offset) }
    }
  }

  // MARK: Members

  private mutating func eachMember(
    _ body: (inout ExerciseReader, String) throws(JSONError) -> Void
  ) throws(JSONError) {
    var object = try json.beginObject()
    while let key = try json.nextKey(in: &object) {
      let name = json.text(of: key)
      try body(&self, name)
    }
  }

  private mutating func lists(_ what: String) throws(JSONError) -> [(String, [String])] {
    var all: [(String, [String])] = []
    try eachMember { reader, name throws(JSONError) in all.append((name, try reader.texts(what))) }
    return all
  }

  private mutating func credit() throws(JSONError) -> [(name: String, weight: Double)]? {
    if try json.peek() == .string {
      return try choice({ $0 == "all" ? .some(nil) : nil }, "\"all\" or a share for every answer")
    }
    var shares: [(name: String, weight: Double)] = []
    try eachMember { reader, name throws(JSONError) in
      shares.append((name, try reader.number(in: 0...1)))
    }
    return shares
  }

  private mutating func inputs() throws(JSONError) -> [(
    name: String, source: ExercisePart.Source
  )] {
    var all: [(name: String, source: ExercisePart.Source)] = []
    try eachMember { reader, name throws(JSONError) in
      guard try reader.json.peek() == .string else {
        all.append((name, .fixed(try reader.numbers())))
        return
      }
      let source: ExercisePart.Source = try reader.choice(
        { $0 == "from-submission" ? .submission : nil }, "numbers or \"from-submission\"")
      all.append((name, source))
    }
    return all
  }

  private mutating func mistakes() throws(JSONError) -> [(
    mistake: ExercisePart.Mistake, offset: Int
  )] {
    var all: [(mistake: ExercisePart.Mistake, offset: Int)] = []
    var array = try json.beginArray()
    while try json.nextElement(in: &array) {
      let start = valueOffset()
      var mistake = ExercisePart.Mistake(function: "", messages: [])
      var object = try json.beginObject()
      let known = ["function"] + Language.allCases.map(\.rawValue)
      while let key = try nextKey(in: &object, of: "a mistake", known) {
        let text = try nonEmptyText("a text")
        if let language = Language(rawValue: key) {
          mistake.messages.append((language, text))
        } else {
          mistake.function = text
        }
      }
      guard !mistake.function.isEmpty, !mistake.messages.isEmpty else {
        throw json.failure("a mistake needs \"function\" and a text in \"ru\" or \"en\"", at: start)
      }
      all.append((mistake, start))
    }
    return all
  }
}
