// The passes over a program with a random rounding error behind every operation.
//
// What an operation computes is asked of `run` and `partials`, so that there is one place where each is written.

/// What is rounded in one operation; it tells the roundings of one operation apart.
private enum Rounding: UInt64 {
  /// The result, or one of the partial sums on the way to it.
  case value
  case term
  case partialA
  case flowA
  case adjointA
  case partialB
  case flowB
  case adjointB

  /// The place of a rounding in the computation: 32 bits for the operation, 29 for an element of its run.
  func key(_ index: Int, element: Int = 0) -> UInt64 {
    UInt64(index) << 32 | UInt64(element) << 3 | rawValue
  }
}

extension Program {
  /// Computes the results from the inputs, each with an error.
  func runShaken(_ slots: UnsafeMutablePointer<Double>, _ shaking: inout Shaking) {
    var step = self
    step.count = 1
    for index in 0..<count {
      let instruction = code[index]
      let slot = inputCount + index
      let count = Int(instruction.c)
      if instruction.opcode == .sum || instruction.opcode == .dot {
        slots[slot] = shakenSum(index, slots, &shaking)
        continue
      }
      step.code = code + index
      step.inputCount = slot
      step.run(slots)
      let value = slots[slot]
      switch instruction.opcode {
      case .copy, .negate, .select, .shift, .sum, .dot:
        break  // Exact, or done.
      case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
        shaking.take(value)
      case .maximum, .minimum:
        let run = slots + Int(instruction.a)
        shaking.take(Double((0..<count).first { run[$0] == value } ?? count))
      case .norm, .variance:
        // The errors of n partial sums, of which half a root of n remains in the mean.
        let loss = abs(value) * Double(count).squareRoot()
        slots[slot] = shaking.shaken(value, loss: loss, Rounding.value.key(index))
      case .logSumExp:
        // Inside the logarithm the sum is off by its own share, which the logarithm makes an absolute error.
        let loss = Double(count).squareRoot()
        slots[slot] = shaking.shaken(value, loss: loss, Rounding.value.key(index))
      case .unary:
        let operand = slots[Int(instruction.a)]
        shaking.take(rules[count].piece(operand, operand))
        let loss = rules[count].customaryValueLoss(operand)
        slots[slot] = shaking.shaken(value, loss: loss, Rounding.value.key(index))
      case .binary:
        shaking.take(rules[count].piece(slots[Int(instruction.a)], slots[Int(instruction.b)]))
        slots[slot] = shaking.shaken(value, Rounding.value.key(index))
      case .square, .cube, .squareRoot, .add, .subtract, .multiply, .divide, .powerOfConstant,
        .power:
        slots[slot] = shaking.shaken(value, Rounding.value.key(index))
      }
    }
  }

  /// A sum of slots or of products of slots, one after the other: of the orders in use, the one that loses most.
  private func shakenSum(
    _ index: Int, _ slots: UnsafeMutablePointer<Double>, _ shaking: inout Shaking
  ) -> Double {
    let instruction = code[index]
    let left = slots + Int(instruction.a)
    let right = slots + Int(instruction.b)
    var total = 0.0
    for element in 0..<Int(instruction.c) {
      var term = left[element]
      if instruction.opcode == .dot {
        term = shaking.shaken(term * right[element], Rounding.term.key(index, element: element))
      }
      total =
        element == 0
        ? term : shaking.shaken(total + term, Rounding.value.key(index, element: element))
    }
    return total
  }

  /// The reverse sweep, with an error in every partial derivative, product and sum.
  ///
  /// What flows back unchanged, through sums and selections, is not rounded.
  func sweepBackShaken(
    _ values: UnsafeMutablePointer<Double>, _ adjoints: UnsafeMutablePointer<Double>,
    _ shaking: inout Shaking
  ) {
    for index in (0..<count).reversed() {
      let slot = inputCount + index
      let flow = adjoints[slot]
      if flow == 0 { continue }
      let instruction = code[index]
      let a = Int(instruction.a)
      let b = Int(instruction.b)
      var back = BackFlow(index: index, flow: flow, adjoints: adjoints)
      if instruction.opcode.hasOneOperand {
        let partial = partials(instruction, values[a], values[a], values[slot]).a
        let loss =
          instruction.opcode == .unary
          ? rules[Int(instruction.c)].customaryLoss(values[a], values[slot]) : 0
        back.pass(partial, loss: loss, to: a, .first, &shaking)
      } else if instruction.opcode.hasTwoOperands {
        let partial = partials(instruction, values[a], values[b], values[slot])
        back.pass(partial.a, to: a, .first, &shaking)
        back.pass(partial.b, to: b, .second, &shaking)
      } else if instruction.opcode == .select {
        back.pass(1, to: values[a] != 0 ? b : Int(instruction.c), .first, &shaking)
      } else {
        passRun(instruction, values, values[slot], &back, &shaking)
      }
    }
  }

  private func passRun(
    _ instruction: Instruction, _ values: UnsafeMutablePointer<Double>, _ value: Double,
    _ back: inout BackFlow, _ shaking: inout Shaking
  ) {
    let a = Int(instruction.a)
    let b = Int(instruction.b)
    let reduction = Reduction(instruction.opcode)
    let run = Run(start: UnsafePointer(values) + a, count: Int(instruction.c), stride: 1)
    let context = reduction.context(run, value: value)
    for element in 0..<run.count {
      back.element = element
      switch instruction.opcode {
      case .dot:
        back.pass(values[b + element], to: a + element, .first, &shaking)
        back.pass(values[a + element], to: b + element, .second, &shaking)
      case .logSumExp:
        // Commonly exp(x - value), whose argument is rounded, and the value before.
        let partial = reduction.partial(run[element], context)
        let loss = partial * (abs(value) + abs(run[element] - value))
        back.pass(partial, loss: loss, to: a + element, .first, &shaking)
      case .variance:
        // The mean that is subtracted is rounded.
        let partial = reduction.partial(run[element], context)
        let loss = abs(context.factor * context.center)
        back.pass(partial, loss: loss, to: a + element, .first, &shaking)
      default:
        let partial = reduction.partial(run[element], context)
        back.pass(partial, to: a + element, .first, &shaking)
      }
    }
  }
}

/// What flows back from one operation, or from one element of its run.
private struct BackFlow {
  /// The operand that it flows to, with the roundings on the way.
  struct Operand {
    let partial: Rounding
    let flow: Rounding
    let adjoint: Rounding

    static let first = Operand(partial: .partialA, flow: .flowA, adjoint: .adjointA)
    static let second = Operand(partial: .partialB, flow: .flowB, adjoint: .adjointB)
  }

  let index: Int
  let flow: Double
  let adjoints: UnsafeMutablePointer<Double>
  var element = 0

  /// Multiplies by a partial derivative, and adds the product to an operand's adjoint.
  func pass(
    _ partial: Double, loss: Double = 0, to slot: Int, _ operand: Operand,
    _ shaking: inout Shaking
  ) {
    var term = flow * partial
    if loss != 0 || abs(partial) != 1 {
      let key = operand.partial.key(index, element: element)
      let rounded = shaking.shaken(partial, loss: loss, key)
      term = shaking.shaken(flow * rounded, operand.flow.key(index, element: element))
    }
    let before = adjoints[slot]
    let key = operand.adjoint.key(index, element: element)
    adjoints[slot] = before == 0 ? term : shaking.shaken(before + term, key)
  }
}
