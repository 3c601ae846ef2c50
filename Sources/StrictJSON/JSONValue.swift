/// A JSON text as a tree, for whoever prefers one to a ``JSONReader``.
package enum JSONValue: Sendable, Equatable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A number, with its literal.
  case number(JSONNumber)
  /// A string, its escapes resolved.
  case string(String)
  /// An array.
  case array([JSONValue])
  /// An object; its keys are unique, and in the order of the text.
  case object([JSONMember])

  /// Reads a text that holds one value.
  package init(parsing bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    var reader = try JSONReader(bytes)
    self = try Self.read(from: &reader)
    try reader.finish()
  }

  /// Reads a text that holds one value.
  package init(parsing bytes: [UInt8]) throws(JSONError) {
    self = try bytes.withUnsafeBufferPointer { bytes throws(JSONError) in
      try JSONValue(parsing: bytes)
    }
  }

  /// Reads a text that holds one value.
  package init(parsing text: String) throws(JSONError) {
    try self.init(parsing: Array(text.utf8))
  }

  /// Reads the reader's next value as a tree.
  ///
  /// The recursion goes no deeper than ``JSONReader/depthLimit``.
  package static func read(from reader: inout JSONReader) throws(JSONError) -> JSONValue {
    switch try reader.peek() {
    case .object:
      var members: [JSONMember] = []
      var cursor = try reader.beginObject()
      while let key = try reader.nextKey(in: &cursor) {
        members.append(JSONMember(key: reader.text(of: key), value: try read(from: &reader)))
      }
      return .object(members)
    case .array:
      var elements: [JSONValue] = []
      var cursor = try reader.beginArray()
      while try reader.nextElement(in: &cursor) { elements.append(try read(from: &reader)) }
      return .array(elements)
    case .string:
      return .string(reader.text(of: try reader.readString()))
    case .number:
      let token = try reader.readNumber()
      return .number(JSONNumber(literal: reader.literal(of: token), value: token.value))
    case .bool:
      return .bool(try reader.readBool())
    case .null:
      try reader.readNull()
      return .null
    }
  }

  /// The value of an object's member; nil where the member is missing or this is not an object.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// An array's element; nil where there is none or this is not an array.
  package subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The string, where this is one.
  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The number's value, where this is one.
  package var double: Double? {
    if case .number(let number) = self { number.value } else { nil }
  }

  /// The truth value, where this is one.
  package var bool: Bool? {
    if case .bool(let flag) = self { flag } else { nil }
  }

  /// The elements, where this is an array.
  package var elements: [JSONValue]? {
    if case .array(let elements) = self { elements } else { nil }
  }

  /// The members, where this is an object.
  package var members: [JSONMember]? {
    if case .object(let members) = self { members } else { nil }
  }
}

/// A number as it was written, and what it is worth: `6.77` and `6.7700` differ.
package struct JSONNumber: Sendable, Equatable {
  /// The characters of the number.
  package let literal: String

  /// The `Double` nearest to it; always finite.
  package let value: Double
}

/// A key of an object and its value.
package struct JSONMember: Sendable, Equatable {
  /// The key, its escapes resolved.
  package var key: String

  /// The value.
  package var value: JSONValue

  /// Creates a member.
  package init(key: String, value: JSONValue) {
    self.key = key
    self.value = value
  }
}
