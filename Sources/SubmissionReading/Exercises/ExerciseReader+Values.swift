import PlainText
import StrictJSON

/// Values of an exercise file; each refusal says what was expected there, and what was found.
extension ExerciseReader {
  /// Something under a name, and where the name stands.
  struct Named<Value> {
    var name: String
    var value: Value
    var offset: Int
  }

  mutating func nextKey(
    in object: inout JSONObjectCursor, of owner: String, _ known: [String]
  ) throws(JSONError) -> String? {
    while let token = try json.nextKey(in: &object) {
      let key = json.text(of: token)
      if known.contains(key) { return key }
      guard key.hasPrefix("x-") else {
        throw json.failure(
          "unknown key \(Self.quoted(key)); \(owner) may have \(known.joined(separator: ", ")), "
            + "and remarks under keys that begin with \"x-\"", at: token.range.lowerBound - 1)
      }
      try json.skipValue()
    }
    return nil
  }

  /// Refuses an object that lacks a key.
  func require(
    _ keys: [String], of owner: String, in found: Set<String>, at offset: Int
  ) throws(JSONError) {
    guard let missing = keys.first(where: { !found.contains($0) }) else { return }
    throw json.failure(
      "\(owner) needs \(keys.map { "\"\($0)\"" }.joined(separator: ", ")); found no \"\(missing)\"",
      at: offset)
  }

  /// An object whose keys are names that the file chooses.
  mutating func members<Value>(
    _ read: (inout ExerciseReader) throws(JSONError) -> Value
  ) throws(JSONError) -> [Named<Value>] {
    var all: [Named<Value>] = []
    var object = try json.beginObject()
    while let key = try json.nextKey(in: &object) {
      let name = json.text(of: key)
      all.append(Named(name: name, value: try read(&self), offset: key.range.lowerBound - 1))
    }
    return all
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
    guard !text.unicodeScalars.allSatisfy(\.properties.isWhitespace) else {
      throw json.failure(
        "expected \(what) that is not empty, found \(Self.quoted(text))", at: offset)
    }
    return text
  }

  mutating func texts(_ what: String) throws(JSONError) -> [Named<Void>] {
    var texts: [Named<Void>] = []
    var array = try json.beginArray()
    while try json.nextElement(in: &array) {
      let offset = valueOffset()
      texts.append(Named(name: try nonEmptyText(what), value: (), offset: offset))
    }
    return texts
  }

  mutating func choice(
    _ words: [String], or alternative: String = ""
  ) throws(JSONError) -> String {
    let offset = valueOffset()
    let text = try text()
    guard words.contains(text) else {
      let expected = words.map { "\"\($0)\"" }.joined(separator: " or ") + alternative
      throw json.failure("expected \(expected), found \(Self.quoted(text))", at: offset)
    }
    return text
  }

  mutating func number(
    in range: ClosedRange<Double>, isWhole: Bool = false
  ) throws(JSONError) -> Double {
    let offset = valueOffset()
    let value = try json.readNumber().value
    guard range.contains(value), !isWhole || value == value.rounded() else {
      let (low, high) = (range.lowerBound, range.upperBound)
      throw json.failure(
        "expected a \(isWhole ? "whole " : "")number from \(NumberFormatting.exact(low)) to "
          + "\(NumberFormatting.exact(high)), found \(NumberFormatting.exact(value))", at: offset)
    }
    // No points are no points, also where somebody writes -0.
    return value == 0 ? 0 : value
  }

  /// A number, or arrays of numbers down to two levels, the most that a formula knows.
  mutating func numbers(depth: Int = 0) throws(JSONError) -> NumberArray {
    guard try json.peek() == .array else { return NumberArray(try json.readNumber().value) }
    let offset = valueOffset()
    guard depth < 2 else {
      throw json.failure("expected a number, found a third level of arrays", at: offset)
    }
    var first: [Int]?
    var count = 0
    var values: [Double] = []
    var array = try json.beginArray()
    while try json.nextElement(in: &array) {
      let place = valueOffset()
      let row = try numbers(depth: depth + 1)
      if let first, first != row.shape {
        throw json.failure(
          "expected \(Self.words(of: first)) as before it, found \(Self.words(of: row.shape))",
          at: place)
      }
      first = row.shape
      count += 1
      values += row.values
    }
    guard let first else { throw json.failure("expected a number, found []", at: offset) }
    return NumberArray(shape: [count] + first, values: values)
  }

  private static func words(of shape: [Int]) -> String {
    shape.first.map { "a row of \($0)" } ?? "a number"
  }

  // MARK: Words

  /// A text of the file within a message, short and on one line.
  static func quoted(_ text: String) -> String {
    let short = text.unicodeScalars.count > 60 ? String(text.unicodeScalars.prefix(60)) + "…" : text
    return "\"\(VisibleText.of(short))\""
  }

  /// A heading or label as submissions are searched for it: case and white space do not matter.
  static func folded(_ text: String) -> [UInt8] {
    TextLine.folded(text).filter { !TextLine.isSpace($0) }
  }
}
