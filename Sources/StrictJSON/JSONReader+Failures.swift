// Every sentence in which the reader refuses a text. None of them is inlined: valid text never
// comes here.

extension JSONReader {
  /// An error at an offset, with line, column and path worked out.
  @inline(never)
  package func failure(
    _ message: String, at offset: Int, _ kind: JSONError.Kind = .content
  ) -> JSONError {
    JSONError(
      kind, message: message, place: JSONPlace(offset: offset, in: bytes),
      path: JSONContext(of: offset, in: bytes).path)
  }

  @inline(never)
  private func syntaxFailure(_ message: String, at offset: Int) -> JSONError {
    failure(message, at: offset, .syntax)
  }

  /// What stands at the place, in words, for text that is no value: `NaN`, `'='`, `end of file`.
  package var nextFinding: String { JSONFinding(at: offset, in: bytes).found }

  @inline(never)
  private func unexpected(_ expectation: String, at offset: Int, hint: String? = nil) -> JSONError {
    let finding = JSONFinding(at: offset, in: bytes)
    let ending = (hint ?? finding.hint).map { "; " + $0 } ?? ""
    return syntaxFailure("expected \(expectation), found \(finding.found)\(ending)", at: offset)
  }

  @inline(never)
  func expectedValue() -> JSONError {
    let isEmpty = offset == bytes.count && depth == 0
    return isEmpty
      ? syntaxFailure("the file is empty", at: offset) : unexpected("a value", at: offset)
  }

  @inline(never)
  func expected(_ kind: JSONKind) -> JSONError {
    unexpected(kind.phrase, at: offset)
  }

  @inline(never)
  func expectedNumber(at start: Int, isNegative: Bool) -> JSONError {
    let isWord = JSONFinding(at: start, in: bytes).hint != nil
    return isNegative && !isWord
      ? unexpected("a digit after '-'", at: start + 1) : unexpected("a number", at: start)
  }

  @inline(never)
  func expectedSeparator(in container: JSONKind, fresh isFresh: Bool) -> JSONError {
    switch (container, isFresh) {
    case (.object, true): return expectedKey()
    case (_, true): return unexpected("a value or ']'", at: offset)
    default:
      let bracket = container == .object ? "}" : "]"
      let last = JSONContext(of: offset, in: bytes).lastValue
      return unexpected("',' or '\(bracket)' after \(last)", at: offset)
    }
  }

  @inline(never)
  func expectedKey() -> JSONError {
    let isWord = offset < bytes.count && JSONFinding.isWordByte(bytes[offset])
    return unexpected(
      "a key in double quotes", at: offset, hint: isWord ? "keys are written in double quotes" : nil
    )
  }

  @inline(never)
  func expectedColon(_ key: JSONStringToken) -> JSONError {
    unexpected("':' after the key \"\(text(of: key))\"", at: offset)
  }

  @inline(never)
  func expectedEnd() -> JSONError {
    unexpected("the end of the text after its value", at: offset)
  }

  @inline(never)
  func trailingComma(at comma: Int, before bracket: String) -> JSONError {
    syntaxFailure("there is a comma before '\(bracket)'; remove it", at: comma)
  }

  @inline(never)
  func duplicate(_ key: JSONStringToken) -> JSONError {
    failure(
      "the key \"\(text(of: key))\" comes twice in one object", at: key.range.lowerBound - 1,
      .duplicateKey)
  }

  @inline(never)
  func tooDeep() -> JSONError {
    failure(
      "objects and arrays are nested deeper than \(Self.depthLimit) levels", at: offset, .tooDeep)
  }

  // MARK: Strings

  @inline(never)
  func unterminatedString(from quote: Int) -> JSONError {
    syntaxFailure("the string that begins here has no closing '\"'", at: quote)
  }

  @inline(never)
  func controlCharacter(at offset: Int, stringFrom quote: Int) -> JSONError {
    switch bytes[offset] {
    case 0x0A, 0x0D:
      return syntaxFailure(
        "the string that begins here is not closed on its line; a line end is written \\n",
        at: quote)
    case 0x09: return syntaxFailure("a tab inside a string is written \\t", at: offset)
    default:
      let byte = UInt32(bytes[offset])
      let point = JSONFinding.codePoint(byte)
      let escape = "\\u" + point.dropFirst(2)
      return syntaxFailure("the control character \(point) is written \(escape)", at: offset)
    }
  }

  @inline(never)
  func badEscape(at offset: Int) -> JSONError {
    guard offset + 1 < bytes.count else {
      return syntaxFailure("the text ends inside an escape", at: offset)
    }
    if bytes[offset + 1] == UInt8(ascii: "u") {
      return syntaxFailure("expected four hexadecimal digits after \\u", at: offset)
    }
    let length = UTF8Sequence.length(at: offset + 1, in: bytes) ?? 1
    let end = min(offset + 1 + length, bytes.count)
    let escape = UnsafeBufferPointer(rebasing: bytes[offset..<end])
    return syntaxFailure(
      "\(String(decoding: escape, as: UTF8.self)) is not an escape; a backslash is written \\\\",
      at: offset)
  }

  @inline(never)
  func loneSurrogate(at offset: Int) -> JSONError {
    let escape = String(
      decoding: UnsafeBufferPointer(rebasing: bytes[offset..<(offset + 6)]), as: UTF8.self)
    return syntaxFailure("\(escape) is half of a surrogate pair without the other half", at: offset)
  }

  @inline(never)
  func badUTF8(at offset: Int) -> JSONError {
    let digits = String(bytes[offset], radix: 16, uppercase: true)
    return syntaxFailure("this is not UTF-8: byte 0x\(digits) does not fit here", at: offset)
  }

  // MARK: Numbers

  @inline(never)
  func leadingZero(at offset: Int) -> JSONError {
    syntaxFailure("a number has no leading zero", at: offset)
  }

  @inline(never)
  func expectedDigit(at offset: Int, after what: String) -> JSONError {
    unexpected("a digit after \(what)", at: offset)
  }

  @inline(never)
  func malformedNumber(_ range: Range<Int>) -> JSONError {
    let word = JSONFinding.word(at: range.lowerBound, in: bytes)
    return syntaxFailure("\(word) is not a number", at: range.lowerBound)
  }

  @inline(never)
  func tooLarge(_ range: Range<Int>) -> JSONError {
    let word = JSONFinding.word(at: range.lowerBound, in: bytes)
    return syntaxFailure("\(word) does not fit a Double", at: range.lowerBound)
  }
}

extension JSONKind {
  /// The kind with its article, for sentences: `an object`.
  package var phrase: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .number: "a number"
    case .bool: "true or false"
    case .null: "null"
    }
  }
}
