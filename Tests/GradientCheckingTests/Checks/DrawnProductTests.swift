import GradientChecking
import Testing

/// Products that are right for weights of ones, of signs, or of one size: none may pass with weights that were drawn.
@Suite("Products that do not look at their weights")
struct DrawnProductTests {
  /// What a wrong product puts in the place of its weights.
  enum Misuse: String, CaseIterable, Sendable {
    case ones, sum, mean, sign, size, reversed, rotated, halved, unitLength

    func weights(_ given: [Double]) -> [Double] {
      let sum = given.reduce(0, +)
      switch self {
      case .ones: return given.map { _ in 1 }
      case .sum: return given.map { _ in sum }
      case .mean: return given.map { _ in sum / Double(given.count) }
      case .sign: return given.map { $0 < 0 ? -1 : 1 }
      case .size: return given.map(abs)
      case .reversed: return given.reversed()
      case .rotated: return Array(given.dropFirst()) + given.prefix(1)
      case .halved: return given.map { $0 / 2 }
      case .unitLength:
        let length = given.reduce(0) { $0 + $1 * $1 }.squareRoot()
        return given.map { $0 / length }
      }
    }

    /// The fewest weights that the misuse changes, whatever the seed: one weight is its own sum and mirror image.
    var leastCount: Int { [.sum, .mean, .size, .reversed, .rotated].contains(self) ? 2 : 1 }
  }

  /// f[i] = x[i]³/3 + i x[i], or multiples of one variable's square.
  enum Shape: CaseIterable, Sendable {
    case elementwise, broadcast

    func f(_ x: [Double], _ count: Int) -> [Double] {
      switch self {
      case .elementwise: x.enumerated().map { $1 * $1 * $1 / 3 + Double($0) * $1 }
      case .broadcast: (0..<count).map { Double($0 + 1) * x[0] * x[0] / 2 }
      }
    }

    func vjp(_ x: [Double], _ c: [Double]) -> [Double] {
      switch self {
      case .elementwise: zip(x, c).enumerated().map { ($1.0 * $1.0 + Double($0)) * $1.1 }
      case .broadcast: [c.enumerated().reduce(0) { $0 + Double($1.0 + 1) * x[0] * $1.1 }]
      }
    }

    func point(_ count: Int) -> [Double] {
      switch self {
      case .elementwise: (0..<count).map { 0.5 + 0.25 * Double($0) }
      case .broadcast: [1.5]
      }
    }
  }

  @Test("a vjp that misuses its cotangent is a mismatch", arguments: Misuse.allCases, 1...8)
  func wrongVJP(misuse: Misuse, count: Int) {
    for shape in Shape.allCases {
      let x = shape.point(count)
      for seed in 0..<50 as Range<UInt64> {
        let report = vjpCheck(at: x, with: .seed(seed)) {
          shape.f($0, count)
        } vjp: {
          shape.vjp($0, count < misuse.leastCount ? $1 : misuse.weights($1))
        }
        #expect(report.matches == (count < misuse.leastCount), "\(shape), seed \(seed)")
        #expect(report.matches || report.verdict == .mismatch, "\(shape), seed \(seed)")
      }
    }
  }

  @Test("a jvp that misuses its tangent is a mismatch", arguments: Misuse.allCases, 1...8)
  func wrongJVP(misuse: Misuse, count: Int) {
    // f = (Σ (i + 1) xᵢ²/2, x₀, x₁, …): one row of all variables, and a row for each.
    func f(_ x: [Double]) -> [Double] {
      [x.enumerated().reduce(0) { $0 + Double($1.0 + 1) * $1.1 * $1.1 / 2 }] + x
    }
    func jvp(_ x: [Double], _ t: [Double]) -> [Double] {
      [zip(x, t).enumerated().reduce(0) { $0 + Double($1.0 + 1) * $1.1.0 * $1.1.1 }] + t
    }
    let x = Shape.elementwise.point(count)
    for seed in 0..<50 as Range<UInt64> {
      let report = jvpCheck(at: x, with: .seed(seed)) {
        f($0)
      } jvp: {
        jvp($0, count < misuse.leastCount ? $1 : misuse.weights($1))
      }
      #expect(report.matches == (count < misuse.leastCount), "seed \(seed)")
      #expect(report.matches || report.verdict == .mismatch, "seed \(seed)")
    }
  }

  @Test(
    "a Hessian product that misuses its vector is a mismatch", arguments: Misuse.allCases, 1...8)
  func wrongHessianProduct(misuse: Misuse, count: Int) {
    // The gradient of Σ x³/3 + (Σ x)²/2.
    func gradient(_ x: [Double]) -> [Double] {
      let sum = x.reduce(0, +)
      return x.map { $0 * $0 + sum }
    }
    func product(_ x: [Double], _ v: [Double]) -> [Double] {
      let sum = v.reduce(0, +)
      return zip(x, v).map { 2 * $0 * $1 + sum }
    }
    let x = Shape.elementwise.point(count)
    for seed in 0..<50 as Range<UInt64> {
      let report = hessianCheck(at: x, with: .seed(seed)) {
        gradient($0)
      } product: {
        product($0, count < misuse.leastCount ? $1 : misuse.weights($1))
      }
      #expect(report.matches == (count < misuse.leastCount), "seed \(seed)")
      #expect(report.matches || report.verdict == .mismatch, "seed \(seed)")
    }
  }

  @Test("a transposed cotangent of a matrix is a mismatch", arguments: [(2, 2), (2, 3), (3, 2)])
  func transposed(rows: Int, columns: Int) {
    let x = (0..<(rows * columns)).map { 1 + 0.5 * Double($0) }
    for seed in 0..<50 as Range<UInt64> {
      let report = vjpCheck(at: x, with: .seed(seed)) {
        $0.map { $0 * $0 }
      } vjp: { x, c in
        x.indices.map { 2 * x[$0] * c[$0 % columns * rows + $0 / columns] }
      }
      #expect(report.verdict == .mismatch, "seed \(seed)")
    }
  }

  @Test("products of the transpose are found to disagree, and not only numerically")
  func transposedJacobian() {
    // With one vector for both, ⟨v, J v⟩ = ⟨v, Jᵀ v⟩ for every J.
    func products(_ m: [[Double]], _ v: [Double]) -> [Double] {
      m.map { zip($0, v).reduce(0) { $0 + $1.0 * $1.1 } }
    }
    let m = [[1.0, 2], [-3, 0.5]]
    for seed in 0..<50 as Range<UInt64> {
      let report = adjointCheck(at: [1, 2], with: .seed(seed)) {
        products(m, $0)
      } jvp: {
        products(m, $1)
      } vjp: {
        products(m, $1)
      }
      #expect(report.verdict == .mismatch)
      #expect(report.found == [.productsDisagree], "seed \(seed)")
    }
  }

  @Test("what is added to all outputs alike is not lost among weights of both signs")
  func commonTerm() {
    for count in 1...8 {
      for seed in 0..<50 as Range<UInt64> {
        let report = vjpCheck(at: [1.5], with: .seed(seed)) { x in
          (0..<count).map { Double($0) * x[0] + x[0] * x[0] }
        } vjp: { x, c in
          [c.enumerated().reduce(0) { $0 + Double($1.0) * $1.1 }]
        }
        #expect(report.verdict == .mismatch, "\(count) outputs, seed \(seed)")
      }
    }
  }
}
