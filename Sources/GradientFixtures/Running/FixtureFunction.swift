import NumericalDifferentiation
import ReferenceAutodiff

/// The function of one case: compiled formulas, evaluated at many points at a time.
///
/// An instance serves one thread and is filled anew for case after case; a formula that follows itself is
/// compiled once.
final class FixtureFunction {
  /// A formula of the case that does not compile, by its number.
  struct CompilationError: Error {
    var index: Int
    var error: FormulaError
  }

  private struct Part {
    var formula: Formula
    var evaluator = FormulaEvaluator()
    /// Which outputs of the function are this formula's.
    var outputs = 0..<1
  }

  private let compiler = FormulaCompiler()
  private var parts: [Part] = []
  private var variables: [FormulaVariable] = []
  private var constants: [FormulaConstant] = []
  private var inputLanes: [SIMD8<Double>] = []
  private var outputLanes: [SIMD8<Double>] = []
  private var singleOutput: [Double] = []

  /// The number of flattened inputs.
  private(set) var inputCount = 0

  /// The number of outputs, all formulas together.
  private(set) var outputCount = 0

  /// Makes the case's formulas the function.
  ///
  /// - Throws: A ``CompilationError``.
  func prepare(_ fixture: borrowing FixtureCase) throws(CompilationError) {
    takeNames(fixture)
    while parts.count > fixture.functions.count { parts.removeLast() }
    outputCount = 0
    for index in 0..<fixture.functions.count {
      do throws(FormulaError) {
        if index < parts.count {
          try compiler.compile(
            fixture.functions[index].text, variables: variables, constants: constants,
            into: &parts[index].formula)
        } else {
          parts.append(
            Part(
              formula: try compiler.compile(
                fixture.functions[index].text, variables: variables, constants: constants)))
        }
      } catch {
        throw CompilationError(index: index, error: error)
      }
      parts[index].evaluator.prepare(parts[index].formula)
      let count = parts[index].formula.outputCount
      parts[index].outputs = outputCount..<(outputCount + count)
      outputCount += count
    }
    inputCount = fixture.variables.values.count
  }

  private func takeNames(_ fixture: borrowing FixtureCase) {
    let entries = fixture.variables.entries
    if variables.count != entries.count
      || !zip(variables, entries).allSatisfy({ $0.name == $1.name && $0.shape == $1.shape })
    {
      variables = entries.map { FormulaVariable($0.name, shape: $0.shape) }
    }
    if !constants.isEmpty || !fixture.data.entries.isEmpty {
      constants = fixture.data.entries.map {
        FormulaConstant($0.name, shape: $0.shape, values: Array(fixture.data.values[$0.range]))
      }
    }
  }

  // MARK: Values

  /// Evaluates all outputs at several points; see ``PointEvaluation``.
  func evaluate(
    _ points: UnsafeBufferPointer<Double>, into values: UnsafeMutableBufferPointer<Double>
  ) {
    let count = values.count / max(outputCount, 1)
    var done = 0
    while count - done >= 3 {
      let width = min(8, count - done)
      evaluateLanes(points, from: done, width: width, into: values)
      done += width
    }
    while done < count {
      let point = UnsafeBufferPointer(
        rebasing: points[(done * inputCount)..<((done + 1) * inputCount)])
      for part in parts {
        let start = done * outputCount + part.outputs.lowerBound
        let room = start..<(start + part.outputs.count)
        part.evaluator.evaluate(
          at: point, into: UnsafeMutableBufferPointer(rebasing: values[room]))
      }
      done += 1
    }
  }

  /// Eight points in one pass; lanes that are not asked for repeat the first point.
  private func evaluateLanes(
    _ points: UnsafeBufferPointer<Double>, from first: Int, width: Int,
    into values: UnsafeMutableBufferPointer<Double>
  ) {
    if inputLanes.count < inputCount {
      inputLanes = Array(repeating: .zero, count: inputCount)
    }
    for input in 0..<inputCount {
      var lanes = SIMD8<Double>(repeating: points[first * inputCount + input])
      for lane in 1..<width { lanes[lane] = points[(first + lane) * inputCount + input] }
      inputLanes[input] = lanes
    }
    if outputLanes.count < outputCount {
      outputLanes = Array(repeating: .zero, count: outputCount)
    }
    for part in parts {
      inputLanes.withUnsafeBufferPointer { inputs in
        outputLanes.withUnsafeMutableBufferPointer { outputs in
          part.evaluator.evaluateLanes(
            at: UnsafeBufferPointer(rebasing: inputs[..<inputCount]),
            into: UnsafeMutableBufferPointer(rebasing: outputs[part.outputs]))
        }
      }
    }
    for lane in 0..<width {
      for output in 0..<outputCount {
        values[(first + lane) * outputCount + output] = outputLanes[output][lane]
      }
    }
  }

  // MARK: The reference witness

  /// The gradient of the weighted sum of the outputs, and the size of the terms it was added up from.
  func referenceGradient(
    at point: [Double], cotangent: [Double], gradient: inout [Double], scale: inout [Double]
  ) {
    resize(&gradient, to: inputCount)
    resize(&scale, to: inputCount)
    if parts.count == 1 {
      reference(parts[0], at: point, cotangent[...], into: &gradient, &scale)
      return
    }
    for index in 0..<inputCount {
      gradient[index] = 0
      scale[index] = 0
    }
    var own = gradient
    var ownScale = scale
    for part in parts {
      reference(part, at: point, cotangent[part.outputs], into: &own, &ownScale)
      for index in 0..<inputCount {
        gradient[index] += own[index]
        scale[index] += ownScale[index]
      }
    }
  }

  private func reference(
    _ part: Part, at point: [Double], _ cotangent: ArraySlice<Double>,
    into gradient: inout [Double], _ scale: inout [Double]
  ) {
    point.withUnsafeBufferPointer { point in
      cotangent.withUnsafeBufferPointer { cotangent in
        gradient.withUnsafeMutableBufferPointer { gradient in
          scale.withUnsafeMutableBufferPointer { scale in
            part.evaluator.gradient(
              at: point, cotangent: cotangent, into: gradient, scale: scale)
          }
        }
      }
    }
  }

  private func resize(_ array: inout [Double], to count: Int) {
    if array.count != count { array = Array(repeating: 0, count: count) }
  }

  /// The parts of the gradient of the weighted sum of the outputs: its source in the formula, input by input.
  func contributions(
    at point: [Double], cotangent: [Double]
  ) -> [[(value: Double, source: String)]] {
    var all = [[(value: Double, source: String)]](repeating: [], count: inputCount)
    for part in parts {
      let text = Array(part.formula.text.utf8)
      let found = point.withUnsafeBufferPointer { point in
        cotangent[part.outputs].withUnsafeBufferPointer { cotangent in
          part.evaluator.contributions(at: point, cotangent: cotangent)
        }
      }
      for contribution in found {
        let source = String(decoding: text[contribution.range], as: UTF8.self)
        all[contribution.input].append((contribution.value, source))
      }
    }
    return all
  }

  /// Where a value or derivative first stops being finite, in words with the formula's text.
  func firstNonFinite(at point: [Double]) -> String? {
    for part in parts {
      let found = point.withUnsafeBufferPointer { part.evaluator.firstNonFinite(at: $0) }
      if let found {
        let text = String(decoding: Array(part.formula.text.utf8)[found.range], as: UTF8.self)
        return "\(found.message), in \"\(text)\""
      }
    }
    return nil
  }
}
