import CLibrary

/// Calls that make constants: of PyTorch, NumPy, JAX, TensorFlow, and plain Python and Swift.
struct ConstantCall {
  /// The last part of the called name: `tensor` of `torch.tensor`.
  var name: String
  var arguments: ConstantExpression.Arguments

  var value: SourceConstant? {
    guard var result = unmarked else { return nil }
    if let flag = arguments.named["requires_grad"] ?? arguments.named["requiresGrad"] {
      result.requiresGradient = flag.numbers.values.first != 0
    }
    return result
  }

  private var first: SourceConstant? { arguments.positional.first ?? nil }

  private var unmarked: SourceConstant? {
    switch name {
    case "tensor", "array", "asarray", "as_tensor", "Variable", "constant", "Parameter", "float",
      "Float", "Double", "from_numpy", "scalar_tensor", "float32", "float64", "list", "tuple",
      "convert_to_tensor", "DoubleTensor", "Value":
      return first ?? arguments.named["data"] ?? arguments.named["value"]
    case "Tensor", "FloatTensor":
      // With a number this is a size, and what is inside has no value.
      guard let first, !first.numbers.shape.isEmpty else { return nil }
      return first
    case "int": return first?.mapped { $0.rounded(.towardZero) }
    case "arange", "range": return range
    case "linspace": return linspace
    case "zeros": return filled(with: 0, shape: arguments.positional)
    case "ones": return filled(with: 1, shape: arguments.positional)
    case "full":
      guard let value = arguments.number(1, "fill_value"), let shape = first else { return nil }
      return filled(with: value, shape: [shape])
    case "zeros_like": return first.map { SourceConstant($0.numbers).mapped { _ in 0 } }
    case "ones_like": return first.map { SourceConstant($0.numbers).mapped { _ in 1 } }
    case "sqrt": return first?.mapped { $0.squareRoot() }
    case "exp": return first?.mapped { exp($0) }
    case "log": return arguments.positional.count == 1 ? first?.mapped { log($0) } : nil
    case "sin": return first?.mapped { sin($0) }
    case "cos": return first?.mapped { cos($0) }
    default: return nil
    }
  }

  private var range: SourceConstant? {
    let isSingle =
      arguments.positional.count < 2 && arguments.named["end"] == nil
      && arguments.named["stop"] == nil
    let start = isSingle ? 0 : arguments.number(0, "start")
    let named = arguments.number(9, "end") ?? arguments.number(9, "stop")
    let stop = named ?? arguments.number(isSingle ? 0 : 1)
    let hasStep = arguments.positional.count > 2 || arguments.named["step"] != nil
    let step = hasStep ? arguments.number(2, "step") : 1
    guard let start, let stop, let step, step != 0 else { return nil }
    let count = ((stop - start) / step).rounded(.up)
    guard count >= 1, count <= Double(ConstantExpression.mostNumbers) else { return nil }
    let values = (0..<Int(count)).map { start + Double($0) * step }
    return SourceConstant(NumberArray(shape: [values.count], values: values))
  }

  private var linspace: SourceConstant? {
    let given = arguments.number(2, "steps") ?? arguments.number(9, "num")
    // NumPy's default; PyTorch has none.
    let count = given ?? (arguments.positional.count == 2 ? 50 : nil)
    guard let start = arguments.number(0, "start"),
      let stop = arguments.number(1, arguments.named["end"] == nil ? "stop" : "end"), let count,
      count >= 1, count <= Double(ConstantExpression.mostNumbers), count == count.rounded()
    else { return nil }
    let last = Int(count) - 1
    let values = (0...last).map { index in
      last == 0
        ? start : index == last ? stop : start + (stop - start) * Double(index) / Double(last)
    }
    return SourceConstant(NumberArray(shape: [values.count], values: values))
  }

  private func filled(with value: Double, shape arguments: [SourceConstant?]) -> SourceConstant? {
    var items = arguments
    if items.count == 1, let only = items[0], !only.numbers.shape.isEmpty {
      items = only.numbers.values.map { SourceConstant($0) }
    }
    guard let shape = Self.extents(items, of: nil) else { return nil }
    let count = shape.reduce(1, *)
    return SourceConstant(
      NumberArray(shape: shape, values: Array(repeating: value, count: count)))
  }

  /// Extents from arguments; one of them may be -1 where the number of elements is known.
  static func extents(_ items: [SourceConstant?], of count: Int?) -> [Int]? {
    var shape: [Int] = []
    for item in items {
      guard let value = item?.numbers.values.first, item?.numbers.shape.isEmpty == true,
        value == value.rounded(), value >= -1, value <= Double(ConstantExpression.mostNumbers)
      else { return nil }
      shape.append(Int(value))
    }
    guard shape.count <= 3, shape.filter({ $0 == -1 }).count <= 1 else { return nil }
    var product = 1
    for extent in shape where extent != -1 { product *= extent }
    if let open = shape.firstIndex(of: -1) {
      guard let count, product > 0, count % product == 0 else { return nil }
      shape[open] = count / product
      product = count
    }
    guard product > 0, product <= ConstantExpression.mostNumbers,
      count.map({ $0 == product }) ?? true
    else { return nil }
    return shape
  }
}
