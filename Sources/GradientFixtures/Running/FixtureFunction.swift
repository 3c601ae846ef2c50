import NumericalDifferentiation
import ReferenceAutodiff

/// The function of one case: compiled formulas, evaluated at many points at a time.
///
/// An instance serves one thread and is filled anew for case after case. A function that comes a second
/// time is remembered: files ask about one formula at many points.
final class FixtureFunction {
  /// A formula of the case that does not compile, by its number.
  struct CompilationError: Error {
    var index: Int
    var error: FormulaError
  }

  /// More functions than these are not remembered.
  private static let mostRemembered = 256
  /// More texts than these are not kept in mind for a second time.
  private static let mostSeen = 4096

  private let compiler = FormulaCompiler()
  private var remembered: [String: CompiledFunction] = [:]
  /// Hashes of texts that came once; a false one only costs a place among the remembered.
  private var seen: Set<Int> = []
  /// The function of the case at hand: a remembered one, or ``scratch``.
  private(set) var compiled: CompiledFunction
  private let scratch = CompiledFunction()

  init() {
    compiled = scratch
  }

  /// The number of flattened inputs.
  var inputCount: Int { compiled.inputCount }

  /// The number of outputs, all formulas together.
  var outputCount: Int { compiled.outputCount }

  /// Makes the case's formulas the function.
  ///
  /// - Throws: A ``CompilationError``.
  func prepare(_ fixture: FixtureCase) throws(CompilationError) {
    if fixture.data.entries.isEmpty, fixture.functions.count == 1 {
      let text = fixture.functions[0].text
      if let known = remembered[text], known.hasVariables(of: fixture) {
        compiled = known
        return
      }
      if seen.count >= Self.mostSeen { seen.removeAll(keepingCapacity: true) }
      if !seen.insert(text.hashValue).inserted {
        let new = CompiledFunction()
        try new.compile(fixture, compiler)
        if remembered.count >= Self.mostRemembered { remembered.removeAll(keepingCapacity: true) }
        remembered[text] = new
        compiled = new
        return
      }
    }
    compiled = scratch
    try scratch.compile(fixture, compiler)
  }

  /// Evaluates all outputs at several points; see ``PointEvaluation``.
  func evaluate(
    _ points: UnsafeBufferPointer<Double>, into values: UnsafeMutableBufferPointer<Double>
  ) {
    compiled.evaluate(points, into: values)
  }

  // MARK: The reference witness

  /// The gradient of the weighted sum of the outputs, and the size of the terms it was added up from.
  func referenceGradient(
    at point: [Double], cotangent: [Double], gradient: inout [Double], scale: inout [Double]
  ) {
    compiled.resize(&gradient)
    compiled.resize(&scale)
    compiled.reference(at: point, cotangent, into: &gradient, &scale)
  }

  /// The parts of the gradient of the weighted sum of the outputs: its source in the formula, input by input.
  func contributions(
    at point: [Double], cotangent: [Double]
  ) -> [[(value: Double, source: String)]] {
    var all = [[(value: Double, source: String)]](repeating: [], count: inputCount)
    for part in compiled.parts {
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
    for part in compiled.parts {
      let found = point.withUnsafeBufferPointer { part.evaluator.firstNonFinite(at: $0) }
      if let found {
        let text = String(decoding: Array(part.formula.text.utf8)[found.range], as: UTF8.self)
        return "\(found.message), in \"\(text)\""
      }
    }
    return nil
  }
}
