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
///
/// No character that acts on a terminal leaves raw: what ``VisibleText`` spells out is escaped. JSON asks only for
/// the first 32 controls, but so a file of results is safe to print, and no reader that splits text at U+0085 or
/// U+2028 tears a line.
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

  /// Writes an array.
  package mutating func array<Element>(
    _ elements: some Sequence<Element>, _ write: (Element, inout JSONWriter) -> Void
  ) {
    beginArray()
    for element in elements { write(element, &self) }
    endArray()
  }

  /// Writes an array of strings.
  package mutating func value(_ texts: [String]) {
    array(texts) { $1.value($0) }
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
    let isPlain = text.withUTF8 { utf8 in
      guard utf8.allSatisfy(Self.isPlain) else { return false }
      bytes.append(contentsOf: utf8)
      return true
    }
    if !isPlain { for scalar in text.unicodeScalars { append(scalar) } }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a byte of UTF-8 stands for itself, whatever follows.
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && !VisibleText.isSuspect(byte)
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"", "\\":
      bytes.append(UInt8(ascii: "\\"))
      bytes.append(UInt8(scalar.value))
    case "\n": bytes.append(contentsOf: #"\n"#.utf8)
    case "\r": bytes.append(contentsOf: #"\r"#.utf8)
    case "\t": bytes.append(contentsOf: #"\t"#.utf8)
    case _ where VisibleText.actsOnTerminals(scalar):
      // All of them lie below U+10000: four hexadecimal digits.
      bytes.append(contentsOf: #"\u"#.utf8)
      for shift in [12, 8, 4, 0] {
        let digit = UInt8(scalar.value >> UInt32(shift) & 0xF)
        bytes.append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "A"))
      }
    default: bytes.append(contentsOf: String(scalar).utf8)
    }
  }
}
