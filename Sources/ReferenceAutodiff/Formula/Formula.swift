/// A formula, checked and compiled for evaluation.
///
/// The text is compiled once to a flat list of scalar operations; there is no expression tree. A
/// ``FormulaEvaluator`` runs the list forwards for values and backwards for gradients.
///
/// ```swift
/// let formula = try Formula("mean((w*x + b - t)^2)", variables: [.init("w"), .init("b")],
///   constants: [.init("x", shape: [2], values: [1, 2]), .init("t", shape: [2], values: [3, 5])])
/// let slopes = formula.gradient(at: [1.5, 0.5])
/// ```
///
/// The language: `+ - * / ^` (`**` is `^`) with right-associative powers that bind tighter than a
/// sign, comparisons that give 1 or 0, constant indices `x[0]`, `W[1][2]`, broadcasting as in
/// NumPy, the functions of ``ElementaryFunction/all``, the reductions `sum mean prod var max min
/// norm dot logsumexp` over all elements (`var` divides by n), `softmax` along the last axis,
/// `matmul`, `transpose` and `where(condition, a, b)`.
public struct Formula: Sendable {
  /// The text the formula was compiled from.
  public internal(set) var text: String
  /// The number of inputs: all variables flattened in the given order, row by row.
  public internal(set) var inputCount: Int
  /// The shape of the result: `[]` a scalar, `[n]` a vector, `[m, n]` a matrix.
  public internal(set) var outputShape: [Int]
  /// The number of arithmetic operations of one evaluation, at most ``operationLimit``.
  public internal(set) var operationCount: Int

  /// The slot of the first output; the outputs are contiguous.
  var outputStart: Int
  /// The operations in order; operation i writes slot `inputCount + i`.
  var instructions: [Instruction]
  /// The constants; constant k lives in slot -1 - k.
  var constants: [Double]
  /// Which part of the text each operation came from, in order.
  var spans: [TextSpan]
}

extension Formula {
  /// Compiles a formula.
  ///
  /// To compile many formulas, a ``FormulaCompiler`` saves most of the memory traffic.
  ///
  /// - Parameters:
  ///   - text: The formula, at most ``textLimit`` bytes of UTF-8.
  ///   - variables: What the formula is differentiated by, in the order of the inputs.
  ///   - constants: Named numbers it may use as well.
  /// - Throws: What is wrong with the formula or the declarations, and where.
  public init(
    _ text: String, variables: [FormulaVariable], constants: [FormulaConstant] = []
  ) throws(FormulaError) {
    self = try FormulaCompiler().compile(text, variables: variables, constants: constants)
  }

  /// The number of outputs, 1 for a scalar.
  public var outputCount: Int { elementCount(of: outputShape) }

  /// Tells whether any operation, or the result itself, reads an input.
  ///
  /// - Parameter index: The input's position among all flattened inputs.
  public func usesInput(_ index: Int) -> Bool {
    precondition(index >= 0 && index < inputCount, "the formula has no input \(index)")
    if outputStart..<(outputStart + outputCount) ~= index { return true }
    return instructions.contains { $0.reads(slot: index) }
  }

  /// The longest text that is accepted, in bytes of UTF-8.
  public static let textLimit = 65_536
  /// The deepest accepted nesting of brackets, signs and powers.
  public static let nestingLimit = 256
  /// The most operations that one evaluation may take.
  public static let operationLimit = 1_000_000
  /// The most numbers that variables and constants may hold together.
  public static let valueLimit = 16_777_216

  /// The names of all functions of the language, sorted.
  public static var functionNames: [String] { Builtin.names }

  /// Evaluates the formula at a point, for occasional use.
  ///
  /// - Parameter point: The inputs, ``inputCount`` of them.
  /// - Returns: The outputs, ``outputCount`` of them, row by row.
  public func values(at point: [Double]) -> [Double] {
    let evaluator = FormulaEvaluator()
    evaluator.prepare(self)
    return [Double](unsafeUninitializedCapacity: outputCount) { outputs, count in
      outputs.initialize(repeating: 0)
      point.withUnsafeBufferPointer { evaluator.evaluate(at: $0, into: outputs) }
      count = outputs.count
    }
  }

  /// Differentiates the sum of the outputs at a point by reverse mode, for occasional use.
  ///
  /// - Parameter point: The inputs, ``inputCount`` of them.
  /// - Returns: One partial derivative per input.
  public func gradient(at point: [Double]) -> [Double] {
    let evaluator = FormulaEvaluator()
    evaluator.prepare(self)
    let cotangent = [Double](repeating: 1, count: outputCount)
    return [Double](unsafeUninitializedCapacity: inputCount) { gradient, count in
      gradient.initialize(repeating: 0)
      point.withUnsafeBufferPointer { point in
        cotangent.withUnsafeBufferPointer { cotangent in
          evaluator.gradient(at: point, cotangent: cotangent, into: gradient)
        }
      }
      count = gradient.count
    }
  }
}
