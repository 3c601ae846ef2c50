/// A value as Python prints it: a number, or a tensor, tuple or list of numbers.
package struct PrintedValue: Sendable, Equatable {
  /// The numbers, row by row.
  package var numbers: [NumberLiteral] = []
  /// The extents; a tuple of one is no more than what it holds.
  var shape: [Int] = []
  /// Whether it is `None`: a gradient that was never computed.
  package var isNone = false
  /// Whether numbers were left out with `...`.
  package var isElided = false
  /// Whether it belongs to a graph (`requires_grad`, `grad_fn`): it is no gradient of a leaf.
  var belongsToGraph = false

  /// The rows of a tensor or tuple; nil for a single number and for what was not printed in full.
  var elements: [PrintedValue]? {
    guard let count = shape.first, count > 0, !isNone, !isElided,
      shape.reduce(1, *) == numbers.count
    else { return nil }
    let size = numbers.count / count
    return (0..<count).map { row in
      var element = self
      element.numbers = Array(numbers[(row * size)..<((row + 1) * size)])
      element.shape = Array(shape.dropFirst())
      return element
    }
  }

  /// The numbers with the other sign, for a minus that stands apart.
  var negated: PrintedValue {
    var result = self
    for index in numbers.indices {
      result.numbers[index].value = -numbers[index].value
      result.numbers[index].text = "-" + numbers[index].text
    }
    return result
  }

  /// Half a unit of the last printed place, of the number that was printed with the fewest.
  var halfUnit: Double { numbers.map(\.halfUnit).max() ?? 0 }

  /// Whether a number has less than about four significant digits.
  var isCoarse: Bool { numbers.contains { $0.halfUnit > 1e-4 * $0.value.magnitude } }

  /// Whether two prints may be of one number each: they differ by no more than their rounding.
  func agrees(with other: PrintedValue) -> Bool {
    numbers.count == other.numbers.count && isNone == other.isNone
      && zip(numbers, other.numbers).allSatisfy { left, right in
        left.value == right.value
          || (left.value - right.value).magnitude <= left.halfUnit + right.halfUnit
      }
  }

  /// The numbers as printed.
  package var text: String {
    if isNone { return "None" }
    if numbers.count == 1 { return numbers[0].text }
    let shown = numbers.prefix(8).map(\.text).joined(separator: ", ")
    return numbers.count > 8 ? "[\(shown), …]" : "[\(shown)]"
  }
}

/// Reads printed values.
struct ValueScanner {
  /// The text, and the same text in lower case.
  let bytes: [UInt8]
  let folded: [UInt8]
  let decimalComma: Bool

  private static let mostNumbers = 65_536
  private static let deepest = 8

  /// Words before a bracket that make no difference to what is inside.
  private static let wrappers = [
    "tensor", "torch.tensor", "array", "np.array", "float32", "float64", "np.float32",
    "np.float64", "numpy.float32", "numpy.float64", "deviceArray", "parameter containing:",
    "parameter", "variable", "torch.floattensor", "float", "double",
  ].map { TextLine.folded($0) }

  private static let none = ["none", "null", "nil"].map { TextLine.folded($0) }

  /// Reads the value that begins exactly at an offset; nil where none does.
  func scan(at start: Int) -> (value: PrintedValue, end: Int)? {
    guard start < bytes.count, !TextLine.isWord(bytes, before: start) else { return nil }
    if start > 0, bytes[start - 1] == UInt8(ascii: ".") { return nil }
    guard let (value, end) = item(at: start, depth: 0, inBrackets: false) else { return nil }
    // `2x` and `2.1.3` are no numbers.
    if TextLine.isWord(bytes, at: end) { return nil }
    if end + 1 < bytes.count, bytes[end] == UInt8(ascii: "."), NumberLiteral.isDigit(bytes[end + 1])
    {
      return nil
    }
    return (value, end)
  }

