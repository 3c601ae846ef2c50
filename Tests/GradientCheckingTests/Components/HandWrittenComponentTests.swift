import GradientChecking
import Testing

/// Parameters with storage of their own, and reference semantics.
private final class Weights: ComponentIterable {
  var matrix: [[Double]]
  var bias: Double
  private(set) var writes = 0

  init(matrix: [[Double]], bias: Double) {
    self.matrix = matrix
    self.bias = bias
  }

  func visitComponents(_ visitor: inout ComponentVisitor) {
    visitor.visit(&matrix, named: "matrix")
    visitor.visit(&bias, named: "bias")
    writes += 1
  }

  var loss: Double {
    var sum = bias * bias * bias
    for (row, numbers) in matrix.enumerated() {
      for number in numbers { sum += Double(row + 1) * number * number * bias }
    }
    return sum
  }

  var gradient: Weights {
    var slope = 3 * bias * bias
    var rows = matrix
    for (row, numbers) in matrix.enumerated() {
      for (column, number) in numbers.enumerated() {
        rows[row][column] = 2 * Double(row + 1) * number * bias
        slope += Double(row + 1) * number * number
      }
    }
    return Weights(matrix: rows, bias: slope)
  }
}

/// A symmetric matrix of which half is stored: what is visited is not what is stored by reflection.
private struct Symmetric: ComponentIterable {
  var diagonal: [Double]
  let off: SIMD3<Double>
  var scale = Float(1)

  mutating func visitComponents(_ visitor: inout ComponentVisitor) {
    for index in diagonal.indices { visitor.visit(&diagonal[index], at: index) }
  }
}

@Suite("Components that a type names itself")
struct HandWrittenComponentTests {
  @Test("the type's own order, names and choice count, and reflection does not")
  func names() {
    let symmetric = Symmetric(diagonal: [1, 2], off: [3, 4, 5])
    #expect(Parts(symmetric).names == ["x[0]", "x[1]"])
    #expect(Parts(symmetric).numbers == [1, 2])
    #expect(!Parts(symmetric).hasSingles)
    #expect(Parts(symmetric).with([6, 7]).diagonal == [6, 7])
    #expect(Parts([symmetric]).names == ["x[0][0]", "x[0][1]"])
    let weights = Weights(matrix: [[1, 2]], bias: 3)
    #expect(Parts(weights).names == ["matrix[0][0]", "matrix[0][1]", "bias"])
    #expect(Parts(["w": weights]).names[2] == "x[\"w\"].bias")
  }

  @Test("a class is checked, and its numbers are as before when the check is over")
  func reference() {
    let weights = Weights(matrix: [[0.5, -1], [2]], bias: 1.5)
    let report = gradientCheck(at: weights) {
      $0.loss
    } gradient: {
      $0.gradient
    }
    #expect(report.verdict == .match)
    #expect(report.names == ["matrix[0][0]", "matrix[0][1]", "matrix[1][0]", "bias"])
    #expect(weights.matrix == [[0.5, -1], [2]])
    #expect(weights.bias == 1.5)
    #expect(weights.writes > 10)
  }

  @Test("a wrong gradient of a class is caught, and its numbers are as before too")
  func wrongGradientOfReference() {
    let weights = Weights(matrix: [[0.5, -1], [2]], bias: 1.5)
    let report = gradientCheck(at: weights) {
      $0.loss
    } gradient: { weights in
      let gradient = weights.gradient
      gradient.matrix[1][0] *= -1
      return gradient
    }
    #expect(report.names(.mismatch) == ["matrix[1][0]"])
    #expect(report.recognised == [.sign])
    #expect(weights.matrix == [[0.5, -1], [2]])
    #expect(weights.bias == 1.5)
  }

  @Test(
    "a class that fails elsewhere, and one that is checked along directions, keep their numbers")
  func restored() throws {
    struct OutOfDomain: Error {}
    let weights = Weights(matrix: [[0.5]], bias: 1.5)
    let edge = try gradientCheck(at: weights) { weights in
      guard weights.bias <= 1.5 else { throw OutOfDomain() }
      return weights.loss
    } gradient: {
      $0.gradient
    }
    #expect(edge.verdict != .mismatch)
    let directions = gradientCheck(at: weights, with: .directions(3)) {
      $0.loss
    } gradient: {
      $0.gradient
    }
    #expect(directions.verdict == .match)
    #expect(weights.matrix == [[0.5]])
    #expect(weights.bias == 1.5)
  }

  @Test("a jvp at a class needs a tangent of its own, and is checked along it")
  func tangentOfReference() throws {
    let weights = Weights(matrix: [[2]], bias: 3)
    func outputs(_ weights: Weights) -> [Double] { [weights.matrix[0][0] * weights.bias] }
    func product(_ weights: Weights, _ tangent: Weights) -> [Double] {
      let left = weights.matrix[0][0] * tangent.bias
      return [left + tangent.matrix[0][0] * weights.bias]
    }
    let refused = jvpCheck(at: weights) {
      outputs($0)
    } jvp: {
      product($0, $1)
    }
    #expect(refused.found == [.invalidOption])
    #expect(refused.verdict == .inconclusive)
    #expect(weights.matrix == [[2]])
    let tangent = Weights(matrix: [[-1]], bias: 0.5)
    let report = jvpCheck(at: weights, along: tangent) {
      outputs($0)
    } jvp: {
      product($0, $1)
    }
    #expect(report.verdict == .match)
    #expect(report.components.first?.claimed == -2)
    let wrong = jvpCheck(at: weights, along: tangent) {
      outputs($0)
    } jvp: {
      product($0, $1).map { -$0 }
    }
    #expect(wrong.verdict == .mismatch)
  }
}
