import PlainText
import StrictJSON

/// The parts of an exercise file.
extension ExerciseReader {
  static let partKeys = [
    "id", "points", "credit", "headings", "function", "at", "data", "names", "fallback", "answers",
    "mistakes",
  ]

  /// A part as it stands in the file, with the places that later refusals point at.
  struct Draft {
    var start: Int
    var seen: Set<String> = []
    var id = Named(name: "", value: (), offset: 0)
    var points = 0.0
    var credit: [Named<Double>]?
    var creditOffset = 0
    var headings: [Named<Void>] = []
    var function = PlacedFormula()
    var variables: [Named<ExercisePart.Source>] = []
    var data: [Named<ExercisePart.Source>] = []
    var names: [Named<[Named<Void>]>] = []
    var fallback: [Named<NumberArray>] = []
    var answers: [Named<[Named<Void>]>] = []
    var mistakes: [(formula: PlacedFormula, messages: [(language: Language, text: String)])] = []

    func place(ofHeading heading: String) -> Int? {
      ([id] + headings).first { $0.name == heading }?.offset
    }
  }

  mutating func draft() throws(JSONError) -> Draft {
    var draft = Draft(start: valueOffset())
    var object = try json.beginObject()
    while let key = try nextKey(in: &object, of: "a part", Self.partKeys) {
      draft.seen.insert(key)
      let offset = valueOffset()
      switch key {
      case "id":
        draft.id = Named(name: try nonEmptyText("an identifier"), value: (), offset: offset)
      case "points": draft.points = try number(in: 0...1e6)
      case "credit":
        draft.creditOffset = offset
        draft.credit = try credit()
      case "headings": draft.headings = try texts("a heading")
      case "function": draft.function = try formula()
      case "at": draft.variables = try inputs(atLeastOne: true)
      case "data": draft.data = try inputs(atLeastOne: false)
      case "names":
        draft.names = try members { reader throws(JSONError) in try reader.texts("a name") }
      case "fallback":
        draft.fallback = try members { reader throws(JSONError) in try reader.numbers() }
      case "answers":
        draft.answers = try members { reader throws(JSONError) in try reader.texts("a label") }
        guard !draft.answers.isEmpty else {
          throw json.failure("expected a variable that is asked for, found none", at: offset)
        }
      default: draft.mistakes = try mistakes()
      }
    }
    return draft
  }

  private mutating func credit() throws(JSONError) -> [Named<Double>]? {
    if try json.peek() == .string {
      _ = try choice(["all"], or: " or a share for every answer")
      return nil
    }
    return try members { reader throws(JSONError) in try reader.number(in: 0...1) }
  }

  private mutating func inputs(
    atLeastOne: Bool
  ) throws(JSONError) -> [Named<ExercisePart.Source>] {
    let offset = valueOffset()
    let all = try members { reader throws(JSONError) -> ExercisePart.Source in
      guard try reader.json.peek() == .string else { return .fixed(try reader.numbers()) }
      _ = try reader.choice(["from-submission"], or: " or numbers")
      return .submission
    }
    guard !all.isEmpty || !atLeastOne else {
      throw json.failure("expected a variable to differentiate by, found none", at: offset)
    }
    return all
  }

  private mutating func formula() throws(JSONError) -> PlacedFormula {
    let offset = valueOffset()
    let text = try nonEmptyText("a formula")
    // Escapes make the columns of the file other ones than those of the formula.
    let length = json.offset - offset - 2
    return PlacedFormula(text: text, offset: offset, isPlain: length == text.utf8.count)
  }

  private mutating func mistakes() throws(JSONError) -> [(
    formula: PlacedFormula, messages: [(language: Language, text: String)]
  )] {
    var all: [(formula: PlacedFormula, messages: [(language: Language, text: String)])] = []
    let known = ["function"] + Language.allCases.map(\.rawValue)
    var array = try json.beginArray()
    while try json.nextElement(in: &array) {
      let start = valueOffset()
      var formula = PlacedFormula()
      var messages: [(language: Language, text: String)] = []
      var seen: Set<String> = []
      var object = try json.beginObject()
      while let key = try nextKey(in: &object, of: "a mistake", known) {
        seen.insert(key)
        if let language = Language(rawValue: key) {
          messages.append((language, try nonEmptyText("a text")))
        } else {
          formula = try self.formula()
        }
      }
      try require(["function"], of: "a mistake", in: seen, at: start)
      guard !messages.isEmpty else {
        throw json.failure("a mistake needs a text in \"ru\" or \"en\"; found none", at: start)
      }
      all.append((formula, messages))
    }
    return all
  }
}
