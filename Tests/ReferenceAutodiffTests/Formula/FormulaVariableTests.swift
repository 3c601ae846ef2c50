import ReferenceAutodiff
import Testing

@Suite("Formula variables and constants")
struct FormulaVariableTests {
  @Test("a scalar has one value, an array the product of its extents")
  func counts() {
    #expect(FormulaVariable("x").count == 1)
    #expect(FormulaVariable("v", shape: [3]).count == 3)
    #expect(FormulaVariable(name: "W", shape: [2, 3]).count == 6)
    #expect(FormulaVariable("W", shape: [1 << 40, 1 << 40]).count == .max)
  }

  @Test("the long and the short form mean the same")
  func forms() {
    #expect(FormulaVariable("x") == FormulaVariable(name: "x", shape: []))
    #expect(FormulaConstant("k", 2) == FormulaConstant(name: "k", shape: [], values: [2]))
    #expect(
      FormulaConstant("k", shape: [1], values: [2])
        == FormulaConstant(name: "k", shape: [1], values: [2]))
  }
}
