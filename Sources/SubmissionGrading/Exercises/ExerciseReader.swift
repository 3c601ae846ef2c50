import ReferenceAutodiff
public import StrictJSON

extension Exercise {
  /// Reads an exercise file.
  ///
  /// - Throws: A `JSONError` with line, column and path.
  public init(parsing bytes: [UInt8]) throws(JSONError) {
    self = try bytes.withUnsafeBufferPointer { buffer throws(JSONError) in
      var reader = ExerciseReader(json: try JSONReader(buffer))
      return try reader.read(sha256: SHA256.hexadecimal(of: bytes))
    }
  }
}

/// Reads an exercise file; unknown keys are errors, except remarks under `x-…`.
struct ExerciseReader: ~Copyable {
  static let fileKeys = [
    "$schema", "schema", "id", "title", "language", "max", "policy", "parts",
  ]
  static let policyKeys = ["rounding", "minDigits", "dtype", "decimalComma", "imprecise"]

  var json: JSONReader

  mutating func read(sha256: String) throws(JSONError) -> Exercise {
    var exercise = Exercise(
      id: "", title: [], language: .en, max: 0, policy: Policy(), parts: [], sha256: sha256)
    var language: Language?
    var claimedMax: (value: Double, offset: Int)?
    json.skipSpace()
    let start = json.offset
    var seen: Set<String> = []
    var object = try json.beginObject()
    while let key = try nextKey(in: &object, of: "an exercise", Self.fileKeys) {
      seen.insert(key)
      switch key {
      case "schema":
        let offset = valueOffset()
        guard try text() == Exercise.schema else {
          throw json.failure("expected \"\(Exercise.schema)\"", at: offset)
        }
      case "id": exercise.id = try nonEmptyText("an identifier")
      case "title": exercise.title = try translations()
      case "language": language = try choice(Language.init(rawValue:), "ru or en")
      case "max": claimedMax = (try number(in: 0...1e6), json.offset)
      case "policy": exercise.policy = try policy()
      case "parts": exercise.parts = try parts()
      default: _ = try text()
      }
    }
    try json.finish()
    for key in ["schema", "id", "parts"] where !seen.contains(key) {
      throw json.failure("the exercise has no \"\(key)\"", at: start)
    }
    exercise.max = exercise.parts.reduce(0) { $0 + $1.points }
    if let claimedMax, (claimedMax.value - exercise.max).magnitude > 1e-9 {
      throw json.failure(
        "\"max\" is \(claimedMax.value), but the points of the parts add up to \(exercise.max)",
        at: claimedMax.offset - 1)
    }
    exercise.language = language ?? exercise.title.first?.language ?? .en
    return exercise
  }

  private mutating func policy() throws(JSONError) -> Policy {
    var policy = Policy()
    var object = try json.beginObject()
    while let key = try nextKey(in: &object, of: "\"policy\"", Self.policyKeys) {
      switch key {
      case "rounding":
        _ = try choice({ $0 == "nearest" ? $0 : nil }, "nearest, the only rounding there is")
      case "minDigits": policy.minDigits = Int(try number(in: 1...17))
      case "dtype":
        policy.isSinglePrecision =
          try choice({ ["float32", "float64"].contains($0) ? $0 : nil }, "float32 or float64")
          == "float32"
      case "decimalComma": policy.allowsDecimalComma = try json.readBool()
      default: policy.impreciseShare = try number(in: 0...1)
      }
    }
    return policy
  }

  private mutating func parts() throws(JSONError) -> [ExercisePart] {
    var parts: [ExercisePart] = []
    let start = valueOffset()
    var array = try json.beginArray()
    while try json.nextElement(in: &array) {
      let offset = valueOffset()
      let part = try part()
      if parts.contains(where: { $0.id == part.id }) {
        throw json.failure("two parts are called \"\(part.id)\"", at: offset)
      }
      parts.append(part)
    }
    guard !parts.isEmpty else { throw json.failure("the exercise has no parts", at: start) }
    return parts
  }

  // MARK: Pieces

  mutating func nextKey(
    in object: inout JSONObjectCursor, of owner: String, _ known: [String]
  ) throws(JSONError) -> String? {
    while let token = try json.nextKey(in: &object) {
      let key = json.text(of: token)
      if known.contains(key) { return key }
      guard key.hasPrefix("x-") else {
        throw json.failure(
          "unknown key \"\(key.prefix(60))\"; \(owner) may have \(known.joined(separator: ", ")), "
            + "and remarks under keys that begin with \"x-\"", at: token.range.lowerBound - 1)
      }
      try json.skipValue()
    }
    return nil
  }

  mutating func valueOffset() -> Int {
    json.skipSpace()
    return json.offset
  }

  mutating func text() throws(JSONError) -> String {
    json.text(of: try json.readString())
  }

  mutating func nonEmptyText(_ what: String) throws(JSONError) -> String {
    let offset = valueOffset()
    let text = try text()
    guard text.utf8.contains(where: { $0 > 0x20 }) else {
      throw json.failure("\(what) must not be empty", at: offset)
    }
    return text
  }

  mutating func choice<Value>(
    _ make: (String) -> Value?, _ expected: String
  ) throws(JSONError) -> Value {
    let offset = valueOffset()
    guard let value = make(try text()) else {
      throw json.failure("expected \(expected)", at: offset)
    }
    return value
  }

  mutating func number(in range: ClosedRange<Double>) throws(JSONError) -> Double {
    let offset = valueOffset()
    let value = try json.readNumber().value
    guard range.contains(value) else {
      throw json.failure(
        "expected a number from \(range.lowerBound) to \(range.upperBound)", at: offset)
    }
    return value
  }

  mutating func texts(_ what: String) throws(JSONError) -> [String] {
    var texts: [String] = []
    var array = try json.beginArray()
    while try json.nextElement(in: &array) { texts.append(try nonEmptyText(what)) }
    return texts
  }

  /// An object from languages to texts.
  mutating func translations() throws(JSONError) -> [(language: Language, text: String)] {
    var all: [(language: Language, text: String)] = []
    var object = try json.beginObject()
    let known = Language.allCases.map(\.rawValue)
    while let key = try nextKey(in: &object, of: "a text", known) {
      let text = try nonEmptyText("a text")
      if let language = Language(rawValue: key) { all.append((language, text)) }
    }
    return all
  }

  /// A number, or arrays of numbers down to three levels.
  mutating func numbers(depth: Int = 0) throws(JSONError) -> NumberArray {
    guard try json.peek() == .array else { return NumberArray(try json.readNumber().value) }
    let offset = valueOffset()
    guard depth < 3 else { throw json.failure("expected at most three levels", at: offset) }
    var rows: [NumberArray] = []
    var array = try json.beginArray()
    while try json.nextElement(in: &array) { rows.append(try numbers(depth: depth + 1)) }
    guard let first = rows.first, rows.allSatisfy({ $0.shape == first.shape }) else {
      throw json.failure("expected rows of one length, and none empty", at: offset)
    }
    return NumberArray(shape: [rows.count] + first.shape, values: rows.flatMap(\.values))
  }
}
