import ReferenceAutodiff
import Testing

@Suite("HowReverseModeWorks.md")
struct HowReverseModeWorksTests {
  private let article: Article

  init() throws { article = try Article("HowReverseModeWorks") }

  @Test("Forwards: a number and its derivative")
  func forwardsANumberAndItsDerivative() throws {
    try article.expect { print in
      let x = Dual(value: 3, derivative: 1)
      let one = Dual(value: 1, derivative: 0)
      let y = sin(x * x + one)
      print(y.value, y.derivative)
    }
  }

  @Test("The core loop")
  func theCoreLoop() throws {
    try article.expect { print in
      let tape = NumberTape()
      let x = tape.record(3)
      let y = tape.record(4)
      let v = x * y + x
      print("v =", v.value)

      let adjoints = tape.adjoints(of: v)
      print("∂v/∂x =", adjoints[x.place])
      print("∂v/∂y =", adjoints[y.place])

      print.nextBlock()

      for (place, step) in tape.steps.enumerated() {
        print("step \(place): value \(step.value), adjoint \(adjoints[place])")
        for (operand, partial) in step.operands { print("  by step \(operand): \(partial)") }
      }

      print.nextBlock()

      let other = NumberTape()
      let z = other.record(3)
      let f = sin(z * z + other.record(1))
      print(f.value, other.adjoints(of: f)[z.place])
    }
  }

  @Test("No recursion")
  func noRecursion() throws {
    try article.expect { print in
      let x = Tensor(1.0, requiresGrad: true)
      var sum = x
      for _ in 1..<100_000 { sum = sum + x }
      try sum.backward()
      print(x.grad ?? 0)
    }
  }

  @Test("Why gradients add up")
  func whyGradientsAddUp() throws {
    try article.expect { print in
      let w = Tensor(3.0, requiresGrad: true)
      let loss = w ** 2
      try loss.backward(retainGraph: true)
      print(w.grad ?? 0)
      try loss.backward()
      print(w.grad ?? 0)
      w.zeroGrad()
      print(w.grad == nil)
    }
  }
}
