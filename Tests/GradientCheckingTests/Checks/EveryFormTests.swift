import GradientChecking
import Testing

/// A point as users write it, which conforms to nothing.
private struct Plain {
  var a: Double
  var b: Double
}

@Suite("Every form of a check: right claims match, wrong ones do not")
struct EveryFormTests {
  private let square = Region<[Double]>.cube(-2...2, dimensions: 2)

  private func f(_ v: [Double]) -> [Double] { [v[0] * v[1], v[0] * v[0]] }
  private func jacobian(_ v: [Double]) -> [[Double]] { [[v[1], v[0]], [2 * v[0], 0]] }
  private func jvp(_ v: [Double], _ t: [Double]) -> [Double] {
    [v[1] * t[0] + v[0] * t[1], 2 * v[0] * t[0]]
  }
  private func vjp(_ v: [Double], _ c: [Double]) -> [Double] {
    [v[1] * c[0] + 2 * v[0] * c[1], v[0] * c[0]]
  }
  private func wrong(_ v: [Double], _ t: [Double]) -> [Double] { [v[1] * t[0], 7] }

  private func wait<Value>(_ value: Value) async -> Value {
    await Task.yield()
    return value
  }

  @Test("a Jacobian")
  func jacobians() async {
    #expect(jacobianCheck(at: [2, 3], of: f, jacobian: jacobian).matches)
    #expect(!jacobianCheck(at: [2, 3], of: f, jacobian: { _ in [[1, 2], [3, 4.0]] }).matches)
    let two = jacobianCheck(at: 2, 3) { x, y in
      [x * y, x * x]
    } jacobian: { x, y in
      [[y, x], [2 * x, 0]]
    }
    #expect(two.matches)
    #expect(two.components.map(\.name) == ["f[0]/$0", "f[0]/$1", "f[1]/$0", "f[1]/$1"])
    let plain = jacobianCheck(at: Plain(a: 2, b: 3)) { p in
      [p.a * p.b]
    } jacobian: { p in
      [[p.b, p.a]]
    }
    #expect(plain.components.map(\.name) == ["f[0]/a", "f[0]/b"])
    #expect(plain.matches)
    let single = jacobianCheck(at: [Float(2), 3]) { v in
      [v[0] * v[1]]
    } jacobian: { v in
      [[v[1], v[0]]]
    }
    #expect(single.matches)
    #expect(jacobianCheck(over: square, of: f, jacobian: jacobian).matches)
    let region = jacobianCheck(over: square, of: f) { v in [[v[1], v[0]], [v[0], 0]] }
    #expect(region.verdict == .mismatch)
    #expect(region.notes.contains { $0.contains("the simplest failing point") })
    let suspending = await jacobianCheck(at: [2, 3]) { v in
      await wait(f(v))
    } jacobian: { v in
      await wait(jacobian(v))
    }
    #expect(suspending.matches)
    let everywhere = await jacobianCheck(over: square, count: 20) { v in
      await wait(f(v))
    } jacobian: { v in
      await wait(jacobian(v))
    }
    #expect(everywhere.matches)
  }

