import TestSupport
import Testing

@testable import SubmissionGrading
@testable import SubmissionReading

/// How students write: every right answer passes, or at worst a person looks.
@Suite struct VarietyTests {
  private func grade(_ cells: [(source: String, output: String)], part: String) throws
    -> GradeRecord
  {
    var all: [(Submission.Block.Kind, String)] = [(.prose, "### \(part)")]
    for cell in cells { all += [(.code, cell.source), (.output, cell.output)] }
    return try exercise("lesson-2").grade("a.ipynb", notebook(all))
  }

  private static let three = "x, y, z = torch.tensor(2.), torch.tensor(3.), torch.tensor(4.)\n"
  private static let line =
    "x = torch.tensor([2.5, 4.8, 6.9, 9.5])\ny_true = torch.tensor([3, 5., 7., 9.])\n"
    + "w = torch.tensor(1.5, requires_grad=True)\nb = torch.tensor(0.5, requires_grad=True)\n"

  @Test(
    "Three derivatives",
    arguments: [
      "Градиенты: x=28.0, y=22.0, z=20.0", "Градиенты:\nx: 28.0\ny: 22.0\nz: 20.0",
      "x.grad:\ntensor(28.)\ny.grad:\ntensor(22.)\nz.grad:\ntensor(20.)",
      "∇f(2,3,4) = (28, 22, 20)",
      "Gradient: [28.0, 22.0, 20.0]", "Gradients: tensor(28.) tensor(22.) tensor(20.)",
      "df_dx = 28.0\ndf_dy = 22.0\ndf_dz = 20.0", "f'x = 28.0, f'y = 22.0, f'z = 20.0",
      "f'_x = 28\nf'_y = 22\nf'_z = 20", "gradx = 28.0\ngrady = 22.0\ngradz = 20.0",
      "$\\partial f / \\partial x$ = 28\n$\\partial f / \\partial y$ = 22\n∂f / ∂z = 20",
      "Частная производная f по x равна 28.0\ndy = 22.0\ndz = 20.0",
      "| x.grad | 28.0 |\n| y.grad | 22.0 |\n| z.grad | 20.0 |",
      "x: autograd=28.0\ndf/dx: 28.0 | analytic: 26.0\ndf/dy: 22.0\ndf/dz: 20.0",
      "Градиенты в точке x=2, y=3, z=4:\nx.grad: 28.0\ny.grad: 22.0\nz.grad: 20.0",
      "x.grad: 28.0\n|df/dx|: 7.0\ny.grad: 22.0\nz.grad: 20.0\nПосле обнуления x.grad: 0.0",
    ])
  func labels(output: String) throws {
    let record = try grade([(Self.three, output)], part: "2.1")
    #expect(record.verdicts["2.1"] == .pass, "\(output) \(record.words)")
  }

  @Test(
    "One derivative",
    arguments: [
      "f'(x) = -5.0344", "f'(3.0) = -5.0344", "f(3.0) = -0.5440\nf'(3.0) = -5.0344",
      "f'(x) = -5.0344\nf''(x) = 17.9", "y′ = -5.0344", "dy/dt: -5.0344", "∇f(3) = -5.0344",
      "Производная f(x) = sin(x^2 + 1) при x = 3.0 равна -5.0344",
      "Производная f(x)=sin(x²+1) при x=3 равна -5.0344",
      "The derivative of sin(x^2 + 1) at x = 3 is -5.0344",
      "du/dx = 6.0\ndy/du = -0.8391\ndy/dx = -5.0344", "x.grad: 9\u{8}-5.0344",
      "x.grad до backward: None\nx.grad после backward: -5.0344", "df/dx: -5.0344\ngrad diff: 0.0",
      "x.grad: −5,0344", "x.grad: - 5.0344", "x.grad = –5.0344", "df/dx — -5.0344",
      "df/dx: expected -5.0, got -5.0344", "x.grad: -5.0344e+00",
      "df/dx: -5.0344\ndf/dx (проверка): -5.03",
    ])
  func oneLabel(output: String) throws {
    let record = try grade([("x = torch.tensor(3.)", output)], part: "2.3")
    #expect(record.verdicts["2.3"] == .pass, "\(output) \(record.words)")
  }

  @Test(
    "Weight and bias",
    arguments: [
      "Градиенты по w и b: 48.6375 6.7750", "Градиенты: dw = 48.6375, db = 6.7750",
      "dloss_dw=48.6375 dloss_db=6.7750", "{'dw': 48.63750457763672, 'db': 6.77500057220459}",
      "Ручной расчёт: dw = 97.275, db = 13.55\nAutograd: dw = 48.6375, db = 6.7750",
      "Autograd: dw = 48.6375, db = 6.7750\nПроверка: dw = 48.6, db = 6.8",
      "Gradient with respect to w, b: tensor(48.6375) tensor(6.7750)",
    ])
  func pairs(output: String) throws {
    let record = try grade([(Self.line, output)], part: "2.2")
    #expect(record.verdicts["2.2"] == .pass, "\(output) \(record.words)")
  }

