import TestSupport
import Testing

@testable import SubmissionReading

@Suite struct NumberRuleTests {
  /// The rules that say what the numbers of a line about `x`, `y` and `z` are, and what the line says.
  private func read(_ line: String) throws -> (rules: String, findings: String) {
    let part = try Exercise.plain("x", "y", "z").parts[0]
    let scanner = LineScanner(matcher: LabelMatcher(part), decimalComma: false)
    let bytes = Array(line.utf8)
    let folded = TextLine.folded(bytes)
    let pieces = scanner.pieces(of: bytes, folded)
    var state = LabelledLine(matcher: scanner.matcher)
    var rules: [String] = []
    for (index, piece) in pieces.enumerated() {
      let next = index + 1 < pieces.count ? pieces[index + 1].text : piece.end..<bytes.count
      let rule = state.take(
        text: folded[piece.text], original: bytes[piece.text], piece.value,
        before: index + 1 < pieces.count ? folded[next] : TextLine.trimmed(folded[next]))
      rules.append(rule?.rawValue ?? "none")
    }
    let findings = state.finished()
    // A line with words is read by these rules alone.
    #expect(scanner.findings(in: bytes[...]) == findings, "\(line)")
    return (
      rules.joined(separator: " "), findings.map { $0.text(part) }.joined(separator: " ")
    )
  }

  @Test(
    "The first rule that speaks says what a number is",
    arguments: [
      ("gradients: x=28, y=22", "listed listed", "x=28 y=22"),
      ("gradients - x: 28; y: 22; z: 20", "listed listed listed", "x=28 y=22 z=20"),
      ("gradients at the point: x=2", "point", "x:2"),
      ("df/dx at x=2: 28.0", "point calculated", "x:2 x=28.0"),
      ("df/dx (x=2, y=3): 28.0", "point point calculated", "x:2 y:3 x=28.0"),
      ("x=2, x.grad=28.0", "point labelled", "x:2 x=28.0"),
      ("x.grad: 28.0", "labelled", "x=28.0"),
      ("x.grad: - 28.0", "labelled", "x=-28.0"), ("x.grad: – 28.0", "labelled", "x=-28.0"),
      ("x.grad: − 28.0", "labelled", "x=-28.0"), ("x.grad - 28.0", "labelled", "x=28.0"),
      ("df/dx = 4 + 6*y*z = 28", "labelled operand calculationInWords", "x=28"),
      ("df/dx = 2x + 2yz = 28", "labelled", "x=28"),
      ("expected x.grad 28.0, got 56.0", "labelled result", "x=28.0 x=56.0"),
      ("x.grad expected: 28.0; actual: 56.0", "labelled result", "x=28.0 x=56.0"),
      ("x.grad должно быть 28.0, получено 56.0", "labelled result", "x=28.0 x=56.0"),
      ("expected x.grad 28.0, difference got 0.5", "labelled otherWords", "x=28.0 -0.5"),
      ("x.grad: 28.0 epoch 3", "labelled otherWords", "x=28.0 -3"),
      ("x.grad: 28.0, loss = 3", "labelled otherWords", "x=28.0 loss:3"),
      ("f(x, y, z): 77.0", "otherWords", "-77.0"),
      ("epoch 3: loss 0.5", "otherWords otherWords", "-3 -0.5"),
      ("1) x.grad: 28.0", "withoutLabel labelled", "-1 x=28.0"),
      ("7 x.grad: 28.0", "withoutLabel labelled", "-7 x=28.0"),
      ("x.grad: 56.0 != 28.0", "labelled compared", "-28.0 x=56.0"),
      ("x.grad: 56.0 >= 28.0", "labelled compared", "-28.0 x=56.0"),
      ("x.grad: 56.0 ≠ 28.0", "labelled compared", "-28.0 x=56.0"),
      ("df/dx = 2*2 + 24 = 28", "labelled operand operand calculated", "x=28"),
      ("x.grad = 27.9999 ≈ 28", "labelled calculated", "x=28"),
      ("x.grad -> 27.5 -> 28", "labelled calculated", "x=28"),
      ("x.grad 27.5 равно 28", "labelled otherWords", "x=27.5 -28"),
      ("df/dx = 4 + 24", "labelled operand", "-4"), ("df/dx = 4 × 7", "labelled operand", "-4"),
      ("x.grad: 28.0 (28)", "labelled next", "x=28.0"),
      ("x.grad, y.grad: 28.0 22.0", "labelled next", "x=28.0 y=22.0"),
      ("x.grad, y.grad: 28.0, 22.0", "labelled next", "x=28.0 y=22.0"),
    ])
  func rules(line: String, rules: String, findings: String) throws {
    let read = try read(line)
    #expect(read.rules == rules, "\(line)")
    #expect(read.findings == findings, "\(line)")
  }

  @Test(
    "Whose numbers are that stand behind one label",
    arguments: [
      ("x.grad", ["28.0"], true, "openCalculation -28.0"),
      ("gradient", ["[28, 22, 20]"], false, "inOrder x=28 y=22 z=20"),
      ("gradient", ["28", "22", "20"], false, "inOrder x=28 y=22 z=20"),
      ("gradient", ["[[1, 2], [3, 4], [5, 6]]"], false, "inOrder x=[1, 2] y=[3, 4] z=[5, 6]"),
      ("gradient", ["[28, 22]"], false, "namesNobody ?[28, 22]"),
      ("gradient", ["28"], false, "namesNobody ?28"),
      ("w.grad", ["28", "22", "20"], false, "namesNobody ?28 ?22 ?20"),
      ("x.grad", ["28.0", "28"], false, "nameOfOne x=28.0"),
      ("x.grad", ["[28, 22]"], false, "nameOfOne x=[28, 22]"),
      ("y.grad x.grad", ["22", "28"], false, "oneEach y=22 x=28"),
      ("x.grad y.grad", ["[28, 22]"], false, "elementEach x=28 y=22"),
      ("x.grad y.grad", ["28"], false, "unclear ?28"),
      ("x.grad y.grad", ["1", "2", "3"], false, "unclear ?1 ?2 ?3"),
      ("x.grad y.grad", ["[[1, 2]]"], false, "unclear ?[1, 2]"),
    ])
  func shares(label: String, values: [String], isOpen: Bool, expected: String) throws {
    let part = try Exercise.plain("x", "y", "z").parts[0]
    let matcher = LabelMatcher(part)
    let numbers = SharingRule.Numbers(
      values: try values.map { try #require(PrintedValue($0)) },
      match: try #require(matcher.match(Array(label.utf8)[...])), label: Array(label.utf8),
      isOpen: isOpen, answerCount: matcher.answerCount)
    let (rule, findings) = SharingRule.first(for: numbers)
    #expect(([rule.rawValue] + findings.map { $0.text(part) }).joined(separator: " ") == expected)
  }
}