  @Test("outputs that come with a derivative are compared")
  func values() {
    let right = jacobianCheck(at: [2, 3], of: f, valueAndJacobian: { v in (f(v), jacobian(v)) })
    #expect(right.matches)
    let value = jacobianCheck(
      at: [2, 3], of: f, valueAndJacobian: { v in ([6.0, 5], jacobian(v)) })
    #expect(value.findings.map(\.kind) == [.wrongValue])
    #expect(
      value.findings.first?.message
        == "the output that comes with the derivative is 5 for f[1], and the function's is 4")
    #expect(jvpCheck(at: [2, 3], of: f, valueAndJVP: { v, t in (f(v), jvp(v, t)) }).matches)
    #expect(!jvpCheck(at: [2, 3], of: f, valueAndJVP: { v, t in ([6.0], jvp(v, t)) }).matches)
    #expect(vjpCheck(at: [2, 3], of: f, valueAndVJP: { v, c in (f(v), vjp(v, c)) }).matches)
    #expect(!vjpCheck(at: [2, 3], of: f, valueAndVJP: { v, c in (v, vjp(v, c)) }).matches)
    func gradient(_ v: [Double]) -> [Double] { [2 * v[0] * v[1], v[0] * v[0]] }
    func hessian(_ v: [Double]) -> [[Double]] { [[2 * v[1], 2 * v[0]], [2 * v[0], 0]] }
    let both = hessianCheck(
      at: [2, 3], gradient: gradient, gradientAndHessian: { v in (gradient(v), hessian(v)) })
    #expect(both.matches)
    let gradients = hessianCheck(
      at: [2, 3], gradient: gradient, gradientAndHessian: { v in (v, hessian(v)) })
    #expect(gradients.findings.map(\.kind) == [.wrongValue])
    #expect(gradients.values.map(\.name) == ["x[0]", "x[1]"])
  }

  @Test("a Jacobian-vector product")
  func jvps() async {
    #expect(jvpCheck(over: square, of: f, jvp: jvp).matches)
    #expect(jvpCheck(over: square, of: f, jvp: wrong).verdict == .mismatch)
    let plain = jvpCheck(at: Plain(a: 2, b: 3)) { p in
      [p.a * p.b]
    } jvp: { p, t in
      [p.b * t.a + p.a * t.b]
    }
    #expect(plain.matches)
    let suspending = await jvpCheck(at: [2, 3]) { v in
      await wait(f(v))
    } jvp: { v, t in
      jvp(v, t)
    }
    #expect(suspending.matches)
    let everywhere = await jvpCheck(over: square, count: 20) { v in
      await wait(f(v))
    } jvp: { v, t in
      wrong(v, t)
    }
    #expect(everywhere.verdict == .mismatch)
  }

  @Test("a vector-Jacobian product")
  func vjps() async {
    #expect(vjpCheck(over: square, of: f, vjp: vjp).matches)
    #expect(vjpCheck(over: square, of: f, vjp: wrong).verdict == .mismatch)
    let plain = vjpCheck(at: Plain(a: 2, b: 3)) { p in
      [p.a * p.b]
    } vjp: { p, c in
      Plain(a: c[0] * p.b, b: c[0] * p.a)
    }
    #expect(plain.matches)
    let suspending = await vjpCheck(at: [2, 3]) { v in
      await wait(f(v))
    } vjp: { v, c in
      vjp(v, c)
    }
    #expect(suspending.matches)
    let everywhere = await vjpCheck(over: square, count: 20) { v in
      await wait(f(v))
    } vjp: { v, c in
      wrong(v, c)
    }
    #expect(everywhere.verdict == .mismatch)
  }

  @Test("a Hessian and its product")
  func hessians() async {
    func gradient(_ v: [Double]) -> [Double] { [2 * v[0] * v[1], v[0] * v[0]] }
    func hessian(_ v: [Double]) -> [[Double]] { [[2 * v[1], 2 * v[0]], [2 * v[0], 0]] }
    func product(_ v: [Double], _ t: [Double]) -> [Double] {
      [2 * v[1] * t[0] + 2 * v[0] * t[1], 2 * v[0] * t[0]]
    }
    #expect(hessianCheck(over: square, gradient: gradient, hessian: hessian).matches)
    let region = hessianCheck(over: square, gradient: gradient) { _ in [[1, 2], [2, 1]] }
    #expect(region.verdict == .mismatch)
    #expect(region.components.first?.name == "x[0]/x[0]")
    #expect(hessianCheck(over: square, gradient: gradient, product: product).matches)
    #expect(
      hessianCheck(over: square, gradient: gradient, product: wrong).verdict == .mismatch)
    let plain = hessianCheck(at: Plain(a: 2, b: 3)) { p in
      Plain(a: p.b, b: p.a)
    } hessian: { _ in
      [[0, 1], [1, 0]]
    }
    #expect(plain.matches)
    #expect(plain.components.map(\.name) == ["a/a", "a/b", "b/a", "b/b"])
    let suspending = await hessianCheck(at: [2, 3]) { v in
      await wait(gradient(v))
    } product: { v, t in
      product(v, t)
    }
    #expect(suspending.matches)
  }

  @Test("adjoint products that suspend, and those of Floats")
  func adjoints() async {
    let suspending = await adjointCheck(at: [2, 3]) { v in
      await wait(f(v))
    } jvp: { v, t in
      jvp(v, t)
    } vjp: { v, c in
      vjp(v, c)
    }
    #expect(suspending.matches)
    let single = adjointCheck(at: [Float(2), 3]) { v in
      [v[0] * v[1]]
    } jvp: { v, t in
      [v[1] * t[0] + v[0] * t[1]]
    } vjp: { v, c in
      [v[1] * c[0], v[0] * c[0]]
    }
    #expect(single.matches)
    let wrong = adjointCheck(at: [Float(2), 3]) { v in
      [v[0] * v[1]]
    } jvp: { v, t in
      [v[1] * t[0] + v[0] * t[1]]
    } vjp: { v, c in
      [v[1] * c[0], v[0] * c[0] + 1]
    }
    #expect(wrong.findings.map(\.kind) == [.productsDisagree])
  }

  @Test("a gradient that is written into a variable, which is 0 before every call")
  func inPlace() {
    let right = gradientCheck(at: [2, 3]) { v in
      v[0] * v[1]
    } gradient: { v, g in
      g[0] += v[1]
      g[1] += v[0]
    }
    #expect(right.matches)
    let forgotten = gradientCheck(at: [2, 3]) { v in
      v[0] * v[1]
    } gradient: { v, g in
      g[0] = v[1]
    }
    #expect(forgotten.components.map(\.claimed) == [3, 0])
    #expect(forgotten.verdict == .mismatch)
    let single = gradientCheck(at: [Float(2), 3]) { v in
      v[0] * v[1]
    } gradient: { v, g in
      g[0] = v[1]
      g[1] = v[0]
    }
    #expect(single.matches)
    let longer = gradientCheck(at: [2, 3]) { v in
      v[0] * v[1]
    } gradient: { v, g in
      g.append(1)
    }
    #expect(longer.findings.map(\.kind) == [.wrongShape])
  }

  @Test("ranges of numbers are regions, of Double and of Float, one or two")
  func ranges() {
    #expect(
      gradientCheck(over: -1...1) { x in
        x * x
      } gradient: { x in
        2 * x
      }.matches)
    #expect(
      gradientCheck(over: Float(-1)...1) { x in
        x * x
      } gradient: { x in
        2 * x
      }.matches)
    let wrong = gradientCheck(over: -1...1, 0...2) { x, y in
      x * y
    } gradient: { x, y in
      (x, y)
    }
    #expect(wrong.verdict == .mismatch)
    let together = gradientCheck(over: 0...2) { x in
      x * x
    } valueAndGradient: { x in
      (x, 2 * x)
    }
    #expect(together.findings.map(\.kind) == [.wrongValue])
  }

  @Test("options that are passed on as a list, later ones over earlier ones")
  func listed() {
    let options: [CheckOption] = [.tolerance(.relative(1e-3)), .tolerance(.relative(0.5))]
    #expect(
      gradientCheck(at: 3, with: .all(options)) {
        $0 * $0
      } gradient: {
        2.5 * $0
      }.matches)
    let strict = gradientCheck(at: 3, with: .all(options), .tolerance(.relative(1e-3))) {
      $0 * $0
    } gradient: {
      2.5 * $0
    }
    #expect(!strict.matches)
  }
}
