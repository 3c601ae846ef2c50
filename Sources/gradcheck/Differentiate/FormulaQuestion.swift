import ArgumentParser
import GradientChecking
import NumericalDifferentiation
import PlainText
import ReferenceAutodiff

/// The floating-point format in which a formula is evaluated.
enum FormulaPrecision: String, ExpressibleByArgument, CaseIterable {
  case float64
  case float32

  var evaluation: EvaluationPrecision {
    switch self {
    case .float64: .float64
    case .float32: .float32
    }
  }

  /// The nearest number of the format.
  func round(_ value: Double) -> Double {
    switch self {
    case .float64: value
    case .float32: Double(Float(value))
    }
  }
}

/// A number that the format in which a formula computes cannot hold.
struct RangeError: Error, CustomStringConvertible {
  var option: String
  var name: String
  var value: Double
  var precision: FormulaPrecision

  /// One sentence: `--at: x = 1e39 is beyond the range of float32`.
  var description: String {
    "\(option): \(VisibleText.of(name)) = \(NumberFormatting.exact(value)) is beyond the range of "
      + precision.rawValue
  }
}

/// A formula and a point: what `gradcheck differentiate` is asked.
struct FormulaQuestion {
  let formula: Formula
  let variables: [PointArguments.Entry]
  let data: [PointArguments.Entry]
  let precision: FormulaPrecision
  /// The variables' numbers one after the other, in the format's precision.
  let point: [Double]

  /// Compiles the formula.
  ///
  /// - Throws: A `FormulaError`, or a ``RangeError``.
  init(
    _ text: String, at point: PointArguments, data: PointArguments, precision: FormulaPrecision
  ) throws {
    formula = try Formula(
      text, variables: point.entries.map { FormulaVariable($0.name, shape: $0.shape) },
      constants: data.entries.map {
        FormulaConstant($0.name, shape: $0.shape, values: $0.values)
      })
    variables = point.entries
    self.data = data.entries
    self.precision = precision
    self.point = point.values.map(precision.round)
    for (option, entries) in [("--at", point.entries), ("--data", data.entries)] {
      for entry in entries {
        guard let value = entry.values.first(where: { !precision.round($0).isFinite }) else {
          continue
        }
        throw RangeError(option: option, name: entry.name, value: value, precision: precision)
      }
    }
  }

  /// Asks both witnesses, and takes central differences at many steps.
  func answer(by method: any DifferentiationMethod) throws -> FormulaAnswer {
    let evaluator = FormulaEvaluator()
    evaluator.prepare(formula)
    let outputs = formula.outputCount
    let evaluate: PointEvaluation = { points, values in
      for index in 0..<(values.count / outputs) {
        let row = points[(index * point.count)..<((index + 1) * point.count)]
        let room = values[(index * outputs)..<((index + 1) * outputs)]
        compute(
          evaluator, UnsafeBufferPointer(rebasing: row),
          into: UnsafeMutableBufferPointer(rebasing: room))
      }
    }
    // The reference engine's derivative stands where a claim would: the court looks as hard as at a claim of it, and digits
    // and reason come from the rule. Where it is not finite, the words are to be about the estimate, and 0 stands for it.
    let references = (0..<outputs).map { reference(evaluator, $0) }
    let slopes = references.flatMap { $0.map { $0.isFinite ? $0 : 0 } }
    var values = [Double](repeating: .nan, count: outputs)
    point.withUnsafeBufferPointer { point in
      values.withUnsafeMutableBufferPointer { compute(evaluator, point, into: $0) }
    }
    let roundings = ClaimRounding(at: point, precision: precision.evaluation)
      .jacobian(slopes, values)
    let claims = zip(slopes, roundings).map { ClaimedNumber($0, rounding: $1) }
    let rule = VerdictRule(precision: precision.evaluation)
    var hearing = Hearing(claims, in: Court(rule, method: method))
    let witness = NumericalDifferentiator(method: method, precision: precision.evaluation)
    let estimate = try witness.jacobian(
      at: point, outputCount: outputs, evaluate: evaluate, review: &hearing)
    var answer = FormulaAnswer(
      question: self, method: method.name, evaluations: estimate.evaluations,
      values: estimate.rows.map(\.value))
    answer.nonFinite = point.withUnsafeBufferPointer { evaluator.firstNonFinite(at: $0) }?.message
    let studies = try StepStudy.studies(
      at: point, outputCount: outputs, precision: precision, evaluate: evaluate)
    let names = componentNames
    for output in 0..<outputs {
      let prefix = outputs == 1 ? "" : "f[\(output)]/"
      let reference = references[output]
      let range = output * point.count..<(output + 1) * point.count
      var reports = rule.reports(
        names: names.map { prefix + $0 }, claims: Array(claims[range]),
        estimates: estimate.rows[output].components, references: reference)
      for index in reports.indices where !reference[index].isFinite { reports[index].digits = nil }
      for (index, report) in reports.enumerated() {
        answer.components.append(
          FormulaAnswer.Component(
            report: report, estimate: estimate.rows[output].components[index],
            noise: estimate.rows[output].noise.sigma,
            study: studies[output * point.count + index]))
      }
    }
    return answer
  }

  private func compute(
    _ evaluator: FormulaEvaluator, _ point: UnsafeBufferPointer<Double>,
    into values: UnsafeMutableBufferPointer<Double>
  ) {
    switch precision {
    case .float64: evaluator.evaluate(at: point, into: values)
    case .float32: evaluator.evaluateInSinglePrecision(at: point, into: values)
    }
  }

  /// The gradient of one output by reverse mode.
  private func reference(_ evaluator: FormulaEvaluator, _ output: Int) -> [Double] {
    var cotangent = [Double](repeating: 0, count: formula.outputCount)
    cotangent[output] = 1
    return evaluator.gradientAndScale(at: point, cotangent: cotangent).gradient
  }

  /// `x`, `x[3]`, `W[1][2]`, in the order of the point's numbers.
  private var componentNames: [String] {
    variables.flatMap { entry in
      entry.shape.reduce([entry.name]) { names, extent in
        names.flatMap { name in (0..<extent).map { "\(name)[\($0)]" } }
      }
    }
  }
}
