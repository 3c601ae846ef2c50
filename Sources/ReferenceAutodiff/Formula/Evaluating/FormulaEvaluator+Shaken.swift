extension FormulaEvaluator {
  /// Computes the outputs and the gradient of their weighted sum as a program in single precision might.
  ///
  /// The formula's constants are rounded to `Float`'s precision, and every operation of both sweeps has the
  /// random error of one rounding, see ``Shaking``. Where the derivative of a function is customarily computed
  /// by a formula that cancels, as tanh' = 1 - tanh², it has that formula's error.
  ///
  /// The spread of some repetitions around ``gradient(at:cotangent:into:scale:values:)`` tells how well a
  /// gradient can be known in single precision.
  ///
  /// - Parameters:
  ///   - point: The inputs, which are taken as they are.
  ///   - cotangent: One weight per output.
  ///   - shaking: The errors; tells afterwards whether `Float`'s range was left, and which path was taken.
  ///   - gradient: Receives one partial derivative per input.
  ///   - outputs: Receives the outputs.
  public func shakenGradient(
    at point: UnsafeBufferPointer<Double>, cotangent: UnsafeBufferPointer<Double>,
    shaking: inout Shaking, into gradient: UnsafeMutableBufferPointer<Double>,
    values outputs: UnsafeMutableBufferPointer<Double>
  ) {
    let program = self.program
    program.check(point.count, cotangent.count)
    program.check(gradient.count, outputs.count)
    let slots = room(for: &shakenMemory) + program.constantCount
    for index in 0..<program.constantCount { slots[-1 - index] = Shaking.rounded(constants[index]) }
    program.load(point, slots)
    program.runShaken(slots, &shaking)
    program.store(slots, outputs)
    let adjoints = cleared(&adjointMemory)
    for index in cotangent.indices { adjoints[program.outputStart + index] = cotangent[index] }
    program.sweepBackShaken(slots, adjoints, &shaking)
    for index in gradient.indices { gradient[index] = adjoints[index] }
  }
}