  private func item(
    at start: Int, depth: Int, inBrackets: Bool
  ) -> (value: PrintedValue, end: Int)? {
    guard start < bytes.count, depth < Self.deepest else { return nil }
    let byte = folded[start]
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "["): return group(at: start, depth: depth)
    case UInt8(ascii: "<"): return tensorFlow(at: start, depth: depth)
    case UInt8(ascii: "a")...UInt8(ascii: "z"):
      for word in Self.wrappers where folded.starts(with: word, at: start) {
        var after = start + word.count
        while after < bytes.count, bytes[after] == 0x20 || bytes[after] == 0x0A { after += 1 }
        if word.last == UInt8(ascii: ":") {
          return item(at: after, depth: depth + 1, inBrackets: false)
        }
        if after < bytes.count, bytes[after] == UInt8(ascii: "(") {
          return group(at: after, depth: depth)
        }
      }
      for word in Self.none where folded.starts(with: word, at: start) {
        let end = start + word.count
        if TextLine.isWord(bytes, at: end) { continue }
        return (PrintedValue(isNone: true), end)
      }
    default: break
    }
    guard
      let (literal, end) = NumberLiteral.scan(
        bytes, at: start, decimalComma: decimalComma && !inBrackets, groups: !inBrackets)
    else { return nil }
    return (PrintedValue(numbers: [literal]), end)
  }

  /// Reads `(…)` or `[…]`, whose elements are values of one shape; what follows `name=` is passed over.
  private func group(at start: Int, depth: Int) -> (value: PrintedValue, end: Int)? {
    let isList = bytes[start] == UInt8(ascii: "[")
    let close = UInt8(ascii: isList ? "]" : ")")
    var items: [PrintedValue] = []
    var value = PrintedValue()
    var index = start + 1
    var count = 0
    while true {
      skipSpace(&index)
      guard index < bytes.count else { return nil }
      if bytes[index] == close {
        index += 1
        break
      }
      if bytes[index] == UInt8(ascii: ",") {
        index += 1
        continue
      }
      if bytes.starts(with: [0x2E, 0x2E, 0x2E], at: index) {
        value.isElided = true
        index += 3
        continue
      }
      if let after = passAttribute(at: index, &value) {
        index = after
        continue
      }
      guard let (item, end) = item(at: index, depth: depth + 1, inBrackets: true) else {
        return nil
      }
      count += item.numbers.count
      guard count <= Self.mostNumbers else { return nil }
      items.append(item)
      index = end
      // Elements end at a comma, white space (NumPy) or the bracket, and not at an operator.
      guard index < bytes.count else { return nil }
      let next = bytes[index]
      guard
        next == UInt8(ascii: ",") || next == close || next == 0x20 || next == 0x0A
          || next == 0x0D || next == 0x09
      else { return nil }
    }
    value.isElided = value.isElided || items.contains(where: \.isElided)
    value.belongsToGraph = value.belongsToGraph || items.contains(where: \.belongsToGraph)
    if items.count == 1, !isList {
      items[0].isElided = value.isElided
      items[0].belongsToGraph = value.belongsToGraph
      return (items[0], index)
    }
    guard let first = items.first else { return isList ? (value, index) : nil }
    value.numbers = items.flatMap(\.numbers)
    value.isNone = items.contains(where: \.isNone)
    let isRegular = items.allSatisfy { $0.shape == first.shape }
    value.shape = isRegular ? [items.count] + first.shape : [value.numbers.count]
    return (value, index)
  }

  private func skipSpace(_ index: inout Int) {
    while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
  }

  /// Passes over `requires_grad=True`, `grad_fn=<MulBackward0>`, `dtype=torch.float64`, `device='cuda:0'`.
  private func passAttribute(at start: Int, _ value: inout PrintedValue) -> Int? {
    var index = start
    while index < bytes.count, TextLine.isWord(bytes[index]) { index += 1 }
    guard index > start, !NumberLiteral.isDigit(bytes[start]), index < bytes.count,
      bytes[index] == UInt8(ascii: "=")
    else { return nil }
    let name = String(decoding: folded[start..<index], as: UTF8.self)
    var depth = 0
    let first = index + 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "<"), UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ">"): depth -= 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        if depth == 0 { return ended(at: index) }
        depth -= 1
      case UInt8(ascii: ","): if depth == 0 { return ended(at: index) }
      default: break
      }
      index += 1
    }
    return nil
    func ended(at end: Int) -> Int {
      let isFalse = TextLine.find(Array("false".utf8), in: folded, from: first).map { $0 < end }
      if name == "grad_fn" || name == "requires_grad" && isFalse != true {
        value.belongsToGraph = true
      }
      return end
    }
  }

  /// Reads `<tf.Tensor: shape=(), dtype=float32, numpy=28.0>`.
  private func tensorFlow(at start: Int, depth: Int) -> (value: PrintedValue, end: Int)? {
    guard folded.starts(with: Array("<tf.".utf8), at: start),
      let mark = TextLine.find(Array("numpy=".utf8), in: folded, from: start),
      let (value, end) = item(at: mark + 6, depth: depth + 1, inBrackets: true)
    else { return nil }
    var index = end
    skipSpace(&index)
    guard index < bytes.count, bytes[index] == UInt8(ascii: ">") else { return nil }
    return (value, index + 1)
  }
}
