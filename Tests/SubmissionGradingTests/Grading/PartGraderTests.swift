import TestSupport
import Testing

@testable import SubmissionGrading
@testable import SubmissionReading

@Suite struct PartGraderTests {
  private func grade(_ source: String, _ output: String, part: String = "2.3") throws -> GradeRecord
  {
    let cells: [(Submission.Block.Kind, String)] = [
      (.prose, "### \(part)"), (.code, source), (.output, output),
    ]
    return try exercise("lesson-2").grade("a.ipynb", notebook(cells))
  }

  private let point = "x = torch.tensor(3., requires_grad=True)"

  @Test("Mistakes have names")
  func diagnoses() throws {
    #expect(try grade(point, "x.grad: 5.0344").parts[2].answers[0].diagnosis == .sign)
    #expect(
      try grade(point, "x.grad: -10.0689").parts[2].answers[0].diagnosis == .accumulated)
    #expect(try grade(point, "x.grad: -0.8730").parts[2].answers[0].diagnosis == .otherFunction)
    #expect(try grade(point, "x.grad: 1.2345").parts[2].answers[0].diagnosis == nil)
    let line =
      "x = torch.tensor([2.5, 4.8, 6.9, 9.5])\ny_true = torch.tensor([3, 5., 7., 9.])\n"
      + "w = torch.tensor(1.5)\nb = torch.tensor(0.5)"
    let sum = try grade(line, "w.grad: 194.5500\nb.grad: 27.1000", part: "2.2").parts[1]
    #expect(sum.answers.map(\.diagnosis) == [.sumForMean, .sumForMean])
    let swapped = try grade(line, "w.grad: 6.7750\nb.grad: 48.6375", part: "2.2").parts[1]
    #expect(swapped.answers.map(\.diagnosis) == [.swapped, .swapped])
  }

  @Test(
    "The last labelled output counts, and outputs more than comments and checks",
    arguments: [
      ("x.grad: 1.0\nx.grad: -5.0344", AnswerVerdict.pass),
      ("x.grad: -5.0344\nx.grad: 1.0", .wrong),
      ("x.grad: -5.0344\nchecked numerically, df/dx: -5.0351", .pass),
      ("-5.0344", .pass), ("tensor(-5.0344)\n(tensor(-5.03443),)", .pass),
      ("-5.0344\n7.5", .review),
      ("tensor(-0.5440, grad_fn=<SinBackward0>)\ntensor(-5.0344)", .pass), ("", .missing),
      ("x.grad: None", .missing), ("x.grad: nan", .nonfinite), ("x.grad: [1.0, ..., 2.0]", .review),
      ("x.grad: [1.0, 2.0]", .review), ("f(x) = -0.5440", .missing),
    ])
  func outputs(output: String, expected: AnswerVerdict) throws {
    let source = "# df/dx = 6cos(10) ≈ 99.9\n\(point)"
    let record = try grade(source, output)
    // Without any output the comment is all there is.
    #expect(
      record.verdicts["2.3"]
        == (output.isEmpty
          ? .wrong : expected == .missing && output.hasPrefix("f") ? .wrong : expected))
  }

  @Test("A point that cannot be read is for a person to look at")
  func unknownPoint() throws {
    let random = try grade("x = torch.rand(1, requires_grad=True)", "x.grad: 1.25")
    #expect(random.verdicts["2.3"] == .review && random.words.contains("x"))
    let printed = try grade(
      "x = torch.rand(1, requires_grad=True)",
      "x: tensor([0.3961], requires_grad=True)\nx.grad: 0.3186")
    #expect(printed.verdicts["2.3"] == .pass, "\(printed.words)")
  }

  @Test("Feedback never holds the right answer, unless it may")
  func secret() throws {
    for output in [
      "x.grad: 5.0344", "x.grad: -5", "x.grad: 7.25", "x.grad: nan", "x.grad: None", "1 2",
    ] {
      let record = try grade(point, output)
      #expect(!record.words.contains("5.03"), "\(record.words)")
      let cells: [(Submission.Block.Kind, String)] = [
        (.prose, "### 2.3"), (.code, point), (.output, "x.grad: 7.25"),
      ]
      let open = SubmissionGrader(try exercise("lesson-2"), showsAnswers: true)
        .grade("a.ipynb", Array(notebook(cells).utf8))
      #expect(open.words.contains("-5.034"))
    }
  }

  @Test("At a kink the two witnesses do not agree, and nobody is called wrong")
  func kink() throws {
    let exercise = try Exercise.single(
      "relu(x)", at: #"{"x": "from-submission"}"#, answers: #"{"x": ["x.grad"]}"#)
    let record = exercise.grade("a.py", "# 1.1\nx = torch.tensor(0.)\n# x.grad: 1.0\n")
    #expect(record.verdicts["1.1"] == .review)
  }

  @Test("Without headings, and with all parts in one cell, a person looks")
  func sections() throws {
    let lesson = try exercise("lesson-2")
    let bare = lesson.grade("a.py", "x = torch.tensor(3.)\n# x.grad: -5.0344\n")
    #expect(bare.verdicts["2.3"] == .review)
    let one = notebook([
      (.code, "# 2.1\nx=1.\ny=2.\nz=3.\n# 2.3\nx = 3."), (.output, "x.grad: -5.0344"),
    ])
    #expect(lesson.grade("a.ipynb", one).verdicts["2.3"] == .review)
    let headed = notebook([
      (.code, "# 2.1\nx=1.\ny=2.\nz=3.\n# 2.3\nx = 3."),
      (
        .output,
        "2.1 Gradients\nx.grad: 14.0\ny.grad: 10.0\nz.grad: 10.0\n2.3 Chain\nx.grad: -5.0344"
      ),
    ])
    let record = lesson.grade("a.ipynb", headed)
    #expect(record.verdicts["2.1"] == .pass && record.verdicts["2.3"] == .pass)
  }
}
