/// Scratch memory for evaluating and differentiating one formula at a time.
///
/// An evaluator serves one thread. It is reused from call to call and from formula to formula, and
/// allocates only when a formula needs more memory than any before it.
///
/// ```swift
/// let evaluator = FormulaEvaluator()
/// evaluator.prepare(formula)
/// evaluator.evaluate(at: point, into: outputs)
/// ```
///
/// Every call after ``prepare(_:)`` expects `inputCount` inputs and `outputCount` outputs.
public final class FormulaEvaluator {
  var program: Program
  /// The slots of double precision; slot 0 comes after the constants.
  var values: UnsafeMutablePointer<Double>
  private var lanes: UnsafeMutablePointer<SIMD8<Double>>?
  private var floats: UnsafeMutablePointer<Float>?

  private let rules: UnsafeMutableBufferPointer<ElementaryFunction.Rule>
  private var code = GrowableBuffer<Instruction>()
  var spans = GrowableBuffer<TextSpan>()
  var constants = GrowableBuffer<Double>()
  private var valueMemory = GrowableBuffer<Double>()
  private var laneMemory = GrowableBuffer<SIMD8<Double>>()
  private var floatMemory = GrowableBuffer<Float>()
  var adjointMemory = GrowableBuffer<Double>()
  private var scaleMemory = GrowableBuffer<Double>()
  private var floatAdjointMemory = GrowableBuffer<Float>()
  /// The slots of the shaken sweeps, apart so that ``values`` keeps its constants.
  var shakenMemory = GrowableBuffer<Double>()

  /// Creates an evaluator without a formula.
  public init() {
    rules = .allocate(capacity: ElementaryFunction.all.count)
    _ = rules.initialize(fromContentsOf: ElementaryFunction.all.map(\.rule))
    valueMemory.resize(to: 1)
    code.resize(to: 1)
    values = valueMemory.elements.baseAddress.unsafelyUnwrapped
    program = Program(
      code: UnsafePointer(code.elements.baseAddress.unsafelyUnwrapped), count: 0, inputCount: 0,
      constantCount: 0, outputStart: 0, outputCount: 0,
      rules: UnsafePointer(rules.baseAddress.unsafelyUnwrapped))
  }

  deinit { rules.deallocate() }

  /// Makes a formula the one that the other methods evaluate.
  public func prepare(_ formula: Formula) {
    formula.instructions.withUnsafeBufferPointer { code.assign($0) }
    formula.constants.withUnsafeBufferPointer { constants.assign($0) }
    formula.spans.withUnsafeBufferPointer { spans.assign($0) }
    if let start = code.elements.baseAddress { program.code = UnsafePointer(start) }
    program.count = code.count
    program.inputCount = formula.inputCount
    program.constantCount = constants.count
    program.outputStart = formula.outputStart
    program.outputCount = formula.outputCount
    values = place(&valueMemory)
    lanes = nil
    floats = nil
  }

  /// Makes room for all slots, writes the constants, and returns slot 0.
  private func place<Value: SlotValue>(
    _ memory: inout GrowableBuffer<Value>
  ) -> UnsafeMutablePointer<Value> {
    let start = room(for: &memory)
    let zero = start + program.constantCount
    for index in 0..<program.constantCount {
      zero[-1 - index] = Value(constant: constants[index])
    }
    return zero
  }

  func room<Value: BitwiseCopyable>(
    for memory: inout GrowableBuffer<Value>
  ) -> UnsafeMutablePointer<Value> {
    memory.resize(to: max(1, program.slotCount))
    return memory.elements.baseAddress.unsafelyUnwrapped
  }

  /// Makes room for all slots, sets them to zero, and returns slot 0.
  func cleared<Number: SlotNumber>(
    _ memory: inout GrowableBuffer<Number>
  ) -> UnsafeMutablePointer<Number> {
    let start = room(for: &memory)
    start.update(repeating: 0, count: program.slotCount)
    return start + program.constantCount
  }

  /// The adjoints that the last reverse sweep left, slot 0 first.
  func adjointSlots() -> UnsafeMutablePointer<Double> {
    adjointMemory.elements.baseAddress.unsafelyUnwrapped + program.constantCount
  }

  // MARK: - Values

  /// Computes the outputs at a point.
  public func evaluate(
    at point: UnsafeBufferPointer<Double>, into outputs: UnsafeMutableBufferPointer<Double>
  ) {
    let program = self.program
    let values = self.values
    program.check(point.count, outputs.count)
    program.load(point, values)
    program.run(values)
    program.store(values, outputs)
  }

  /// Computes the outputs at eight points in one pass.
  ///
  /// Each lane holds bit for bit what ``evaluate(at:into:)`` gives for its point.
  public func evaluateLanes(
    at points: UnsafeBufferPointer<SIMD8<Double>>,
    into outputs: UnsafeMutableBufferPointer<SIMD8<Double>>
  ) {
    let program = self.program
    let lanes = self.lanes ?? place(&laneMemory)
    self.lanes = lanes
    program.check(points.count, outputs.count)
    program.load(points, lanes)
    program.run(lanes)
    program.store(lanes, outputs)
  }

