extension Tensor: CustomStringConvertible, CustomDebugStringConvertible {
  /// The tensor as an f-string of the lesson prints it.
  ///
  /// A single number stands alone, with the digits of its `Double` value, whatever its type: `77.0`,
  /// `48.63750457763672`. Everything else is as in ``debugDescription``.
  public var description: String {
    if case .number(let number) = contents {
      TensorText.python(number.widened)
    } else {
      debugDescription
    }
  }

  /// The tensor as PyTorch prints it within a list: `tensor(-5.0344)`, `tensor([2.5000, 4.8000])`.
  ///
  /// Four decimals, or none where all are whole; columns are aligned, and of more than 1000 elements each
  /// axis shows its first and last three.
  public var debugDescription: String {
    if let error { return "tensor(error: \(error))" }
    let text = TensorText(shape: shape, elements: scalars.map(\.widened))
    return
      "tensor(\(text.body)\(shape.contains(0) && shape != [0] ? ", size=\(shape)" : "")\(suffix))"
  }

  private var suffix: String {
    guard requiresGrad else { return "" }
    guard let ownTape = erased.ownTape else { return ", requires_grad=True" }
    let (tape, offset) = ownTape.end()
    return ", grad_fn=<\(tape.name(of: erased.place + offset))>"
  }
}

/// Numbers in brackets, in the manner of PyTorch.
struct TensorText {
  private let shape: [Int]
  private let words: [String]
  private let width: Int
  private let isShortened: Bool

  init(shape: [Int], elements: [Double]) {
    self.shape = shape
    isShortened = elements.count > 1000
    let sizes = elements.filter(\.isFinite).map(\.magnitude).filter { $0 > 0 }
    let (least, most) = (sizes.min() ?? 0, sizes.max() ?? 0)
    let isWhole = elements.allSatisfy { !$0.isFinite || $0 == $0.rounded() }
    // PyTorch's limits of the form with an exponent.
    let isScientific =
      isWhole ? most > 1e8 : most > 1e8 || least < 1e-4 || most / least > 1000
    words = elements.map { element in
      guard element.isFinite else { return element.isNaN ? "nan" : element < 0 ? "-inf" : "inf" }
      if isScientific { return Self.scientific(element) }
      return isWhole ? Self.decimal(element, places: 0) + "." : Self.decimal(element, places: 4)
    }
    width = shape.isEmpty ? 0 : words.map(\.count).max() ?? 0
  }

  /// The brackets and what is in them; lines are indented as after `tensor(`.
  var body: String {
    if shape.contains(0) { return "[]" }
    return text(axis: 0, from: 0, count: words.count)
  }

  /// One call for each axis, of which ``Shape/mostAxes`` is the limit.
  private func text(axis: Int, from start: Int, count: Int) -> String {
    guard axis < shape.count else {
      return String(repeating: " ", count: max(0, width - words[start].count)) + words[start]
    }
    let length = shape[axis]
    let step = count / length
    var parts: [String] = []
    for i in 0..<length {
      if isShortened, length > 6, i >= 3, i < length - 3 {
        if i == 3 { parts.append("...") }
        continue
      }
      parts.append(text(axis: axis + 1, from: start + i * step, count: step))
    }
    let isInnermost = axis == shape.count - 1
    let lines = String(repeating: "\n", count: max(1, shape.count - axis - 1))
    let indent = String(repeating: " ", count: 8 + axis)
    return "[" + parts.joined(separator: isInnermost ? ", " : "," + lines + indent) + "]"
  }

  /// A number as Python prints it: the shortest digits that give it back.
  static func python(_ number: Double) -> String {
    number.isFinite ? "\(number)" : number.isNaN ? "nan" : number < 0 ? "-inf" : "inf"
  }

  /// Rounds to a number of decimals, 0 or 4, from the exact value, halves to even, as C's `printf` does.
  static func decimal(_ number: Double, places: Int) -> String {
    let scale: Double = places == 0 ? 1 : 10_000
    let size = number.magnitude
    let product = size * scale
    let lost = (-product).addingProduct(size, scale)
    var whole = product.rounded(.down)
    let rest = (product - whole) + lost
    if rest > 0.5 || (rest == 0.5 && whole.truncatingRemainder(dividingBy: 2) == 1) { whole += 1 }
    guard let digits = Int64(exactly: whole) else { return "\(number)" }
    let sign = number.sign == .minus ? "-" : ""
    if places == 0 { return sign + "\(digits)" }
    let fraction = "\(digits % 10_000)"
    return sign + "\(digits / 10_000)."
      + String(repeating: "0", count: 4 - fraction.count) + fraction
  }

  /// One digit, four decimals and an exponent of at least two digits.
  private static func scientific(_ number: Double) -> String {
    guard number != 0 else { return "0.0000e+00" }
    var (mantissa, exponent) = (number.magnitude, 0)
    while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    if decimal(mantissa, places: 4) == "10.0000" { (mantissa, exponent) = (1, exponent + 1) }
    let power = exponent.magnitude < 10 ? "0\(exponent.magnitude)" : "\(exponent.magnitude)"
    return (number < 0 ? "-" : "") + decimal(mantissa, places: 4)
      + (exponent < 0 ? "e-" : "e+") + power
  }
}
