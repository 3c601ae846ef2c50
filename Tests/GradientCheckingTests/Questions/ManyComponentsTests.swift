import GradientChecking
import TestSupport
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("Every component of a function of many")
struct ManyComponentsTests {
  /// `Σ aᵢ sin(xᵢ)`, which only adds up anew the blocks that differ from the point.
  private struct Sum {
    static let block = 100
    let point: [Double]
    let factors: [Double]
    let parts: [Double]

    init(count: Int) {
      var generator = SeededGenerator(seed: 11)
      factors = (0..<count).map { _ in Double.random(in: 0.5...2, using: &generator) }
      point = factors.map { _ in Double.random(in: -2...2, using: &generator) }
      var parts: [Double] = []
      for start in stride(from: 0, to: count, by: Self.block) {
        parts.append(Self.part(start, point, factors))
      }
      self.parts = parts
    }

    private static func part(_ start: Int, _ x: [Double], _ factors: [Double]) -> Double {
      x.withUnsafeBufferPointer { x in
        factors.withUnsafeBufferPointer { factors in
          var (sum, index) = (0.0, start)
          while index < start + block {
            sum += factors[index] * sin(x[index])
            index += 1
          }
          return sum
        }
      }
    }

    func callAsFunction(_ x: [Double]) -> Double {
      let size = Self.block * MemoryLayout<Double>.stride
      return x.withUnsafeBytes { new in
        point.withUnsafeBytes { old in
          var (sum, index) = (0.0, 0)
          guard let new = new.baseAddress, let old = old.baseAddress else { return .nan }
          while index < parts.count {
            sum +=
              memcmp(new + index * size, old + index * size, size) == 0
              ? parts[index] : Self.part(index * Self.block, x, factors)
            index += 1
          }
          return sum
        }
      }
    }
  }

  @Test("of 10,000 components the wrong one is named, and no other")
  func oneOfTenThousand() {
    let sum = Sum(count: 10_000)
    let report = gradientCheck(at: sum.point) {
      sum($0)
    } gradient: { x in
      var gradient = zip(sum.factors, x).map { $0 * cos($1) }
      gradient[7421] *= 1.001
      return gradient
    }
    #expect(report.verdict == .mismatch)
    let others = report.components.filter { $0.verdict != .match }
    #expect(others.map(\.name) == ["x[7421]"])
    #expect(report.components.count == 10_000)
    #expect(report.evaluations <= 120_000)
  }

  @Test("a perfect fit of 300 parameters has the gradient 0")
  func perfectFit() {
    var generator = SeededGenerator(seed: 12)
    let count = 300
    let factors = (0..<count).map { _ in Double.random(in: 0.5...2, using: &generator) }
    let point = factors.map { _ in Double.random(in: -2...2, using: &generator) }
    let data = point.indices.map { factors[$0] * point[$0] + point[($0 + 1) % count] }
    func fit(_ x: [Double]) -> Double {
      x.withUnsafeBufferPointer { x in
        var (sum, index) = (0.0, 0)
        while index < count {
          let residual = factors[index] * x[index] + x[(index + 1) % count] - data[index]
          sum += residual * residual
          index += 1
        }
        return sum
      }
    }
    func check(_ claim: [Double]) -> GradientReport {
      gradientCheck(at: point) {
        fit($0)
      } gradient: { _ in
        claim
      }
    }
    let zero = [Double](repeating: 0, count: count)
    #expect(check(zero).verdict == .match)
    var wrong = zero
    wrong[123] = 1e-3
    let report = check(wrong)
    #expect(report.components.filter { $0.verdict == .mismatch }.map(\.name) == ["x[123]"])
  }
}
