extension ConstantExpression {
  /// Arguments by position and by name; what has no value is nil.
  struct Arguments {
    var positional: [SourceConstant?] = []
    var named: [String: SourceConstant] = [:]

    func number(_ position: Int, _ name: String = "") -> Double? {
      let value = named[name] ?? (position < positional.count ? positional[position] : nil)
      guard let value, value.numbers.shape.isEmpty else { return nil }
      return value.numbers.values.first
    }
  }

  mutating func arguments() -> Arguments? {
    var arguments = Arguments()
    while !take(")") {
      let mark = index
      var label: String?
      if let name = identifier() {
        if take("=") || take(":") { label = name } else { index = mark }
      }
      let start = index
      var value = sum()
      skipSpace()
      if value == nil || index < bytes.count && !isEnd(bytes[index]) {
        // `dtype=torch.float32`, `device="cpu"`: passed over.
        value = nil
        index = start
        guard passArgument() else { return nil }
      }
      if let label { arguments.named[label] = value } else { arguments.positional.append(value) }
      if !take(",") {
        guard take(")") else { return nil }
        break
      }
    }
    return arguments
  }

  private func isEnd(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: ")")
  }

  private mutating func passArgument() -> Bool {
    var level = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "("), UInt8(ascii: "["): level += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        if level == 0 { return true }
        level -= 1
      case UInt8(ascii: ","): if level == 0 { return true }
      default: break
      }
      index += 1
    }
    return false
  }

  static func method(
    _ name: String, of value: SourceConstant, _ arguments: Arguments
  ) -> SourceConstant? {
    var value = value
    switch name {
    case "requires_grad_":
      value.requiresGradient = arguments.number(0, "requires_grad") != 0
      return value
    case "float", "double", "clone", "detach", "to", "type", "item", "cpu", "cuda", "numpy",
      "astype", "copy", "contiguous", "tolist":
      return value
    case "reshape", "view":
      var items = arguments.positional
      if items.count == 1, let only = items[0], !only.numbers.shape.isEmpty {
        items = only.numbers.values.map { SourceConstant($0) }
      }
      guard let shape = ConstantCall.extents(items, of: value.numbers.values.count) else {
        return nil
      }
      value.numbers.shape = shape
      return value
    default: return nil
    }
  }
}
