import GradientChecking
import Testing

/// A matrix whose numbers lie in a flat array, and that says its shape.
private struct FlatMatrix: Equatable {
  var rows: Int
  var columns: Int
  var scalars: [Double]
}

/// A tensor by hand, whose shape cannot be written.
private struct ShapedTensor: ComponentIterable {
  let shape: [Int]
  var scalars: [Double]

  mutating func visitComponents(_ visitor: inout ComponentVisitor) {
    for index in scalars.indices { visitor.visit(&scalars[index], at: index) }
  }
}

private struct Layer {
  var weight: [[Double]]
  var bias: [Double]
}

/// A point of 2×3, and gradients of 3×2 with as many entries.
@Suite("A gradient of the point's type has its shape, too")
struct OutlineTests {
  private let point = [[1.0, 2, 3], [4, 5, 6]]
  private let wrong = [[1.0, 1], [1, 1], [1, 1]]

  /// All partial derivatives are 1, so that no order of the entries would be noticed.
  private func sum(_ m: [[Double]]) -> Double { m.joined().reduce(0, +) }

  private func expectWrong(_ report: GradientReport, _ shapes: String) {
    #expect(report.verdict == .mismatch)
    #expect(report.found == [.wrongShape])
    #expect(
      report.findings.first?.message == "\(shapes): another shape with as many entries")
  }

  private let shapes = "the gradient is 3×2, and the point is 2×3"

  @Test("matrices in a variable, in a literal and of a function value")
  func matrices() {
    expectWrong(gradientCheck(at: point, of: sum) { _ in wrong }, shapes)
    expectWrong(
      gradientCheck(at: [[1, 2, 3], [4, 5, 6]]) { m in
        m[0][0] + m[0][1] + m[0][2] + m[1][0] + m[1][1] + m[1][2]
      } gradient: { _ in
        [[1, 1], [1, 1], [1, 1]]
      }, shapes)
    expectWrong(
      gradientCheck(at: point, of: sum, gradient: { (_: [[Double]]) in wrong }), shapes)
    expectWrong(
      gradientCheck(at: point, of: sum, valueAndGradient: { (sum($0), wrong) }), shapes)
    let flat = gradientCheck(at: [[1.0, 2, 3]], of: sum) { _ in [[1.0], [1], [1]] }
    expectWrong(flat, "the gradient is 3×1, and the point is 1×3")
  }

  @Test("functions that suspend")
  func suspending() async {
    expectWrong(
      await gradientCheck(at: point) { (m: [[Double]]) async in
        m.joined().reduce(0, +)
      } gradient: { (_: [[Double]]) async in
        [[1.0, 1], [1, 1], [1, 1]]
      }, shapes)
  }

  @Test("ragged arrays and arrays of matrices")
  func ragged() {
    expectWrong(
      gradientCheck(at: [[1.0], [2, 3]], of: sum) { _ in [[1.0, 1], [1]] },
      "the gradient is rows of 2 and 1, and the point is rows of 1 and 2")
    expectWrong(
      gradientCheck(at: [point]) { (m: [[[Double]]]) in
        m.joined().joined().reduce(0, +)
      } gradient: { (_: [[[Double]]]) in
        [wrong]
      }, "the gradient is 1×3×2, and the point is 1×2×3")
  }

  @Test("one of several arguments, and a property of a struct")
  func parts() {
    expectWrong(
      gradientCheck(at: 2.0, point) { (x: Double, m: [[Double]]) in
        x + sum(m)
      } gradient: { (_: Double, _: [[Double]]) in
        (1.0, wrong)
      }, "the gradient for $1 is 3×2, and the point is 2×3")
    expectWrong(
      gradientCheck(at: Layer(weight: point, bias: [1, 2])) { layer in
        sum(layer.weight) + layer.bias[0] + layer.bias[1]
      } gradient: { (_: Layer) in
        Layer(weight: wrong, bias: [1, 1])
      }, "the gradient for weight is 3×2, and the point is 2×3")
  }

  @Test("types of one's own that say their shape")
  func declared() {
    let matrix = FlatMatrix(rows: 2, columns: 3, scalars: [1, 2, 3, 4, 5, 6])
    let ones = [Double](repeating: 1, count: 6)
    func check(_ gradient: FlatMatrix) -> GradientReport {
      gradientCheck(at: matrix) { m in
        m.scalars.reduce(0, +)
      } gradient: { (_: FlatMatrix) in
        gradient
      }
    }
    expectWrong(check(FlatMatrix(rows: 3, columns: 2, scalars: ones)), shapes)
    #expect(check(FlatMatrix(rows: 2, columns: 3, scalars: ones)).matches)
    func check(_ shape: [Int]) -> GradientReport {
      gradientCheck(at: ShapedTensor(shape: [2, 3], scalars: matrix.scalars)) { t in
        t.scalars.reduce(0, +)
      } gradient: { (_: ShapedTensor) in
        ShapedTensor(shape: shape, scalars: ones)
      }
    }
    expectWrong(check([3, 2]), shapes)
    expectWrong(check([6]), "the gradient is 6, and the point is 2×3")
    #expect(check([2, 3]).matches)
  }

  @Test("a gradient of another type is compared entry by entry, and a slice by its place")
  func otherTypes() {
    let flat = gradientCheck(at: point, of: sum) { _ in [Double](repeating: 1, count: 6) }
    #expect(flat.matches)
    let slice = [0.0, 1, 2, 3][2...]
    let sliced = gradientCheck(at: slice) { (x: ArraySlice<Double>) in
      x.reduce(0, +)
    } gradient: { (_: ArraySlice<Double>) in
      [1.0, 1][...]
    }
    #expect(sliced.matches)
    #expect(gradientCheck(at: point, of: sum) { _ in [[1.0, 1, 1], [1, 1, 1]] }.matches)
  }
}
