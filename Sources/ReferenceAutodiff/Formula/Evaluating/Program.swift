/// A program in memory, as the passes over it need it: pointers and counts only.
struct Program: BitwiseCopyable {
  var code: UnsafePointer<Instruction>
  var count: Int
  var inputCount: Int
  var constantCount: Int
  var outputStart: Int
  var outputCount: Int
  var rules: UnsafePointer<ElementaryFunction.Rule>

  /// The number of slots: constants, inputs and results.
  var slotCount: Int { constantCount + inputCount + count }

  /// Computes the results from the inputs.
  ///
  /// - Parameter slots: The slot number 0; constants lie before it, the inputs begin there.
  @inline(__always)
  func run<Value: SlotValue>(_ slots: UnsafeMutablePointer<Value>) {
    var result = slots + inputCount
    var instruction = code
    let end = code + count
    while instruction < end {
      let a = slots[Int(instruction.pointee.a)]
      let b = slots[Int(instruction.pointee.b)]
      let c = Int(instruction.pointee.c)
      switch instruction.pointee.opcode {
      case .copy: result.pointee = a
      case .negate: result.pointee = -a
      case .square: result.pointee = a * a
      case .cube: result.pointee = a * a * a
      case .squareRoot: result.pointee = a.squareRoot()
      case .unary: result.pointee = a.applying(rules[c].unary)
      case .add: result.pointee = a + b
      case .subtract: result.pointee = a - b
      case .multiply: result.pointee = a * b
      case .divide: result.pointee = a / b
      case .powerOfConstant, .power: result.pointee = a.power(b)
      case .binary: result.pointee = a.applying(rules[c].binary, b)
      case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
        result.pointee = Value.compare(instruction.pointee.opcode, a, b)
      case .select: result.pointee = Value.select(a, b, slots[c])
      case .sum:
        let run = UnsafePointer(slots) + Int(instruction.pointee.a)
        result.pointee = Run(start: run, count: c, stride: 1).sum
      case .dot:
        let left = UnsafePointer(slots) + Int(instruction.pointee.a)
        let right = UnsafePointer(slots) + Int(instruction.pointee.b)
        result.pointee = pairwiseSum(ProductRun(left: left, right: right), 0, c)
      case .maximum, .minimum, .norm, .variance, .logSumExp, .shift:
        let run = UnsafePointer(slots) + Int(instruction.pointee.a)
        result.pointee = Value.reduce(instruction.pointee.opcode, run, count: c)
      }
      result += 1
      instruction += 1
    }
  }

  /// The partial derivatives of a one- or two-operand operation, given the operands and the value.
  ///
  /// A power with a constant exponent has no partial derivative with respect to it; comparisons
  /// have none at all.
  @inline(__always)
  func partials<Number: SlotNumber>(
    _ instruction: Instruction, _ a: Number, _ b: Number, _ value: Number
  ) -> (a: Number, b: Number) {
    switch instruction.opcode {
    case .copy: return (1, 0)
    case .negate: return (-1, 0)
    case .square: return (2 * a, 0)
    case .cube: return (3 * (a * a), 0)
    case .squareRoot: return (0.5 / value, 0)
    case .unary:
      let rule = rules[Int(instruction.c)]
      return (Number(constant: rule.derivative(a.asDouble, value.asDouble)), 0)
    case .add: return (1, 1)
    case .subtract: return (1, -1)
    case .multiply: return (b, a)
    case .divide: return (1 / b, -value / b)
    case .powerOfConstant:
      return (Number(constant: powerBasePartial(a.asDouble, b.asDouble)), 0)
    case .power:
      return (
        Number(constant: powerBasePartial(a.asDouble, b.asDouble)),
        Number(constant: powerExponentPartial(a.asDouble, b.asDouble, value.asDouble))
      )
    case .binary:
      let rule = rules[Int(instruction.c)]
      return (
        Number(constant: rule.partialX(a.asDouble, b.asDouble, value.asDouble)),
        Number(constant: rule.partialY(a.asDouble, b.asDouble, value.asDouble))
      )
    default: return (0, 0)
    }
  }
}
