import GradientTesting
import Testing

@Suite("Spellings of a gradient with another shape and as many entries")
struct ShapeTests {
  /// All partial derivatives are 1, so that no order of the entries would be noticed.
  private static func sum(_ m: [[Double]]) -> Double { m.joined().reduce(0, +) }

  private static func wrong(_: [[Double]]) -> [[Double]] { [[1, 1], [1, 1], [1, 1]] }

  private let shapes = "the gradient is 3×2, and the point is 2×3"

  @Test("the predicate is false, and says both shapes")
  func predicate() async throws {
    let found = try await issues {
      let point = [[1.0, 2, 3], [4, 5, 6]]
      #expect(gradientsMatch(at: point, of: Self.sum, gradient: Self.wrong))
      #expect(gradientsMatch(at: point, of: Self.sum, gradient: Self.wrong))
      #expect(
        gradientsMatch(at: [[1, 2, 3], [4, 5, 6]]) { m in
          m[0][0] + m[0][1] + m[0][2] + m[1][0] + m[1][1] + m[1][2]
        } gradient: { _ in
          [[1, 1], [1, 1], [1, 1]]
        })
    }
    #expect(found.count == 3)
    for issue in found { #expect(issue.text.contains(shapes)) }
  }

  @Test("the expectation fails, and says both shapes")
  func expectation() async throws {
    let found = try await issues {
      #expect(gradientsMatch(at: [[1.0, 2, 3], [4, 5, 6]], of: Self.sum, gradient: Self.wrong))
    }
    #expect(found.count == 1)
    for issue in found { #expect(issue.text.contains(shapes)) }
  }

  @Test("the right shape passes")
  func right() {
    #expect(
      gradientsMatch(at: [[1, 2, 3], [4, 5, 6]]) { m in
        m[0][0] * m[1][2]
      } gradient: { m in
        [[m[1][2], 0, 0], [0, 0, m[0][0]]]
      })
  }
}
