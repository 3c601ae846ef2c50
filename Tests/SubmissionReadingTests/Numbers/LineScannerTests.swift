import TestSupport
import Testing

@testable import SubmissionReading

@Suite struct LineScannerTests {
  /// What a line of part 2.1 (x, y, z) or 2.2 (w, b) says, as `x=28.0`.
  ///
  /// `?` is a number without a label. Numbers under labels that say nothing are left out.
  private func read(_ line: String, part: Int = 0) throws -> String {
    let exercise = try exercise("lesson-2")
    let part = exercise.parts[part]
    let scanner = LineScanner(matcher: LabelMatcher(part), decimalComma: true)
    return scanner.findings(in: Array(line.utf8)[...]).compactMap { finding -> String? in
      switch finding {
      case .answer(let index, let value, _, _): "\(part.answers[index].variable)=\(value.text)"
      case .name(let name, let value): "\(name):\(value.text)"
      case .unlabelled(let value): "?\(value.text)"
      case .other: nil
      }
    }.joined(separator: " ")
  }

  @Test(
    "Labels as students write them",
    arguments: [
      ("x.grad: 28.0", "x=28.0"), ("x.grad = 28.0", "x=28.0"), ("x.grad 28.0", "x=28.0"),
      ("x.grad: tensor(28.)", "x=28."), ("Градиент df/dx: 28.0", "x=28.0"),
      ("ГРАДИЕНТ ПО X: 28", "x=28"), ("градиент x = 28.0", "x=28.0"), ("∂f/∂y = 22", "y=22"),
      ("df/dz(2, 3, 4) = 20", "z=20"), ("dv/dx = 28", "x=28"), ("d f/d x: 1", ""),
      ("grad_x = 1.1346", "x=1.1346"), ("Gradient of f with respect to y: 22.0", "y=22.0"),
      ("Частная производная по переменной z: 20.0", "z=20.0"),
      ("x.grad: 28.0, y.grad: 22.0, z.grad: 20.0", "x=28.0 y=22.0 z=20.0"),
      ("x.grad, y.grad, z.grad: 28.0 22.0 20.0", "x=28.0 y=22.0 z=20.0"),
      ("Градиенты x, y, z: tensor(28.) tensor(22.) tensor(20.)", "x=28. y=22. z=20."),
      ("df/dx = 2x + 2yz = 4 + 24 = 28", "x=28"), ("df/dx = 2*2 + 2*3*4 = 28", "x=28"),
      ("df/dx at x=2: 28.0", "x:2 x=28.0"),
      ("градиент по x в точке x=2, y=3, z=4: 28.0", "x:2 y:3 z:4 x=28.0"),
      ("x.grad ≈ −0,98078208", "x=−0,98078208"), ("x.grad: (tensor(-5.0344),)", "x=-5.0344"),
      ("x.grad -> 28.0 (28)", "x=28.0"), ("x.grad: None", "x=None"), ("x.grad: nan", "x=nan"),
      ("x.grad: -inf", "x=-inf"), ("x.grad = 2.8e+01", "x=2.8e+01"),
      ("x.grad: tensor([26.], dtype=torch.float64)", "x=26."),
      ("x.grad: <tf.Tensor: shape=(), dtype=float32, numpy=28.0>", "x=28.0"),
      ("x.grad: np.float32(28.0)", "x=28.0"),
      ("Проверка 2.1.3: x.grad: 28.0", "x=28.0"), ("1) x.grad: 28.0", "x=28.0"),
    ])
  func labels(line: String, expected: String) throws {
    #expect(try read(line) == expected)
  }

  @Test(
    "What is no answer",
    arguments: [
      ("f(x,y,z): 77.0", ""), ("x: 2.0", "x:2.0"), ("x = 2, y = 3", "x:2 y:3"),
      ("tensor(28.) tensor(22.)", "?28. ?22."), ("(tensor(28.), tensor(22.))", "?[28., 22.]"),
      ("Разница x.grad: 0.0", ""), ("x.grad shape: (2, 3)", ""), ("x.grad == 28: True", ""),
      ("epoch 3: loss = 0.25", ""), ("ok 3 - 2.3", ""), ("Gradient: [28, 22]", "?[28, 22]"),
      ("x.grad_fn: 3", ""), ("max.grad: 3", "?3"),
    ])
  func others(line: String, expected: String) throws {
    #expect(try read(line) == expected)
  }

  @Test("Several numbers on a line, with decimal commas")
  func pairs() throws {
    #expect(try read("dMSE/dw=48.6375, dMSE/db=6.775", part: 1) == "w=48.6375 b=6.775")
    #expect(try read("dMSE/dw=48,6375, dMSE/db=6,775", part: 1) == "w=48,6375 b=6,775")
    #expect(try read("Градиент по w: 48.63; градиент по b: 6.77", part: 1) == "w=48.63 b=6.77")
  }
}