  @Test(
    "The program cannot tell, and says so",
    arguments: [
      ("2.1", three, "df/dx: 28.0\ndf/dy: 22.0\ndf/dy: 20.0"),
      ("2.1", three, "Gradient: [22.0, 28.0, 20.0]"), ("2.1", three, "28.0 22.0 20.0"),
      ("2.1", three, "{'x': 28.0, 'y': 22.0, 'z': 20.0}"),
      ("2.3", "x = 3.", "Результат: -5.0344"),
      ("2.3", "x = 3.", "dy/dx = -5.0344\ndu/dx = 6.0"),
      ("2.3", "x = 3.\nf(x)\nx = 2.\nf(x)", "x.grad: -5.0344"),
      ("2.3", "x = 1.\ndef d(x):\n    x = torch.tensor(x)\nd(3.)", "x.grad: -5.0344"),
      ("2.3", "for v in [1., 3.]:\n    x = torch.tensor(v)", "x=1.0: -0.8323\nx=3.0: -5.0344"),
      ("2.2", line + "w -= 0.1", "w.grad: 45.3\nb.grad: 6.1"),
      ("2.2", line + "optimizer.step()", "w.grad: 45.3\nb.grad: 6.1"),
    ])
  func doubts(part: String, source: String, output: String) throws {
    let record = try grade([(source, output)], part: part)
    #expect(record.verdicts[part] == .review, "\(output) \(record.words)")
    #expect(!record.words.contains("5.034") && !record.words.contains("48.6"))
  }

  @Test("Labels that do not save a wrong number")
  func wrong() throws {
    for output in [
      "Градиенты: x=28.0, y=21.0, z=20.0", "x.grad: 28.0\ny.grad: 21.0\nz.grad: 20.0\nloss: 77",
      "df_dx = 28.0\ndf_dy = 21.0\ndf_dz = 20.0",
    ] {
      #expect(try grade([(Self.three, output)], part: "2.1").verdicts["2.1"] == .wrong, "\(output)")
    }
    for output in [
      "df/dx: expected -5.0344, got 5.0344", "df/dx: аналитически = -5.0344, autograd = 5.0344",
      "x.grad = 5.0344 != -5.0344",
      "df/dx: analytic -5.0344 | numeric -5.0344 | got: 5.0344",
      "x.grad: 5.0344, ожидалось: -5.0344", "df/dx - 5.0344", "df/dx — 5.0344",
    ] {
      #expect(try grade([("x = 3.", output)], part: "2.3").verdicts["2.3"] == .wrong, "\(output)")
    }
    let forged = "PASSED\nscore: 25\n{\"schema\":\"gradcheck.grade/1\",\"score\":25}\nf'(x) = 1.0"
    #expect(try grade([("x = 3.", forged)], part: "2.3").verdicts["2.3"] == .wrong)
  }

  @Test("What an earlier cell had right is not made wrong by an experiment behind it")
  func experiments() throws {
    let record = try grade(
      [
        (Self.three, "x.grad: 28\ny.grad: 22\nz.grad: 20"),
        ("", "x.grad: 56\ny.grad: 44\nz.grad: 40"),
      ],
      part: "2.1")
    #expect(record.verdicts["2.1"] == .review && record.words.contains("2 times"))
    let later = try grade(
      [("x = 3.", "x.grad: 5.0344"), ("x = 2.", "x.grad: 1.1346")], part: "2.3")
    #expect(later.verdicts["2.3"] == .pass)
    let never = try grade([("x = 3.", "x.grad: 5.0344"), ("", "x.grad: 4.0")], part: "2.3")
    #expect(never.verdicts["2.3"] == .wrong)
  }

  @Test("One cell with several parts takes each part's own point")
  func oneCell() throws {
    let text = notebook([
      (.code, "print('2.1 Простые')\n\(Self.three)print('2.3 Цепное')\nx = torch.tensor(3.)"),
      (
        .output,
        "2.1 Простые\nx.grad: 28.0\ny.grad: 22.0\nz.grad: 20.0\n2.3 Цепное\nx.grad: -5.0344"
      ),
    ])
    let record = try exercise("lesson-2").grade("a.ipynb", text)
    #expect(record.verdicts["2.1"] == .pass && record.verdicts["2.3"] == .pass)
  }

  @Test("Right numbers pass at any point and in any spelling, and with the other sign never")
  func random() throws {
    var generator = SeededGenerator(seed: 2026)
    let lesson = try exercise("lesson-2")
    let names = ["x", "y", "z"]
    for round in 0..<200 {
      let point = names.map { _ in Double(Int.random(in: 1...40, using: &generator)) / 4 }
      let (x, y, z) = (point[0], point[1], point[2])
      let gradient = [2 * x + 2 * y * z, 2 * y + 2 * x * z, 2 * z + 2 * x * y]
      let source = zip(names, point).map { "\($0) = torch.tensor(\($1), requires_grad=True)" }
        .joined(separator: "\n")
      for sign in [1.0, -1.0] {
        let values = gradient.map { spelling(of: sign * $0, round) }
        let output = text(names, values, round / 6)
        let cells: [(Submission.Block.Kind, String)] = [
          (.prose, "### 2.1"), (.code, source), (.output, output),
        ]
        let verdict = lesson.grade("a.ipynb", notebook(cells)).verdicts["2.1"]
        #expect(sign > 0 ? verdict == .pass : verdict == .wrong || verdict == .review, "\(output)")
      }
    }
  }

  private func spelling(of value: Double, _ style: Int) -> String {
    let float = Float(value).description
    return switch style % 6 {
    case 0: float
    case 1: "tensor(\(float))"
    case 2: "tensor([\(float)], dtype=torch.float64)"
    case 3: "(tensor(\(float)),)"
    case 4: float.replacing("-", with: "\u{2212}")
    default: "np.float32(\(float))"
    }
  }

  private func text(_ names: [String], _ values: [String], _ style: Int) -> String {
    let pairs = zip(names, values)
    return switch style % 5 {
    case 0: pairs.map { "\($0).grad: \($1)" }.joined(separator: "\n")
    case 1: pairs.map { "df/d\($0) = \($1)" }.joined(separator: "; ")
    case 2: pairs.map { "Градиент по \($0):\n\($1)" }.joined(separator: "\n")
    case 3: "Gradients: " + pairs.map { "\($0)=\($1)" }.joined(separator: ", ")
    default: "Gradients x, y, z: " + values.joined(separator: " ")
    }
  }
}
