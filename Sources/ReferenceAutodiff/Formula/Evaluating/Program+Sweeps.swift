// The two ways of differentiating a program. Both read the values that `run` left in the slots.

extension Program {
  /// The reverse sweep: adds to the adjoint of each slot what flows back from the outputs.
  ///
  /// An operation that nothing flows back to is skipped. That saves time, and it keeps the
  /// infinite slope of a branch that `where` did not take, or of a factor that is multiplied by
  /// zero, out of the gradient.
  ///
  /// - Parameters:
  ///   - values: The slots' values.
  ///   - adjoints: The outputs' cotangents, and zero everywhere else.
  ///   - scales: The same for the sum of absolute values, when it is wanted.
  @inline(__always)
  func sweepBack<Number: SlotNumber>(
    _ values: UnsafeMutablePointer<Number>, _ adjoints: UnsafeMutablePointer<Number>,
    _ scales: UnsafeMutablePointer<Number>?
  ) {
    var index = count
    while index > 0 {
      index -= 1
      let slot = inputCount + index
      let flow = adjoints[slot]
      let scale = scales.map { $0[slot] } ?? 0
      if flow == 0 && scale == 0 { continue }
      let instruction = code[index]
      let a = Int(instruction.a)
      let b = Int(instruction.b)
      if instruction.opcode.hasOneOperand {
        let partial = partials(instruction, values[a], values[a], values[slot]).a
        if flow != 0 { adjoints[a] += flow * partial }
        if let scales, scale != 0 { scales[a] += scale * partial.magnitude }
      } else if instruction.opcode.hasTwoOperands {
        let partial = partials(instruction, values[a], values[b], values[slot])
        if flow != 0 {
          adjoints[a] += flow * partial.a
          adjoints[b] += flow * partial.b
        }
        if let scales, scale != 0 {
          scales[a] += scale * partial.a.magnitude
          scales[b] += scale * partial.b.magnitude
        }
      } else if instruction.opcode == .select {
        let taken = values[a] != 0 ? b : Int(instruction.c)
        adjoints[taken] += flow
        if let scales { scales[taken] += scale }
      } else {
        sweepRun(instruction, values, values[slot], flow, adjoints)
        if let scales { sweepRun(instruction, values, values[slot], scale, scales, absolute: true) }
      }
    }
  }

  /// The reverse sweep through a reduction.
  @inline(never)
  private func sweepRun<Number: SlotNumber>(
    _ instruction: Instruction, _ values: UnsafeMutablePointer<Number>, _ value: Number,
    _ flow: Number, _ adjoints: UnsafeMutablePointer<Number>, absolute: Bool = false
  ) {
    if flow == 0 { return }
    let a = Int(instruction.a)
    let count = Int(instruction.c)
    if instruction.opcode == .dot {
      let b = Int(instruction.b)
      for index in 0..<count {
        let left = values[a + index]
        let right = values[b + index]
        adjoints[a + index] += flow * (absolute ? right.magnitude : right)
        adjoints[b + index] += flow * (absolute ? left.magnitude : left)
      }
      return
    }
    let reduction = Reduction(instruction.opcode)
    let run = Run(start: UnsafePointer(values) + a, count: count, stride: 1)
    let context = reduction.context(run, value: value)
    for index in 0..<count {
      let partial = reduction.partial(run[index], context)
      adjoints[a + index] += flow * (absolute ? partial.magnitude : partial)
    }
  }

  /// The forward sweep: computes each slot's derivative along a direction of the inputs.
  ///
  /// An operand that does not change contributes nothing, whatever its partial derivative.
  func sweepForward(
    _ values: UnsafeMutablePointer<Double>, _ tangents: UnsafeMutablePointer<Double>
  ) {
    for index in 0..<count {
      let instruction = code[index]
      let slot = inputCount + index
      let a = Int(instruction.a)
      let b = Int(instruction.b)
      if instruction.opcode.hasOneOperand || instruction.opcode.hasTwoOperands {
        let change = (a: tangents[a], b: instruction.opcode.hasTwoOperands ? tangents[b] : 0)
        var result = 0.0
        if change.a != 0 || change.b != 0 {
          let partial = partials(instruction, values[a], values[b], values[slot])
          if change.a != 0 { result = change.a * partial.a }
          if change.b != 0 { result += change.b * partial.b }
        }
        tangents[slot] = result
      } else if instruction.opcode == .select {
        tangents[slot] = tangents[values[a] != 0 ? b : Int(instruction.c)]
      } else {
        tangents[slot] = runTangent(instruction, values, values[slot], tangents)
      }
    }
  }

  /// The derivative of a reduction along a direction.
  private func runTangent(
    _ instruction: Instruction, _ values: UnsafeMutablePointer<Double>, _ value: Double,
    _ tangents: UnsafeMutablePointer<Double>
  ) -> Double {
    let a = Int(instruction.a)
    let b = Int(instruction.b)
    let count = Int(instruction.c)
    let isDot = instruction.opcode == .dot
    let reduction = Reduction(instruction.opcode)
    let run = Run(start: UnsafePointer(values) + a, count: count, stride: 1)
    let context = reduction.context(run, value: value)
    var result = 0.0
    for index in 0..<count {
      let change = tangents[a + index]
      if change != 0 {
        result += change * (isDot ? values[b + index] : reduction.partial(run[index], context))
      }
      if isDot, tangents[b + index] != 0 { result += tangents[b + index] * values[a + index] }
    }
    return result
  }
}
