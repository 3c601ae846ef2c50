extension FormulaEvaluator {
  /// Finds where a non-finite value or derivative first arises at a point.
  ///
  /// Only operations that have an influence on the outputs count; a branch that `where` does not
  /// take has none.
  ///
  /// - Parameter point: The inputs.
  /// - Returns: The operation's place in the text, in bytes, and what happened there, such as
  ///   `sqrt'(0) is infinite` or `log(-1) is not a number`; nil when all outputs and all partial
  ///   derivatives of their sum are finite.
  public func firstNonFinite(
    at point: UnsafeBufferPointer<Double>
  ) -> (range: Range<Int>, message: String)? {
    let ones = [Double](repeating: 1, count: program.outputCount)
    var gradient = [Double](repeating: 0, count: program.inputCount)
    var outputs = ones
    ones.withUnsafeBufferPointer { ones in
      gradient.withUnsafeMutableBufferPointer { gradient in
        outputs.withUnsafeMutableBufferPointer { outputs in
          self.gradient(at: point, cotangent: ones, into: gradient, values: outputs)
        }
      }
    }
    if outputs.allSatisfy(\.isFinite) && gradient.allSatisfy(\.isFinite) { return nil }
    if let input = point.first(where: { !$0.isFinite }) {
      return (0..<textEnd, "an input is \(Self.words(input))")
    }
    let isReached = reachedSlots()
    for index in 0..<program.count where isReached[program.inputCount + index] {
      if let message = valueMessage(index) { return (textRange(of: index), message) }
    }
    let isVariable = inputDependentSlots()
    for index in 0..<program.count where isReached[program.inputCount + index] {
      if let message = derivativeMessage(index, isVariable) {
        return (textRange(of: index), message)
      }
    }
    return (0..<textEnd, "a sum or product of derivatives overflows")
  }

  // MARK: - Which operations matter

  /// For each input and result, whether the outputs depend on it at the current point.
  private func reachedSlots() -> [Bool] {
    var isReached = [Bool](repeating: false, count: program.inputCount + program.count)
    for index in 0..<program.outputCount {
      let slot = program.outputStart + index
      if slot >= 0 { isReached[slot] = true }
    }
    for index in (0..<program.count).reversed() where isReached[program.inputCount + index] {
      forEachOperand(program.code[index]) { slot in
        if slot >= 0 { isReached[slot] = true }
      }
    }
    return isReached
  }

  /// For each input and result, whether it depends on an input.
  private func inputDependentSlots() -> [Bool] {
    var isVariable = [Bool](repeating: true, count: program.inputCount)
    for index in 0..<program.count {
      var depends = false
      forEachOperand(program.code[index]) { slot in
        if slot >= 0, isVariable[slot] { depends = true }
      }
      isVariable.append(depends)
    }
    return isVariable
  }

  /// Visits the slots an instruction reads; of `where`, the condition and the branch it takes.
  private func forEachOperand(_ instruction: Instruction, _ visit: (Int) -> Void) {
    let a = Int(instruction.a)
    let b = Int(instruction.b)
    let c = Int(instruction.c)
    if instruction.opcode.hasOneOperand {
      visit(a)
    } else if instruction.opcode.hasTwoOperands {
      visit(a)
      visit(b)
    } else if instruction.opcode == .select {
      visit(a)
      visit(values[a] != 0 ? b : c)
    } else {
      for index in 0..<c {
        visit(a + index)
        if instruction.opcode == .dot { visit(b + index) }
      }
    }
  }

  // MARK: - What happened

  private func valueMessage(_ index: Int) -> String? {
    let instruction = program.code[index]
    let value = values[program.inputCount + index]
    if value.isFinite { return nil }
    var hasFiniteOperands = true
    forEachOperand(instruction) { slot in
      if !values[slot].isFinite { hasFiniteOperands = false }
    }
    guard hasFiniteOperands else { return nil }
    return "\(expression(instruction)) is \(Self.words(value))"
  }

  private func derivativeMessage(_ index: Int, _ isVariable: [Bool]) -> String? {
    let instruction = program.code[index]
    guard instruction.opcode.hasOneOperand || instruction.opcode.hasTwoOperands else { return nil }
    let a = Int(instruction.a)
    let b = Int(instruction.b)
    let partial = program.partials(
      instruction, values[a], values[b], values[program.inputCount + index])
    if !partial.a.isFinite, a >= 0, isVariable[a] {
      return derivative(instruction, partial.a, "first")
    }
    if instruction.opcode.hasTwoOperands, !partial.b.isFinite, b >= 0, isVariable[b] {
      return derivative(instruction, partial.b, "second")
    }
    return nil
  }

  private func derivative(_ instruction: Instruction, _ partial: Double, _ which: String) -> String
  {
    if let name = functionName(instruction), instruction.opcode.hasOneOperand {
      return "\(name)'(\(Self.short(values[Int(instruction.a)]))) is \(Self.words(partial))"
    }
    let operand = which == "first" ? "base" : "exponent"
    let place =
      instruction.opcode == .power || instruction.opcode == .powerOfConstant
      ? operand : "\(which) operand"
    return "the derivative of \(expression(instruction)) by its \(place) is \(Self.words(partial))"
  }

  /// The operation with its operands' values, such as `log(-1)` or `1/0`.
  private func expression(_ instruction: Instruction) -> String {
    let a = Self.short(values[Int(instruction.a)])
    let b = Self.short(values[Int(instruction.b)])
    let bracketed = b.hasPrefix("-") ? "(\(b))" : b
    let base = a.hasPrefix("-") ? "(\(a))" : a
    switch instruction.opcode {
    case .add: return "\(a) + \(bracketed)"
    case .subtract: return "\(a) - \(bracketed)"
    case .multiply: return "\(a)*\(bracketed)"
    case .divide: return "\(a)/\(bracketed)"
    case .square: return "\(base)^2"
    case .cube: return "\(base)^3"
    case .power, .powerOfConstant: return "\(base)^\(bracketed)"
    case .binary: return "\(functionName(instruction) ?? "")(\(a), \(b))"
    case .dot: return "the inner product"
    case .sum: return "the sum"
    default: return functionName(instruction).map { "\($0)(\(a))" } ?? "the result"
    }
  }

  private func functionName(_ instruction: Instruction) -> String? {
    switch instruction.opcode {
    case .unary, .binary: ElementaryFunction.all[Int(instruction.c)].name
    case .squareRoot: "sqrt"
    default: nil
    }
  }

  // MARK: - Words

  private static func words(_ value: Double) -> String {
    value.isNaN ? "not a number" : value > 0 ? "infinite" : "minus infinity"
  }

  /// A number without a needless `.0`.
  private static func short(_ value: Double) -> String {
    let text = "\(value)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The place in the text that an operation came from.
  func textRange(of index: Int) -> Range<Int> {
    var low = 0
    var high = spans.count
    while low < high {
      let middle = (low + high) / 2
      if Int(spans[middle].first) <= index { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0..<textEnd }
    return Int(spans[low - 1].lower)..<Int(spans[low - 1].upper)
  }

  /// Where the last operation of the text ends.
  private var textEnd: Int { spans.elements.reduce(0) { max($0, Int($1.upper)) } }
}
