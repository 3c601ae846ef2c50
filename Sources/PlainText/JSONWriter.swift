/// Writes JSON on one line, without white space, to the end of an array of bytes.
///
/// ```swift
/// var writer = JSONWriter()
/// writer.beginObject()
/// writer.member("id", "2.1")
/// writer.key("components")
/// writer.beginArray()
/// …
/// writer.endLine()
/// ```
///
/// The writer puts the commas. That keys are unique and brackets match is up to the caller.
package struct JSONWriter: Sendable {
  /// What has been written so far; the caller may empty it between lines.
  package var bytes: [UInt8]

  private var needsComma = false

  /// Creates a writer that appends to these bytes.
  package init(appendingTo bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  /// What has been written so far, as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Structure

  /// Writes `{`.
  package mutating func beginObject() {
    open(UInt8(ascii: "{"))
  }

  /// Writes `}`.
  package mutating func endObject() {
    close(UInt8(ascii: "}"))
  }

  /// Writes `[`.
  package mutating func beginArray() {
    open(UInt8(ascii: "["))
  }

  /// Writes `]`.
  package mutating func endArray() {
    close(UInt8(ascii: "]"))
  }

  /// Writes a key and its colon.
  package mutating func key(_ name: String) {
    separate()
    appendQuoted(name)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  /// Ends a line: the next value begins afresh.
  package mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  // MARK: Values

  /// Writes a string.
  package mutating func value(_ text: String) {
    separate()
    appendQuoted(text)
  }

  /// Writes the shortest number that reads back as this one; without `.0` where it is integral.
  ///
  /// What is not finite becomes `"NaN"`, `"Infinity"` or `"-Infinity"`.
  package mutating func value(_ number: Double) {
    separate()
    guard number.isFinite else {
      appendQuoted(number.isNaN ? "NaN" : number < 0 ? "-Infinity" : "Infinity")
      return
    }
    var description = number.description
    description.withUTF8 { appendNumber($0) }
  }

  /// Writes an integer.
  package mutating func value(_ integer: Int) {
    separate()
    bytes.append(contentsOf: integer.description.utf8)
  }

  /// Writes `true` or `false`.
  package mutating func value(_ flag: Bool) {
    separate()
    bytes.append(contentsOf: (flag ? "true" : "false").utf8)
  }

  /// Writes `null`.
  package mutating func null() {
    separate()
    bytes.append(contentsOf: "null".utf8)
  }

  /// Writes a number as it was written elsewhere.
  package mutating func value(literal: String) {
    separate()
    bytes.append(contentsOf: literal.utf8)
  }

  /// Writes a key and a string.
  package mutating func member(_ name: String, _ text: String) {
    key(name)
    value(text)
  }

  /// Writes a key and a number.
  package mutating func member(_ name: String, _ number: Double) {
    key(name)
    value(number)
  }

  /// Writes a key and an integer.
  package mutating func member(_ name: String, _ integer: Int) {
    key(name)
    value(integer)
  }

  /// Writes a key and a truth value.
  package mutating func member(_ name: String, _ flag: Bool) {
    key(name)
    value(flag)
  }

  // MARK: Bytes

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
    needsComma = true
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  /// Turns the standard library's `28.0` into `28`, and its `1e+300` and `1e-05` into `1e300`, `1e-5`.
  private mutating func appendNumber(_ digits: UnsafeBufferPointer<UInt8>) {
    guard let e = digits.firstIndex(of: UInt8(ascii: "e")) else {
      let isIntegral = digits.count > 2 && digits.suffix(2).elementsEqual(".0".utf8)
      bytes.append(contentsOf: isIntegral ? digits.dropLast(2) : digits[...])
      return
    }
    let mantissa = digits[..<e]
    let isIntegral = mantissa.suffix(2).elementsEqual(".0".utf8)
    bytes.append(contentsOf: isIntegral ? mantissa.dropLast(2) : mantissa)
    bytes.append(UInt8(ascii: "e"))
    var exponent = digits[(e + 1)...]
    if exponent.first == UInt8(ascii: "-") { bytes.append(UInt8(ascii: "-")) }
    exponent = exponent.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    bytes.append(contentsOf: exponent.drop { $0 == UInt8(ascii: "0") })
  }

  private mutating func appendQuoted(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { utf8 in
      var plain = 0
      for index in 0..<utf8.count {
        let byte = utf8[index]
        guard byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") else {
          continue
        }
        bytes.append(contentsOf: utf8[plain..<index])
        appendEscape(byte)
        plain = index + 1
      }
      bytes.append(contentsOf: utf8[plain...])
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func appendEscape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      let hexadecimal = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: "u00".utf8)
      bytes.append(hexadecimal[Int(byte >> 4)])
      bytes.append(hexadecimal[Int(byte & 0xF)])
    }
  }
}
