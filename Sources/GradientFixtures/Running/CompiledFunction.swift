import ReferenceAutodiff

/// Formulas with their evaluators, ready to be asked at any point.
///
/// It can be filled anew, and then keeps its memory.
final class CompiledFunction {
  /// One formula, and which of the function's outputs are its own.
  struct Part {
    var formula: Formula
    let evaluator: FormulaEvaluator
    var outputs: Range<Int>
  }

  private(set) var parts: [Part] = []
  private(set) var inputCount = 0
  private(set) var outputCount = 0
  private var variables: [FormulaVariable] = []
  private var inputLanes = UnsafeMutableBufferPointer<SIMD8<Double>>.allocate(capacity: 0)
  private var outputLanes = UnsafeMutableBufferPointer<SIMD8<Double>>.allocate(capacity: 0)

  /// Compiles a case's formulas.
  func compile(
    _ fixture: FixtureCase, _ compiler: FormulaCompiler
  ) throws(FixtureFunction.CompilationError) {
    if !hasVariables(of: fixture) {
      variables = fixture.variables.entries.map { FormulaVariable($0.name, shape: $0.shape) }
    }
    var constants: [FormulaConstant] = []
    for entry in fixture.data.entries {
      let values = Array(fixture.data.values[entry.range])
      constants.append(FormulaConstant(entry.name, shape: entry.shape, values: values))
    }
    inputCount = 0
    outputCount = 0
    parts.removeLast(max(0, parts.count - fixture.functions.count))
    var outputs = 0
    for index in fixture.functions.indices {
      let text = fixture.functions[index].text
      do throws(FormulaError) {
        if index < parts.count {
          try compiler.compile(
            text, variables: variables, constants: constants, into: &parts[index].formula)
        } else {
          let formula = try compiler.compile(text, variables: variables, constants: constants)
          parts.append(Part(formula: formula, evaluator: FormulaEvaluator(), outputs: 0..<1))
        }
      } catch {
        throw FixtureFunction.CompilationError(index: index, error: error)
      }
      parts[index].evaluator.prepare(parts[index].formula)
      let end = outputs + parts[index].formula.outputCount
      parts[index].outputs = outputs..<end
      outputs = end
    }
    inputCount = fixture.variables.values.count
    outputCount = outputs
    Self.resize(&inputLanes, to: inputCount)
    Self.resize(&outputLanes, to: outputCount)
  }

  private static func resize(
    _ lanes: inout UnsafeMutableBufferPointer<SIMD8<Double>>, to count: Int
  ) {
    guard lanes.count != count else { return }
    lanes.deallocate()
    lanes = .allocate(capacity: count)
    lanes.initialize(repeating: .zero)
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

  /// The reference gradient, and after it the values, with the rounding errors of one repetition.
  func shaken(
    at point: [Double], _ cotangent: [Double], run: Int, keepsRange: Bool
  ) -> Repetitions.Sample {
    var sample = Repetitions.Sample(numbers: Array(repeating: 0, count: inputCount))
    var values = [Double](repeating: 0, count: outputCount)
    var own = sample.numbers
    for (index, part) in parts.enumerated() {
      // Parts that hold the same operations must not have the same errors.
      var shaking = Shaking(run: run * parts.count + index, keepsRange: keepsRange)
      point.withUnsafeBufferPointer { point in
        cotangent[part.outputs].withUnsafeBufferPointer { cotangent in
          own.withUnsafeMutableBufferPointer { own in
            values[part.outputs].withUnsafeMutableBufferPointer { values in
              part.evaluator.shakenGradient(
                at: point, cotangent: cotangent, shaking: &shaking, into: own, values: values)
            }
          }
        }
      }
      for input in 0..<inputCount { sample.numbers[input] += own[input] }
      sample.path.append(shaking.path)
      sample.leftRange = sample.leftRange || shaking.leftRange
    }
    sample.numbers += values
    return sample
  }
}
