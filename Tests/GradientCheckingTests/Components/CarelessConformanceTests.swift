import GradientChecking
import Testing

/// A type that does not visit the same components every time.
private struct Careless: ComponentIterable {
  var first = 2.0
  var second = 3.0
  let visits: Counter

  final class Counter { var count = 0 }

  mutating func visitComponents(_ visitor: inout ComponentVisitor) {
    visits.count += 1
    visitor.visit(&first, named: "first")
    if visits.count % 3 != 2 { visitor.visit(&second, named: "second") }
  }
}

@Suite("A conformance that visits other components every time")
struct CarelessConformanceTests {
  @Test("makes no check crash, and no wrong gradient pass", arguments: 0..<6)
  func careless(start: Int) {
    let point = Careless(visits: Careless.Counter())
    point.visits.count = start
    let own = gradientCheck(at: point) {
      $0.first * $0.second
    } gradient: {
      $0
    }
    #expect(!own.matches)
    let other = gradientCheck(at: point) {
      $0.first * $0.second
    } gradientComponents: {
      [7 * $0.second, $0.first]
    }
    #expect(!other.matches)
    let region = gradientCheck(over: Region.like(point, in: 1...2), count: 5) {
      $0.first * $0.second
    } gradient: {
      Careless(first: 7 * $0.second, second: $0.first, visits: $0.visits)
    }
    #expect(!region.matches)
  }
}
