import CLibrary

/// Reads a formula and writes its program in one pass, without tokens or a tree.
///
/// The method is Pratt's ("Top down operator precedence", 1973): an operand, then operators for as
/// long as they bind tightly enough. Sums and products of any length are loops; only brackets,
/// signs and powers recurse, and their depth is limited.
struct FormulaParser: ~Copyable {
  var program = ProgramBuilder()
  var symbols = SymbolTable()
  /// The arguments of all calls that are being read; each call knows where its own begin.
  var arguments: [Operand] = []
  /// The text and a NUL, which belongs to no token and so ends every scan.
  var bytes = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
  private var storage = GrowableBuffer<UInt8>()
  var length = 0
  var position = 0
  var depth = 0
  /// The place of the number, name or bracket read last, for messages.
  var lastAtom = 0..<0

  init() {}

  /// Compiles a text; the result is in `program` until the next call.
  ///
  /// - Returns: The outputs, contiguous.
  mutating func compile(
    _ text: String, _ variables: [FormulaVariable], _ constants: [FormulaConstant]
  ) throws(FormulaError) -> Operand {
    try load(text)
    try symbols.declare(variables, constants, text: text)
    program.begin(text, inputCount: symbols.inputCount)
    arguments.removeAll(keepingCapacity: true)
    depth = 0
    position = 0
    lastAtom = 0..<0
    skipSpace()
    if position == length {
      throw error("the formula is empty", 0..<0, "expected an expression such as x^2 + 1")
    }
    guard mayBeDeep else { return try whole() }
    return try withUnsafeMutablePointer(to: &self) { parser in
      LargeStack.run { () -> Result<Operand, FormulaError> in
        Result { () throws(FormulaError) in try parser.pointee.whole() }
      }
    }.get()
  }

  /// Reads everything.
  private mutating func whole() throws(FormulaError) -> Operand {
    let result = try expression(.comparison)
    skipSpace()
    guard position == length else { throw unexpectedAfterOperand(bracket: nil) }
    return try program.contiguous(result)
  }

  /// Levels of nesting that are read on any stack: each takes up to 12 KiB in debug builds.
  private static let shallowDepth = 16

