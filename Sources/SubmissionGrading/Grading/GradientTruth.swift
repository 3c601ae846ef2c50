import GradientChecking
import NumericalDifferentiation
import ReferenceAutodiff
import SubmissionReading

/// The gradient at a student's point, seen by two witnesses.
struct GradientTruth: Sendable {
  /// Why there is no gradient to compare with.
  enum Refusal: Error, Equatable {
    /// The formula does not fit the shapes of the point.
    case shapes
    /// The point has more numbers than are looked at.
    case tooLarge
    /// The gradient is not finite there.
    case notFinite
    /// Numerical differentiation does not agree: a kink, an edge, or a mistake of ours.
    case witnessesDisagree
  }

  /// The components, variable by variable.
  var components: [[TrueComponent]]

  private static let mostInputs = 512
  /// More components than these are not differentiated numerically as well.
  private static let mostWitnessed = 64

  init(_ function: String, of part: ExercisePart, at point: GradientPoint) throws(Refusal) {
    let variables = zip(part.variables, point.variables).map {
      FormulaVariable($0.name, shape: $1.numbers.shape)
    }
    let constants = zip(part.data, point.data).map {
      FormulaConstant($0.name, shape: $1.numbers.shape, values: $1.numbers.values)
    }
    let values = point.variables.flatMap(\.numbers.values)
    let dataCount = point.data.reduce(0) { $0 + $1.numbers.values.count }
    guard values.count <= Self.mostInputs, dataCount <= 1 << 16 else { throw .tooLarge }
    let formula: Formula
    do throws(FormulaError) {
      formula = try Formula(function, variables: variables, constants: constants)
    } catch {
      throw .shapes
    }
    let evaluator = FormulaEvaluator()
    evaluator.prepare(formula)
    let (gradient, scale) = Self.gradient(formula, evaluator, at: values)
    guard gradient.allSatisfy(\.isFinite) else { throw .notFinite }
    let halfUnits = point.variables.flatMap { variable in
      variable.halfUnits ?? Array(repeating: 0, count: variable.numbers.values.count)
    }
    var components = zip(gradient, scale).map {
      TrueComponent(value: $0, scale: $1, singlePrecisionEffect: 0, pointEffect: 0)
    }
    for index in values.indices {
      // Twice the rounding of a Float: once of the point, once of what is computed from it first.
      let rounding = values[index].magnitude * 0x1p-23
      for (step, effect) in [
        (rounding, \TrueComponent.singlePrecisionEffect), (halfUnits[index], \.pointEffect),
      ] where step > 0 {
        let moved = Self.movement(formula, evaluator, values, index, step)
        for component in moved.indices {
          components[component][keyPath: effect] += moved[component]
        }
      }
    }
    guard components.allSatisfy({ $0.singlePrecisionEffect.isFinite && $0.pointEffect.isFinite })
    else { throw .notFinite }
    if values.count <= Self.mostWitnessed {
      try Self.ask(NumericalDifferentiator(), formula, evaluator, values, components)
    }
    var split: [[TrueComponent]] = []
    var start = 0
    for variable in point.variables {
      let end = start + variable.numbers.values.count
      split.append(Array(components[start..<end]))
      start = end
    }
    self.components = split
  }

  private static func gradient(
    _ formula: Formula, _ evaluator: FormulaEvaluator, at point: [Double]
  ) -> (gradient: [Double], scale: [Double]) {
    evaluator.gradientAndScale(
      at: point, cotangent: [Double](repeating: 1, count: formula.outputCount))
  }

  /// How far a step of one coordinate, there and back, moves the gradient.
  private static func movement(
    _ formula: Formula, _ evaluator: FormulaEvaluator, _ point: [Double], _ index: Int,
    _ step: Double
  ) -> [Double] {
    var moved = point
    moved[index] = point[index] + step
    let above = gradient(formula, evaluator, at: moved).gradient
    moved[index] = point[index] - step
    let below = gradient(formula, evaluator, at: moved).gradient
    return zip(above, below).map { ($0 - $1).magnitude / 2 }
  }

  /// What the reference may have lost while it added up: a share of its terms.
  private static let referenceRounding = 1e-9

  /// Asks the numerical witness, and the court what it thinks: a gradient that only one of them sees judges nobody.
  private static func ask(
    _ witness: NumericalDifferentiator, _ formula: Formula, _ evaluator: FormulaEvaluator,
    _ point: [Double], _ components: [TrueComponent]
  ) throws(Refusal) {
    var outputs = [Double](repeating: 0, count: formula.outputCount)
    let claims = components.map {
      ClaimedNumber($0.value, rounding: referenceRounding * $0.scale)
    }
    var hearing = Hearing(claims, in: Court(VerdictRule(), method: witness.method))
    let estimate: GradientEstimate
    do {
      estimate = try witness.gradient(
        at: point,
        evaluate: { points, values in
          for index in values.indices {
            let row = points[(index * point.count)..<((index + 1) * point.count)]
            outputs.withUnsafeMutableBufferPointer {
              evaluator.evaluate(at: UnsafeBufferPointer(rebasing: row), into: $0)
            }
            values[index] = outputs.reduce(0, +)
          }
        }, review: &hearing)
    } catch {
      throw .witnessesDisagree
    }
    let isSeen = estimate.components.allSatisfy { component in
      switch component.status {
      case .resolved, .noisy: true
      case .kink, .edge, .unresolved: false
      }
    }
    let verdict = hearing.court.rule.worstVerdict(claims: claims, estimates: estimate.components)
    guard isSeen, verdict <= .inconclusive else { throw .witnessesDisagree }
  }
}
