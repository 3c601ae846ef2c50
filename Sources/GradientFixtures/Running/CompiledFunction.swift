import ReferenceAutodiff

/// Formulas with their evaluators, ready to be asked at any point.
final class CompiledFunction {
  /// One formula, and which of the function's outputs are its own.
  struct Part {
    let formula: Formula
    let evaluator: FormulaEvaluator
    let outputs: Range<Int>
  }

  let parts: [Part]
  let inputCount: Int
  let outputCount: Int
  private let variables: [FormulaVariable]
  private let inputLanes: UnsafeMutableBufferPointer<SIMD8<Double>>
  private let outputLanes: UnsafeMutableBufferPointer<SIMD8<Double>>

  /// A function without inputs or outputs.
  init() {
    parts = []
    inputCount = 0
    outputCount = 0
    variables = []
    inputLanes = .allocate(capacity: 0)
    outputLanes = .allocate(capacity: 0)
  }

  /// Compiles a case's formulas.
  init(
    _ fixture: FixtureCase, _ compiler: FormulaCompiler
  ) throws(FixtureFunction.CompilationError) {
    let variables = fixture.variables.entries.map { FormulaVariable($0.name, shape: $0.shape) }
    let constants = fixture.data.entries.map {
      FormulaConstant($0.name, shape: $0.shape, values: Array(fixture.data.values[$0.range]))
    }
    var parts: [Part] = []
    var outputs = 0
    for (index, function) in fixture.functions.enumerated() {
      do throws(FormulaError) {
        let formula = try compiler.compile(
          function.text, variables: variables, constants: constants)
        let evaluator = FormulaEvaluator()
        evaluator.prepare(formula)
        let range = outputs..<(outputs + formula.outputCount)
        parts.append(Part(formula: formula, evaluator: evaluator, outputs: range))
        outputs = range.upperBound
      } catch {
        throw FixtureFunction.CompilationError(index: index, error: error)
      }
    }
    self.parts = parts
    self.variables = variables
    inputCount = fixture.variables.values.count
    outputCount = outputs
    inputLanes = .allocate(capacity: inputCount)
    inputLanes.initialize(repeating: .zero)
    outputLanes = .allocate(capacity: outputCount)
    outputLanes.initialize(repeating: .zero)
  }

  deinit {
    inputLanes.deallocate()
    outputLanes.deallocate()
  }

  /// Whether a case has these variables, in this order.
  func hasVariables(of fixture: FixtureCase) -> Bool {
    let entries = fixture.variables.entries
    guard entries.count == variables.count else { return false }
    for index in entries.indices
    where entries[index].name != variables[index].name
      || entries[index].shape != variables[index].shape
    {
      return false
    }
    return true
  }

  // MARK: Values

  /// Evaluates all outputs at several points, eight at a time where there are at least three.
  func evaluate(
    _ points: UnsafeBufferPointer<Double>, into values: UnsafeMutableBufferPointer<Double>
  ) {
    let count = values.count / max(outputCount, 1)
    var done = 0
    while count - done >= 3 {
      let width = min(8, count - done)
      loadLanes(points, from: done, width: width)
      for index in parts.indices {
        parts[index].evaluator.evaluateLanes(
          at: UnsafeBufferPointer(inputLanes),
          into: UnsafeMutableBufferPointer(rebasing: outputLanes[parts[index].outputs]))
      }
      for lane in 0..<width {
        for output in 0..<outputCount {
          values[(done + lane) * outputCount + output] = outputLanes[output][lane]
        }
      }
      done += width
    }
    while done < count {
      let point = UnsafeBufferPointer(
        rebasing: points[(done * inputCount)..<((done + 1) * inputCount)])
      for index in parts.indices {
        let start = done * outputCount + parts[index].outputs.lowerBound
        let room = start..<(start + parts[index].outputs.count)
        parts[index].evaluator.evaluate(
          at: point, into: UnsafeMutableBufferPointer(rebasing: values[room]))
      }
      done += 1
    }
  }

  /// Puts points side by side; lanes that are not asked for repeat the first point.
  private func loadLanes(_ points: UnsafeBufferPointer<Double>, from first: Int, width: Int) {
    for input in 0..<inputCount {
      var lanes = SIMD8<Double>(repeating: points[first * inputCount + input])
      for lane in 1..<width { lanes[lane] = points[(first + lane) * inputCount + input] }
      inputLanes[input] = lanes
    }
  }

  // MARK: Derivatives

  func resize(_ array: inout [Double]) {
    if array.count != inputCount { array = Array(repeating: 0, count: inputCount) }
  }

  /// The reference gradient of the weighted sum of the outputs, and the size of its terms.
  func reference(
    at point: [Double], _ cotangent: [Double], into gradient: inout [Double],
    _ scale: inout [Double]
  ) {
    if parts.count == 1 {
      sweep(parts[0], point, cotangent[...], &gradient, &scale)
      return
    }
    var own = [Double](repeating: 0, count: inputCount)
    var ownScale = own
    for input in 0..<inputCount {
      gradient[input] = 0
      scale[input] = 0
    }
    for part in parts {
      sweep(part, point, cotangent[part.outputs], &own, &ownScale)
      for input in 0..<inputCount {
        gradient[input] += own[input]
        scale[input] += ownScale[input]
      }
    }
  }

  private func sweep(
    _ part: Part, _ point: [Double], _ cotangent: ArraySlice<Double>,
    _ gradient: inout [Double], _ scale: inout [Double]
  ) {
    point.withUnsafeBufferPointer { point in
      cotangent.withUnsafeBufferPointer { cotangent in
        gradient.withUnsafeMutableBufferPointer { gradient in
          scale.withUnsafeMutableBufferPointer { scale in
            part.evaluator.gradient(at: point, cotangent: cotangent, into: gradient, scale: scale)
          }
        }
      }
    }
  }
}