  /// Computes the outputs in single precision: the inputs, constants and every operation's result
  /// are rounded to `Float`.
  ///
  /// For `+ - * /` and `sqrt` that is what a program in `Float` computes; elementary functions are
  /// computed in double precision and rounded once.
  public func evaluateInSinglePrecision(
    at point: UnsafeBufferPointer<Double>, into outputs: UnsafeMutableBufferPointer<Double>
  ) {
    program.check(point.count, outputs.count)
    let values = runInSinglePrecision(point)
    for index in outputs.indices { outputs[index] = Double(values[program.outputStart + index]) }
  }

  private func runInSinglePrecision(
    _ point: UnsafeBufferPointer<Double>
  ) -> UnsafeMutablePointer<Float> {
    let values = self.floats ?? place(&floatMemory)
    self.floats = values
    for index in point.indices { values[index] = Float(point[index]) }
    program.run(values)
    return values
  }

  // MARK: - Derivatives

  /// Computes the gradient of the outputs' sum, weighted by a cotangent, by one reverse sweep.
  ///
  /// - Parameters:
  ///   - point: The inputs.
  ///   - cotangent: One weight per output.
  ///   - gradient: Receives one partial derivative per input.
  ///   - scale: Receives, per input, the sum over all paths from it to an output of the absolute
  ///     product of the partial derivatives along the path: the size of the terms that were added
  ///     up to the gradient, and so the measure of its rounding error.
  ///   - outputs: Receives the outputs.
  public func gradient(
    at point: UnsafeBufferPointer<Double>, cotangent: UnsafeBufferPointer<Double>,
    into gradient: UnsafeMutableBufferPointer<Double>,
    scale: UnsafeMutableBufferPointer<Double>? = nil,
    values outputs: UnsafeMutableBufferPointer<Double>? = nil
  ) {
    let program = self.program
    let values = self.values
    program.check(point.count, cotangent.count)
    program.check(gradient.count, outputs?.count ?? program.outputCount)
    program.load(point, values)
    program.run(values)
    if let outputs { program.store(values, outputs) }
    let adjoints = cleared(&adjointMemory)
    let start = program.outputStart
    for index in 0..<cotangent.count { adjoints[start + index] = cotangent[index] }
    if let scale {
      precondition(scale.count == program.inputCount, "the scale needs one place per input")
      let scales = cleared(&scaleMemory)
      for index in cotangent.indices { scales[start + index] = cotangent[index].magnitude }
      program.sweepBack(values, adjoints, scales)
      for index in scale.indices { scale[index] = scales[index] }
    } else {
      program.sweepBack(values, adjoints, nil)
    }
    for index in 0..<gradient.count { gradient[index] = adjoints[index] }
  }

  /// Computes the gradient with every operation of both sweeps rounded to `Float`.
  ///
  /// - Parameters:
  ///   - point: The inputs.
  ///   - cotangent: One weight per output.
  ///   - gradient: Receives one partial derivative per input.
  public func gradientInSinglePrecision(
    at point: UnsafeBufferPointer<Double>, cotangent: UnsafeBufferPointer<Double>,
    into gradient: UnsafeMutableBufferPointer<Double>
  ) {
    program.check(point.count, cotangent.count)
    program.check(gradient.count, program.outputCount)
    let values = runInSinglePrecision(point)
    let adjoints = cleared(&floatAdjointMemory)
    for index in cotangent.indices {
      adjoints[program.outputStart + index] = Float(cotangent[index])
    }
    program.sweepBack(values, adjoints, nil)
    for index in gradient.indices { gradient[index] = Double(adjoints[index]) }
  }

  /// Computes the outputs and their derivatives along a direction, by one forward sweep.
  ///
  /// - Parameters:
  ///   - point: The inputs.
  ///   - tangent: The direction, one number per input.
  ///   - values: Receives the outputs.
  ///   - derivatives: Receives the outputs' directional derivatives.
  public func jvp(
    at point: UnsafeBufferPointer<Double>, tangent: UnsafeBufferPointer<Double>,
    into values: UnsafeMutableBufferPointer<Double>,
    derivatives: UnsafeMutableBufferPointer<Double>
  ) {
    program.check(point.count, values.count)
    program.check(tangent.count, derivatives.count)
    program.load(point, self.values)
    program.run(self.values)
    program.store(self.values, values)
    let tangents = cleared(&adjointMemory)
    program.load(tangent, tangents)
    program.sweepForward(self.values, tangents)
    program.store(tangents, derivatives)
  }
}

extension Program {
  @inline(__always)
  func check(_ inputs: Int, _ outputs: Int) {
    precondition(inputs == inputCount, "the formula has a different number of inputs")
    precondition(outputs == outputCount, "the formula has a different number of outputs")
  }

  @inline(__always)
  func load<Value>(
    _ point: UnsafeBufferPointer<Value>, _ slots: UnsafeMutablePointer<Value>
  ) {
    for index in 0..<point.count { slots[index] = point[index] }
  }

  @inline(__always)
  func store<Value>(
    _ slots: UnsafeMutablePointer<Value>, _ outputs: UnsafeMutableBufferPointer<Value>
  ) {
    for index in 0..<outputs.count { outputs[index] = slots[outputStart + index] }
  }
}
