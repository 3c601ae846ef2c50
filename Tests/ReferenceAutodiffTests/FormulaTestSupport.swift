import ReferenceAutodiff

/// Everything the evaluator says about a formula at a point, by arrays.
struct Evaluation {
  let formula: Formula
  let evaluator = FormulaEvaluator()

  init(_ formula: Formula) {
    self.formula = formula
    evaluator.prepare(formula)
  }

  init(
    _ text: String, _ variables: [FormulaVariable] = [], _ constants: [FormulaConstant] = []
  ) throws {
    self.init(try Formula(text, variables: variables, constants: constants))
  }

  func values(_ point: [Double]) -> [Double] {
    var outputs = [Double](repeating: .nan, count: formula.outputCount)
    point.withUnsafeBufferPointer { point in
      outputs.withUnsafeMutableBufferPointer { evaluator.evaluate(at: point, into: $0) }
    }
    return outputs
  }

  func singlePrecisionValues(_ point: [Double]) -> [Double] {
    var outputs = [Double](repeating: .nan, count: formula.outputCount)
    point.withUnsafeBufferPointer { point in
      outputs.withUnsafeMutableBufferPointer {
        evaluator.evaluateInSinglePrecision(at: point, into: $0)
      }
    }
    return outputs
  }

  func laneValues(_ points: [SIMD8<Double>]) -> [SIMD8<Double>] {
    var outputs = [SIMD8<Double>](repeating: .zero, count: formula.outputCount)
    points.withUnsafeBufferPointer { points in
      outputs.withUnsafeMutableBufferPointer { evaluator.evaluateLanes(at: points, into: $0) }
    }
    return outputs
  }

  func gradient(_ point: [Double], cotangent: [Double]? = nil) -> [Double] {
    gradientAndScale(point, cotangent: cotangent).gradient
  }

  func gradientAndScale(
    _ point: [Double], cotangent: [Double]? = nil
  ) -> (gradient: [Double], scale: [Double], values: [Double]) {
    let cotangent = cotangent ?? [Double](repeating: 1, count: formula.outputCount)
    var gradient = [Double](repeating: .nan, count: point.count)
    var plain = gradient
    var scale = gradient
    var values = [Double](repeating: .nan, count: formula.outputCount)
    point.withUnsafeBufferPointer { point in
      cotangent.withUnsafeBufferPointer { cotangent in
        plain.withUnsafeMutableBufferPointer {
          evaluator.gradient(at: point, cotangent: cotangent, into: $0)
        }
        gradient.withUnsafeMutableBufferPointer { gradient in
          scale.withUnsafeMutableBufferPointer { scale in
            values.withUnsafeMutableBufferPointer { values in
              evaluator.gradient(
                at: point, cotangent: cotangent, into: gradient, scale: scale, values: values)
            }
          }
        }
      }
    }
    // The scale must not change the gradient.
    let agree = zip(plain, gradient).allSatisfy { $0 == $1 || ($0.isNaN && $1.isNaN) }
    return (agree ? gradient : [], scale, values)
  }

  func singlePrecisionGradient(_ point: [Double]) -> [Double] {
    let cotangent = [Double](repeating: 1, count: formula.outputCount)
    var gradient = [Double](repeating: .nan, count: point.count)
    point.withUnsafeBufferPointer { point in
      cotangent.withUnsafeBufferPointer { cotangent in
        gradient.withUnsafeMutableBufferPointer {
          evaluator.gradientInSinglePrecision(at: point, cotangent: cotangent, into: $0)
        }
      }
    }
    return gradient
  }

  func jvp(_ point: [Double], _ tangent: [Double]) -> (values: [Double], derivatives: [Double]) {
    var values = [Double](repeating: .nan, count: formula.outputCount)
    var derivatives = values
    point.withUnsafeBufferPointer { point in
      tangent.withUnsafeBufferPointer { tangent in
        values.withUnsafeMutableBufferPointer { values in
          derivatives.withUnsafeMutableBufferPointer { derivatives in
            evaluator.jvp(at: point, tangent: tangent, into: values, derivatives: derivatives)
          }
        }
      }
    }
    return (values, derivatives)
  }

  func firstNonFinite(_ point: [Double]) -> (range: Range<Int>, message: String)? {
    point.withUnsafeBufferPointer { evaluator.firstNonFinite(at: $0) }
  }

  /// Central differences of the outputs' sum, to about nine digits.
  func numericalGradient(_ point: [Double]) -> [Double] {
    point.indices.map { index in
      let step = 1e-5 * max(1e-2, abs(point[index]))
      var left = point
      var right = point
      left[index] -= step
      right[index] += step
      let difference = values(right).reduce(0, +) - values(left).reduce(0, +)
      return difference / (right[index] - left[index])
    }
  }
}

/// The value of a formula of scalars.
func value(
  _ text: String, _ scalars: KeyValuePairs<String, Double> = [:]
) throws -> Double {
  let formula = try Formula(text, variables: scalars.map { FormulaVariable($0.key) })
  return formula.values(at: scalars.map(\.value))[0]
}

/// The gradient of a formula of scalars.
func gradient(
  _ text: String, _ scalars: KeyValuePairs<String, Double>
) throws -> [Double] {
  try Evaluation(text, scalars.map { FormulaVariable($0.key) }).gradient(scalars.map(\.value))
}

func isClose(_ left: Double, _ right: Double, _ tolerance: Double = 1e-12) -> Bool {
  if left == right || (left.isNaN && right.isNaN) { return true }
  return abs(left - right) <= tolerance * max(abs(left), abs(right), 1e-300)
}

func areClose(_ left: [Double], _ right: [Double], _ tolerance: Double = 1e-12) -> Bool {
  left.count == right.count && zip(left, right).allSatisfy { isClose($0, $1, tolerance) }
}
