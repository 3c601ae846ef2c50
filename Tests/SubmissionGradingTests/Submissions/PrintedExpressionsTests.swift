import TestSupport
import Testing

@testable import SubmissionGrading
@testable import SubmissionReading

@Suite struct PrintedExpressionsTests {
  private func grade(_ source: String, _ output: String) throws -> GradeRecord {
    let cells: [(Submission.Block.Kind, String)] = [
      (.prose, "### 2.1"), (.code, "x, y, z = 2., 3., 4.\n" + source), (.output, output),
    ]
    return try exercise("lesson-2").grade("a.ipynb", notebook(cells))
  }

  @Test(
    "Numbers without labels are what the cell printed",
    arguments: [
      ("print(x.grad, y.grad, z.grad)", "tensor(28.) tensor(22.) tensor(20.)"),
      ("print(z.grad, y.grad, x.grad)", "tensor(20.) tensor(22.) tensor(28.)"),
      ("print(x.grad)\nprint(y.grad)\nprint(z.grad)", "28.0\n22.0\n20.0"),
      ("print(f)\nprint(x.grad.item())\nprint(y.grad, z.grad)", "77.0\n28.0\n22.0 20.0"),
      ("x.grad, y.grad, z.grad", "(tensor(28.), tensor(22.), tensor(20.))"),
      ("print('start')\nx.grad, y.grad, z.grad", "start\n(tensor(28.), tensor(22.), tensor(20.))"),
      ("print(np.array([x.grad, y.grad, z.grad]))", "[28. 22. 20.]"),
      ("print([x.grad.item(), y.grad.item(), z.grad.item()])", "[28.0, 22.0, 20.0]"),
      ("print(x.grad); print(y.grad)\nprint(z.grad)", "28.0\n22.0\n20.0"),
      ("print(\n  x.grad,\n  y.grad,\n  z.grad,\n)", "28.0 22.0 20.0"),
    ])
  func labelled(source: String, output: String) throws {
    #expect(try grade(source, output).verdicts["2.1"] == .pass, "\(source)")
  }

  @Test(
    "Where source and output do not correspond line by line, a person looks",
    arguments: [
      ("print(x.grad, y.grad, z.grad, sep='\\n')", "28.0\n22.0\n20.0"),
      ("def show():\n    print(z.grad, y.grad, x.grad)\nrun(x)", "28.0 22.0 20.0"),
      ("if slow: print(z.grad, y.grad, x.grad)\nrun(x)", "28.0 22.0 20.0"),
      ("for v in (z, y, x):\n    print(v.grad)", "28.0\n22.0\n20.0"),
      ("print(x.grad, y.grad)", "28.0 22.0 20.0"), ("run(x)", "28.0 22.0 20.0"),
      ("print(x.grad, x.grad, z.grad)", "28.0 22.0 20.0"),
    ])
  func unlabelled(source: String, output: String) throws {
    #expect(try grade(source, output).verdicts["2.1"] == .review, "\(source)")
  }

  @Test("A wrong number that is labelled by its source is wrong, and its mistake is named")
  func wrong() throws {
    let record = try grade("print(x.grad, y.grad, z.grad)", "56.0 44.0 40.0")
    #expect(
      record.parts[0].answers.map(\.diagnosis) == [
        .accumulated, .accumulated, .accumulated,
      ])
  }

  @Test("A point that was printed by name is read")
  func point() throws {
    let cells: [(Submission.Block.Kind, String)] = [
      (.prose, "### 2.1"),
      (.code, "x, y, z = torch.rand(3)\nprint(x, y, z)\nprint(x.grad, y.grad, z.grad)"),
      (.output, "tensor(0.5) tensor(0.25) tensor(0.75)\n1.3750 1.2500 1.7500"),
    ]
    #expect(try exercise("lesson-2").grade("a.ipynb", notebook(cells)).verdicts["2.1"] == .pass)
  }

  @Test(
    "Statements that change a variable in place",
    arguments: [
      ("x += 1", "x"), ("w.data -= lr * w.grad", "w"), ("x[0] = 5", "x"), ("w.sub_(0.1)", "w"),
      ("x.data = t", "x"), ("x = 5", nil), ("x.grad.zero_()", nil), ("x.requires_grad_()", nil),
      ("x == 5", nil), ("x[0] == 5", nil), ("print(x)", nil), ("x: float = 5", nil), ("2", nil),
    ] as [(String, String?)])
  func inPlace(statement: String, expected: String?) {
    #expect(InPlaceChange.name(in: Array(statement.utf8)[...]) == expected)
  }
}
