import PlainText
package import StrictJSON

extension Exercise {
  /// Reads an exercise file.
  ///
  /// - Throws: A `JSONError` with line, column and path.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
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
    let start = valueOffset()
    var seen: Set<String> = []
    var object = try json.beginObject()
    while let key = try nextKey(in: &object, of: "an exercise", Self.fileKeys) {
      seen.insert(key)
      switch key {
      case "schema": _ = try choice([Exercise.schema])
      case "id": exercise.id = try nonEmptyText("an identifier")
      case "title": exercise.title = try translations()
      case "language": language = Language(rawValue: try choice(Language.allCases.map(\.rawValue)))
      case "max":
        let offset = valueOffset()
        claimedMax = (try json.readNumber().value, offset)
      case "policy": exercise.policy = try policy()
      case "parts": exercise.parts = try parts()
      default: _ = try text()
      }
    }
    try json.finish()
    try require(["schema", "id", "parts"], of: "an exercise", in: seen, at: start)
    exercise.max = exercise.parts.reduce(0) { $0 + $1.points }
    if let claimedMax, (claimedMax.value - exercise.max).magnitude > 1e-9 {
      throw json.failure(
        "expected the points of all parts together, \(NumberFormatting.exact(exercise.max)), "
          + "found \(NumberFormatting.exact(claimedMax.value))", at: claimedMax.offset)
    }
    exercise.language = language ?? exercise.title.first?.language ?? .en
    return exercise
  }

  private mutating func policy() throws(JSONError) -> Policy {
    var policy = Policy()
    var object = try json.beginObject()
    while let key = try nextKey(in: &object, of: "\"policy\"", Self.policyKeys) {
      switch key {
      case "rounding": _ = try choice(["nearest"])
      case "minDigits": policy.minDigits = Int(try number(in: 1...17, isWhole: true))
      case "dtype": policy.isSinglePrecision = try choice(["float32", "float64"]) == "float32"
      case "decimalComma": policy.allowsDecimalComma = try json.readBool()
      default: policy.impreciseShare = try number(in: 0...1)
      }
    }
    return policy
  }

  private mutating func parts() throws(JSONError) -> [ExercisePart] {
    var parts: [ExercisePart] = []
    var places = HeadingPlaces()
    let start = valueOffset()
    var array = try json.beginArray()
    while try json.nextElement(in: &array) {
      let offset = valueOffset()
      let draft = try draft()
      let part = try finish(draft)
      if let (heading, other) = places.clash(of: part) {
        throw json.failure(
          "expected an \"id\" and headings that no other part has, "
            + "found \(Self.quoted(heading)) as in part \(Self.quoted(other))",
          at: draft.place(ofHeading: heading) ?? offset)
      }
      parts.append(part)
    }
    guard !parts.isEmpty else { throw json.failure("expected a part, found none", at: start) }
    return parts
  }

  /// An object from languages to texts.
  private mutating func translations() throws(JSONError) -> [(language: Language, text: String)] {
    var all: [(language: Language, text: String)] = []
    var object = try json.beginObject()
    while let key = try nextKey(in: &object, of: "a text", Language.allCases.map(\.rawValue)) {
      let text = try nonEmptyText("a text")
      if let language = Language(rawValue: key) { all.append((language, text)) }
    }
    return all
  }
}

/// The headings that have been given so far: a line that could begin two parts would begin the first of them.
private struct HeadingPlaces {
  private var owners: [[UInt8]: String] = [:]

  /// Notes the headings of a part, unless one of them is another part's, in whatever case.
  mutating func clash(of part: ExercisePart) -> (heading: String, other: String)? {
    let headings = part.headings.map { (text: $0, key: ExerciseReader.folded($0)) }
    for heading in headings {
      if let other = owners[heading.key] { return (heading.text, other) }
    }
    for heading in headings { owners[heading.key] = part.id }
    return nil
  }
}
