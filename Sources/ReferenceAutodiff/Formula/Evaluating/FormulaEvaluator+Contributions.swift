extension FormulaEvaluator {
  /// What one use of an input in the formula adds to the derivative by it.
  public struct Contribution: Sendable, Equatable {
    /// The position of the input among all flattened inputs.
    public var input: Int
    /// The part of the derivative.
    public var value: Double
    /// The operation that uses the input, as a range of the formula's bytes.
    public var range: Range<Int>
  }

  /// Takes the gradient of the outputs' weighted sum apart: one part for every use of every input.
  ///
  /// The parts of an input add up to its partial derivative. A gradient that lacks one of them is a sign of
  /// `=` where `+=` was meant.
  ///
  /// - Parameters:
  ///   - point: The inputs.
  ///   - cotangent: One weight per output.
  /// - Returns: The parts in the order of the formula; those that are exactly 0 are left out.
  public func contributions(
    at point: UnsafeBufferPointer<Double>, cotangent: UnsafeBufferPointer<Double>
  ) -> [Contribution] {
    var gradient = [Double](repeating: 0, count: program.inputCount)
    let flows = gradient.withUnsafeMutableBufferPointer {
      self.gradient(at: point, cotangent: cotangent, into: $0)
      return adjointSlots()
    }
    var parts: [Contribution] = []
    for index in 0..<program.count {
      let flow = flows[program.inputCount + index]
      guard flow != 0 else { continue }
      forEachUse(index, flow) { slot, value in
        guard slot >= 0, slot < program.inputCount, value != 0 else { return }
        parts.append(Contribution(input: slot, value: value, range: textRange(of: index)))
      }
    }
    return parts
  }

  /// Visits what an operation passes back to each of its operands.
  private func forEachUse(_ index: Int, _ flow: Double, _ visit: (Int, Double) -> Void) {
    let instruction = program.code[index]
    let a = Int(instruction.a)
    let b = Int(instruction.b)
    let result = values[program.inputCount + index]
    if instruction.opcode.hasOneOperand {
      visit(a, flow * program.partials(instruction, values[a], values[a], result).a)
    } else if instruction.opcode.hasTwoOperands {
      let partial = program.partials(instruction, values[a], values[b], result)
      visit(a, flow * partial.a)
      visit(b, flow * partial.b)
    } else if instruction.opcode == .select {
      visit(values[a] != 0 ? b : Int(instruction.c), flow)
    } else {
      program.forEachRunPartial(instruction, values, result) { slot, partial in
        visit(slot, flow * partial)
      }
    }
  }
}

extension Program {
  /// Visits the partial derivatives of a reduction, and the slots they belong to.
  fileprivate func forEachRunPartial(
    _ instruction: Instruction, _ values: UnsafeMutablePointer<Double>, _ value: Double,
    _ visit: (Int, Double) -> Void
  ) {
    let a = Int(instruction.a)
    let count = Int(instruction.c)
    if instruction.opcode == .dot {
      let b = Int(instruction.b)
      for index in 0..<count {
        visit(a + index, values[b + index])
        visit(b + index, values[a + index])
      }
      return
    }
    let reduction = Reduction(instruction.opcode)
    let run = Run(start: UnsafePointer(values) + a, count: count, stride: 1)
    let context = reduction.context(run, value: value)
    for index in 0..<count { visit(a + index, reduction.partial(run[index], context)) }
  }
}
