import CLibrary

/// Works out expressions of Python, Swift and the like that have a constant value.
///
/// Numbers, lists, arithmetic, `pi`, names that are known, and calls such as `torch.tensor(2.)` or
/// `np.linspace(0, 1, 5)`. Whatever else there is has no value here: nothing is ever run.
struct ConstantExpression {
  static let mostNumbers = 65_536
  static let deepest = 32

  let bytes: [UInt8]
  let names: [String: SourceConstant]
  var index = 0
  var depth = 0

  init(_ bytes: [UInt8], names: [String: SourceConstant]) {
    self.bytes = bytes
    self.names = names
  }

  /// The value of the whole text.
  static func value(of bytes: [UInt8], names: [String: SourceConstant]) -> SourceConstant? {
    var parser = ConstantExpression(bytes, names: names)
    guard let value = parser.sum() else { return nil }
    parser.skipSpace()
    return parser.index == bytes.count ? value : nil
  }

  // MARK: Arithmetic

  mutating func sum() -> SourceConstant? {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest, var left = product() else { return nil }
    while true {
      if take("+") {
        guard let right = product(), let next = left.combined(with: right, +) else { return nil }
        left = next
      } else if take("-") {
        guard let right = product(), let next = left.combined(with: right, -) else { return nil }
        left = next
      } else {
        return left
      }
    }
  }

  private mutating func product() -> SourceConstant? {
    guard var left = signed() else { return nil }
    while true {
      skipSpace()
      if bytes.starts(with: [0x2A, 0x2A], at: index) { return left }
      if take("*") {
        guard let right = signed(), let next = left.combined(with: right, *) else { return nil }
        left = next
      } else if !bytes.starts(with: [0x2F, 0x2F], at: index), take("/") {
        guard let right = signed(), let next = left.combined(with: right, /) else { return nil }
        left = next
      } else {
        return left
      }
    }
  }

  private mutating func signed() -> SourceConstant? {
    var isNegative = false
    var signs = 0
    while true {
      if take("-") { isNegative.toggle() } else if !take("+") { break }
      signs += 1
      guard signs < Self.deepest else { return nil }
    }
    guard let value = power() else { return nil }
    guard isNegative else { return value }
    var negated = value.mapped { -$0 }
    negated.requiresGradient = false
    return negated
  }

  private mutating func power() -> SourceConstant? {
    guard let base = postfix() else { return nil }
    skipSpace()
    guard bytes.starts(with: [0x2A, 0x2A], at: index) else { return base }
    index += 2
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.deepest, let exponent = signed() else { return nil }
    return base.combined(with: exponent, pow)
  }

  // MARK: Primaries

  private mutating func postfix() -> SourceConstant? {
    guard var value = primary() else { return nil }
    while true {
      // Right behind the name: `data[0]`.
      if index < bytes.count, bytes[index] == UInt8(ascii: "["), take("[") {
        guard let place = sum(), take("]"), let element = value.element(at: place) else {
          return nil
        }
        value = element
        continue
      }
      guard take(".") else { return value }
      guard let name = identifier() else { return nil }
      guard take("(") else {
        // `.data` and `.T` of a scalar or vector are what they belong to.
        guard ["data", "T"].contains(name), value.numbers.shape.count < 2 else { return nil }
        continue
      }
      guard let arguments = arguments(),
        let next = Self.method(name, of: value, arguments)
      else { return nil }
      value = next
    }
  }

  private mutating func primary() -> SourceConstant? {
    skipSpace()
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    if NumberLiteral.isDigit(byte) || byte == UInt8(ascii: ".") { return number() }
    if take("(") { return sequence(until: ")") }
    if take("[") { return sequence(until: "]") }
    guard var name = identifier() else { return nil }
    var isDotted = false
    while true {
      let mark = index
      guard take("."), let next = identifier() else {
        index = mark
        break
      }
      // A known name's method is not part of a dotted name.
      if !isDotted, names[name] != nil {
        index = mark
        break
      }
      isDotted = true
      name = next
    }
    if take("<") {
      // `Tensor<Float>(…)`: the type of the elements.
      guard identifier() != nil, take(">") else { return nil }
    }
    if take("(") {
      guard let arguments = arguments() else { return nil }
      return ConstantCall(name: name, arguments: arguments).value
    }
    if !isDotted, let known = names[name] { return known }
    switch name {
    case "pi": return SourceConstant(.pi)
    case "e" where isDotted: return SourceConstant(M_E)
    case "True", "true": return SourceConstant(1)
    case "False", "false": return SourceConstant(0)
    default: return nil
    }
  }

  private mutating func number() -> SourceConstant? {
    let rest = bytes
    guard let (literal, end) = NumberLiteral.scan(rest, at: index, decimalComma: false) else {
      return nil
    }
    // `2.sqrt` is no number, and `1_000` one that is not read.
    guard !TextLine.isWord(bytes, at: end), literal.value.isFinite else { return nil }
    index = end
    return SourceConstant(literal.value)
  }

  /// Reads elements up to the closing bracket; one in parentheses without a comma is just that.
  private mutating func sequence(until close: Unicode.Scalar) -> SourceConstant? {
    var items: [SourceConstant] = []
    var hasComma = false
    while !take(close) {
      guard items.count < Self.mostNumbers, let item = sum() else { return nil }
      items.append(item)
      if take(",") { hasComma = true } else if take(close) { break } else { return nil }
    }
    if close == ")", !hasComma { return items.first }
    return Self.stacked(items)
  }

  static func stacked(_ items: [SourceConstant]) -> SourceConstant? {
    guard let first = items.first,
      items.allSatisfy({ $0.numbers.shape == first.numbers.shape }),
      items.count * first.numbers.values.count <= mostNumbers
    else { return nil }
    var result = SourceConstant(
      NumberArray(
        shape: [items.count] + first.numbers.shape, values: items.flatMap(\.numbers.values)))
    result.isDerived = items.contains { $0.isDerived || $0.requiresGradient }
    return result
  }

  // MARK: Characters

  mutating func skipSpace() {
    while index < bytes.count, bytes[index] <= 0x20 || bytes[index] == UInt8(ascii: "\\") {
      index += 1
    }
  }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard index < bytes.count, bytes[index] == UInt8(truncatingIfNeeded: character.value) else {
      return false
    }
    index += 1
    return true
  }

  mutating func identifier() -> String? {
    skipSpace()
    let start = index
    guard index < bytes.count, !NumberLiteral.isDigit(bytes[index]) else { return nil }
    while index < bytes.count, TextLine.isWord(bytes[index]) { index += 1 }
    return index > start ? String(decoding: bytes[start..<index], as: UTF8.self) : nil
  }
}
