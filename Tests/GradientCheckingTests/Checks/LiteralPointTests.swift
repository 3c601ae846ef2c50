import GradientChecking
import Testing

@Suite("A matrix that is written out")
struct LiteralPointTests {
  @Test("is differentiated by, and a transposed gradient is known")
  func determinant() {
    let right = gradientCheck(at: [[1, 2], [3, 4]]) { m in
      m[0][0] * m[1][1] - m[0][1] * m[1][0]
    } gradient: { m in
      [[m[1][1], -m[1][0]], [-m[0][1], m[0][0]]]
    }
    #expect(right.matches)
    #expect(right.components.map(\.name) == ["x[0][0]", "x[0][1]", "x[1][0]", "x[1][1]"])
    let transposed = gradientCheck(at: [[1, 2], [3, 4]]) { m in
      m[0][0] * m[1][1] - m[0][1] * m[1][0]
    } gradient: { m in
      [[m[1][1], -m[0][1]], [-m[1][0], m[0][0]]]
    }
    #expect(transposed.diagnoses.map(\.kind) == [.transposed])
  }

  @Test("may not lose an entry")
  func ragged() {
    let report = gradientCheck(at: [[1, 2], [3, 4]]) { m in
      m[0][0] * m[1][1]
    } gradient: { m in
      [[m[1][1], 0], [0]]
    }
    #expect(report.findings.map(\.kind) == [.wrongShape])
  }

  @Test("is not what an empty literal means")
  func empty() {
    let report = gradientCheck(at: []) { _ in
      0
    } gradient: { _ in
      []
    }
    #expect(report.findings.map(\.kind) == [.emptyPoint])
  }
}