  /// Whether the formula may be nested so deep that a small stack would not hold it.
  private var mayBeDeep: Bool {
    guard length > Self.shallowDepth else { return false }
    var brackets = 0
    // Powers and signs wait for what follows them, at most up to the next sum outside of brackets.
    var waiting = 0
    var isAfterOperand = false
    var previous: UInt8 = 0
    for byte in bytes where !CharacterClass.isSpace(byte) {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["): brackets += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): brackets -= 1
      case UInt8(ascii: "^"): waiting += 1
      case UInt8(ascii: "*"): if previous == byte { waiting += 1 }
      // A sign, or a sum. 0xE2 begins the minus sign of typographers.
      case UInt8(ascii: "+"), UInt8(ascii: "-"), 0xE2:
        let isInExponent = previous | 0x20 == UInt8(ascii: "e")
        if !isAfterOperand {
          waiting += 1
        } else if brackets == 0, !isInExponent {
          waiting = 0
        }
      default: break
      }
      if brackets + waiting > Self.shallowDepth { return true }
      isAfterOperand =
        CharacterClass.isASCIILetter(byte) || CharacterClass.isDigit(byte)
        || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: ".")
        // A Greek letter's second byte.
        || (byte & 0xC0 == 0x80 && previous != 0xE2)
      previous = byte
    }
    return false
  }

  private mutating func load(_ text: String) throws(FormulaError) {
    var text = text
    let count = text.utf8.count
    guard count <= Formula.textLimit else { throw Self.tooLong(text) }
    storage.resize(to: count + 1)
    let target = storage.elements
    text.withUTF8 { source in
      for index in 0..<count { target[index] = source[index] }
    }
    target[count] = 0
    bytes = UnsafeBufferPointer(target)
    length = count
  }

  // MARK: - Expressions

  /// Reads an operand and the operators that bind at least as tightly as `minimum`.
  mutating func expression(
    _ minimum: InfixOperator.Strength
  ) throws(FormulaError) -> Operand {
    var left = try prefix()
    while true {
      skipSpace()
      guard let infix = InfixOperator(bytes, at: position), infix.strength >= minimum else {
        return left
      }
      let place = position
      position += infix.length
      switch infix.strength {
      case .sum, .product:
        let right = try expression(infix.strength == .sum ? .product : .sign)
        left = try program.zip(infix.opcode, left, right, left.lower, right.upper)
      case .power:
        // Right-associative, and the exponent may have a sign: 2^-1.
        try descend(place, infix.length)
        let right = try expression(.sign)
        depth -= 1
        left = try program.power(left, right, left.lower, right.upper)
      case .comparison, .sign:
        let right = try expression(.sum)
        left = try program.zip(infix.opcode, left, right, left.lower, right.upper)
        try refuseChainedComparison()
      }
    }
  }

  /// Reads signs and the operand behind them; a sign binds less tightly than a power.
  private mutating func prefix() throws(FormulaError) -> Operand {
    skipSpace()
    let start = position
    guard let sign = InfixOperator(bytes, at: position), sign.strength == .sum else {
      return try postfix()
    }
    try descend(start, sign.length)
    position += sign.length
    let operand = try expression(.sign)
    depth -= 1
    if sign.opcode == .subtract { return try program.negate(operand, Int32(start)) }
    return operand.at(start, Int(operand.upper))
  }

  /// Reads an atom and the indices behind it.
  private mutating func postfix() throws(FormulaError) -> Operand {
    var operand = try atom()
    while true {
      skipSpace()
      guard bytes[position] == UInt8(ascii: "[") else { return operand }
      operand = try index(operand)
    }
  }

  private mutating func atom() throws(FormulaError) -> Operand {
    let byte = bytes[position]
    if CharacterClass.isDigit(byte)
      || (byte == UInt8(ascii: ".") && CharacterClass.isDigit(bytes[position + 1]))
    {
      return try number()
    }
    if byte == UInt8(ascii: "(") { return try group() }
    let end = nameEnd(from: position)
    guard end > position else { throw operandExpected() }
    return try name(until: end)
  }

  private mutating func number() throws(FormulaError) -> Operand {
    let start = position
    switch NumberScanner.scan(bytes, from: start) {
    case .number(let value, let end):
      if bytes[end] == UInt8(ascii: ".") { throw secondPoint(start, end) }
      position = end
      lastAtom = start..<end
      return program.literal(value).at(start, end)
    case .missingExponent(let end): throw missingExponent(start, end)
    case .overflow(let end): throw error("the number is too large for a double", start..<end)
    }
  }

  private mutating func group() throws(FormulaError) -> Operand {
    let start = position
    try descend(start, 1)
    position += 1
    let inner = try expression(.comparison)
    skipSpace()
    guard bytes[position] == UInt8(ascii: ")") else {
      throw unexpectedAfterOperand(bracket: start)
    }
    position += 1
    depth -= 1
    lastAtom = start..<position
    return inner.at(start, position)
  }

  // MARK: - Characters

  @inline(__always)
  mutating func skipSpace() {
    while CharacterClass.isSpace(bytes[position]) { position += 1 }
  }

  /// Returns where the name that begins at a position ends; the position itself where none does.
  @inline(__always)
  func nameEnd(from start: Int) -> Int {
    var end = start
    while true {
      let byte = bytes[end]
      if CharacterClass.isASCIILetter(byte) || (end > start && CharacterClass.isDigit(byte)) {
        end += 1
      } else if byte >= 0xCD, CharacterClass.isGreekLetter(byte, bytes[end + 1]) {
        end += 2
      } else {
        return end
      }
    }
  }

  /// Counts one level of nesting.
  mutating func descend(_ place: Int, _ length: Int) throws(FormulaError) {
    depth += 1
    guard depth <= Formula.nestingLimit else {
      throw error(
        "the formula is nested more than \(Formula.nestingLimit) levels deep",
        place..<(place + length))
    }
  }
}
