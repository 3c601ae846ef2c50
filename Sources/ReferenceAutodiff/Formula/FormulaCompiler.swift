/// Compiles formulas one after another and keeps its working memory from one to the next.
///
/// A compiler serves one thread at a time; the formulas it returns are independent of it.
public final class FormulaCompiler {
  private var parser = FormulaParser()

  /// Creates a compiler.
  public init() {}

  /// Compiles a formula.
  ///
  /// - Parameters:
  ///   - text: The formula, at most ``Formula/textLimit`` bytes of UTF-8.
  ///   - variables: What the formula is differentiated by, in the order of the inputs.
  ///   - constants: Named numbers it may use as well.
  /// - Returns: The compiled formula.
  /// - Throws: What is wrong with the formula or the declarations, and where.
  public func compile(
    _ text: String, variables: [FormulaVariable], constants: [FormulaConstant] = []
  ) throws(FormulaError) -> Formula {
    let output = try parser.compile(text, variables, constants)
    return Formula(
      text: text, inputCount: Int(parser.program.inputCount), outputShape: output.shape.extents,
      operationCount: parser.program.operationCount, outputStart: Int(output.slot),
      instructions: Array(parser.program.code.elements),
      constants: Array(parser.program.constants.elements),
      spans: Array(parser.program.spans.elements))
  }

  /// Compiles a formula into the memory of another one, which it replaces.
  ///
  /// Where nobody else holds that formula and its memory is large enough, nothing is allocated.
  ///
  /// - Parameters:
  ///   - text: The formula, at most ``Formula/textLimit`` bytes of UTF-8.
  ///   - variables: What the formula is differentiated by, in the order of the inputs.
  ///   - constants: Named numbers it may use as well.
  ///   - formula: The formula to replace; it stays as it was when an error is thrown.
  /// - Throws: What is wrong with the formula or the declarations, and where.
  public func compile(
    _ text: String, variables: [FormulaVariable], constants: [FormulaConstant] = [],
    into formula: inout Formula
  ) throws(FormulaError) {
    let output = try parser.compile(text, variables, constants)
    formula.text = text
    formula.inputCount = Int(parser.program.inputCount)
    formula.outputShape = output.shape.extents
    formula.operationCount = parser.program.operationCount
    formula.outputStart = Int(output.slot)
    Self.replace(&formula.instructions, by: parser.program.code.elements)
    Self.replace(&formula.constants, by: parser.program.constants.elements)
    Self.replace(&formula.spans, by: parser.program.spans.elements)
  }

  private static func replace<Element: BitwiseCopyable>(
    _ array: inout [Element], by elements: UnsafeMutableBufferPointer<Element>
  ) {
    array.removeAll(keepingCapacity: true)
    array.append(contentsOf: elements)
  }
}
