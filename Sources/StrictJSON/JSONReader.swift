/// A strict reader of RFC 8259, pulled value by value over bytes that stay where they are.
///
/// Values are asked for in the order of the text:
///
/// ```swift
/// var object = try reader.beginObject()
/// while let key = try reader.nextKey(in: &object) {
///   if reader.text(of: key) == "at" { x = try reader.readNumber().value } else { try reader.skipValue() }
/// }
/// try reader.finish()
/// ```
///
/// Whatever is passed over is checked all the same. Stricter than the RFC demands: duplicate keys
/// (compared after their escapes are resolved), lone surrogates, numbers beyond `Double` and
/// nesting deeper than ``depthLimit`` are errors.
///
/// The reader allocates nothing but the list of the open objects' keys. It is not copyable, since
/// two copies would read the same text twice.
package struct JSONReader: ~Copyable {
  /// The deepest nesting of objects and arrays that is read.
  package static let depthLimit = 128

  /// The whole text; tokens are ranges of it.
  package let bytes: UnsafeBufferPointer<UInt8>

  /// The offset of the next byte to be looked at.
  package internal(set) var offset: Int

  var depth = 0
  var ledger = JSONKeyLedger()

  /// Begins a text, after its byte order mark where it has one.
  ///
  /// - Throws: a ``JSONError`` when the text is in UTF-16 or UTF-32.
  package init(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONError) {
    self.init(bytes, at: JSONEncodingCheck.markLength(of: bytes))
    if let encoding = JSONEncodingCheck.foreignEncoding(of: bytes) {
      throw JSONError(
        .encoding, message: "this is \(encoding); save the file as UTF-8",
        place: JSONPlace(offset: 0, line: 1, column: 1))
    }
  }

  /// Begins in the middle of a text, inside `depth` open objects and arrays.
  package init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, depth: Int = 0) {
    self.bytes = bytes
    self.offset = offset
    self.depth = depth
  }

  // MARK: Looking ahead

  /// Says of which kind the next value is, without reading it.
  @inline(__always)
  package mutating func peek() throws(JSONError) -> JSONKind {
    skipSpace()
    guard offset < bytes.count else { throw expectedValue() }
    switch bytes[offset] {
    case UInt8(ascii: "{"): return .object
    case UInt8(ascii: "["): return .array
    case UInt8(ascii: "\""): return .string
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number
    case UInt8(ascii: "t"), UInt8(ascii: "f"): return .bool
    case UInt8(ascii: "n"): return .null
    default: throw expectedValue()
    }
  }

  /// Passes over spaces, tabs and line ends.
  @inline(__always)
  package mutating func skipSpace() {
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte > 0x20 { return }
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return }
      offset &+= 1
    }
  }

  // MARK: Objects and arrays

  /// Reads the opening brace of an object.
  package mutating func beginObject() throws(JSONError) -> JSONObjectCursor {
    try open(UInt8(ascii: "{"), .object)
    return JSONObjectCursor(keyStart: ledger.count)
  }

  /// Reads a key and its colon, with the comma before it; nil after the closing brace.
  package mutating func nextKey(
    in object: inout JSONObjectCursor
  ) throws(JSONError) -> JSONStringToken? {
    skipSpace()
    guard offset < bytes.count else { throw expectedSeparator(in: .object, fresh: object.isFresh) }
    var byte = bytes[offset]
    if byte == UInt8(ascii: "}") {
      offset += 1
      try close(object)
      return nil
    }
    if !object.isFresh {
      guard byte == UInt8(ascii: ",") else { throw expectedSeparator(in: .object, fresh: false) }
      let comma = offset
      offset += 1
      skipSpace()
      byte = offset < bytes.count ? bytes[offset] : 0
      if byte == UInt8(ascii: "}") { throw trailingComma(at: comma, before: "}") }
    }
    object.isFresh = false
    guard byte == UInt8(ascii: "\"") else { throw expectedKey() }
    var key = try scanString()
    key.fingerprint =
      key.hasEscapes
      ? key.decodedFingerprint(in: bytes) : JSONFingerprint.of(bytes, key.range)
    skipSpace()
    guard offset < bytes.count, bytes[offset] == UInt8(ascii: ":") else { throw expectedColon(key) }
    guard ledger.note(key, from: object.keyStart, in: bytes) else { throw duplicate(key) }
    offset += 1
    return key
  }

  /// Reads the opening bracket of an array.
  package mutating func beginArray() throws(JSONError) -> JSONArrayCursor {
    try open(UInt8(ascii: "["), .array)
    return JSONArrayCursor()
  }

  /// Moves to an array's next element, over the comma before it; false after the closing bracket.
  @inline(__always)
  package mutating func nextElement(in array: inout JSONArrayCursor) throws(JSONError) -> Bool {
    skipSpace()
    guard offset < bytes.count else { throw expectedSeparator(in: .array, fresh: array.isFresh) }
    let byte = bytes[offset]
    if byte == UInt8(ascii: "]") {
      offset += 1
      depth -= 1
      return false
    }
    if !array.isFresh {
      guard byte == UInt8(ascii: ",") else { throw expectedSeparator(in: .array, fresh: false) }
      let comma = offset
      offset += 1
      skipSpace()
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "]") {
        throw trailingComma(at: comma, before: "]")
      }
    }
    array.isFresh = false
    return true
  }

  @inline(__always)
  private mutating func open(_ bracket: UInt8, _ kind: JSONKind) throws(JSONError) {
    skipSpace()
    guard offset < bytes.count, bytes[offset] == bracket else { throw expected(kind) }
    guard depth < Self.depthLimit else { throw tooDeep() }
    depth += 1
    offset += 1
  }

  @inline(__always)
  private mutating func close(_ object: JSONObjectCursor) throws(JSONError) {
    if let key = ledger.firstRepeated(from: object.keyStart, in: bytes) { throw duplicate(key) }
    ledger.forget(from: object.keyStart)
    depth -= 1
  }

  // MARK: Words

  /// Reads `true` or `false`.
  package mutating func readBool() throws(JSONError) -> Bool {
    skipSpace()
    if readWord("true") { return true }
    if readWord("false") { return false }
    throw expected(.bool)
  }

  /// Reads `null`.
  package mutating func readNull() throws(JSONError) {
    skipSpace()
    guard readWord("null") else { throw expected(.null) }
  }

  private mutating func readWord(_ word: StaticString) -> Bool {
    let length = word.utf8CodeUnitCount
    guard bytes.count - offset >= length else { return false }
    for index in 0..<length where bytes[offset + index] != word.utf8Start[index] { return false }
    let end = offset + length
    if end < bytes.count, JSONFinding.isWordByte(bytes[end]) { return false }
    offset = end
    return true
  }

  // MARK: Passing over, going back, ending

  /// Checks the next value, whatever it is, and passes over it.
  ///
  /// The recursion goes no deeper than ``depthLimit``.
  package mutating func skipValue() throws(JSONError) {
    switch try peek() {
    case .object:
      var object = try beginObject()
      while try nextKey(in: &object) != nil { try skipValue() }
    case .array:
      var array = try beginArray()
      while try nextElement(in: &array) { try skipValue() }
    case .string: _ = try readString()
    case .number: _ = try readNumber()
    case .bool: _ = try readBool()
    case .null: try readNull()
    }
  }

  /// Where the reader stands, to come back to.
  package var mark: JSONMark {
    JSONMark(offset: offset, depth: depth, keyCount: ledger.count)
  }

  /// Goes back to a place in a container that is still open, and forgets what was opened since.
  package mutating func rewind(to mark: JSONMark) {
    offset = mark.offset
    depth = mark.depth
    ledger.forget(from: mark.keyCount)
  }

  /// Moves to another offset on the same level, where a value begins or has ended.
  ///
  /// This is for text that has been checked already, or will be.
  package mutating func move(to offset: Int) {
    self.offset = offset
  }

  /// Checks that nothing follows but white space.
  package mutating func finish() throws(JSONError) {
    skipSpace()
    guard offset == bytes.count else { throw expectedEnd() }
  }
}

/// The kinds of JSON values.
package enum JSONKind: Sendable {
  /// `{…}`.
  case object
  /// `[…]`.
  case array
  /// `"…"`.
  case string
  /// A number.
  case number
  /// `true` or `false`.
  case bool
  /// `null`.
  case null
}

/// How far an object has been read.
package struct JSONObjectCursor {
  let keyStart: Int
  var isFresh = true
}

/// How far an array has been read.
package struct JSONArrayCursor {
  var isFresh = true

  /// Creates a cursor for an array whose opening bracket, or a comma, has just been read.
  package init() {}
}

/// A place to which a ``JSONReader`` can return.
package struct JSONMark {
  /// The offset of the place.
  package let offset: Int
  let depth: Int
  let keyCount: Int
}
