import NumericalDifferentiation
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("Gradients of functions of many variables")
struct GradientTests {
  private let witness = NumericalDifferentiator()

  @Test("no variables: the value, and no components")
  func noVariables() throws {
    for method in StandardMethods.all {
      let estimate = try NumericalDifferentiator(method: method).slopes(at: [] as [Double]) { _ in
        7
      }
      #expect(estimate.value == 7)
      #expect(estimate.components.isEmpty)
    }
  }

  @Test("a thousand variables")
  func thousand() throws {
    let point = (0..<1000).map { sin(Double($0)) }
    let estimate = try witness.slopes(at: point) { v in
      var sum = 0.0
      for index in 0..<999 { sum += v[index] * v[index + 1] }
      return sum
    }
    #expect(estimate.components.count == 1000)
    for index in 0..<1000 {
      let truth = (index > 0 ? point[index - 1] : 0) + (index < 999 ? point[index + 1] : 0)
      #expect(
        estimate.components[index].holds(truth),
        "\(index): \(estimate.components[index].summary), truth \(truth)")
    }
    #expect(estimate.evaluations <= 12 * 1000)
  }

  @Test("the lesson's functions")
  func lesson() throws {
    let cubic = try witness.slopes(at: [2, 3, 4]) { v in
      v[0] * v[0] + v[1] * v[1] + v[2] * v[2] + 2 * v[0] * v[1] * v[2]
    }
    #expect(cubic.value == 77)
    for (component, truth) in zip(cubic.components, [28.0, 22, 20]) {
      #expect(component.status == .resolved && component.holds(truth), "\(component.summary)")
      #expect(component.error < 1e-8)
    }
    let x = [2.5, 4.8, 6.9, 9.5]
    let t = [3.0, 5, 7, 9]
    let loss = try witness.slopes(at: [1.5, 0.5]) { v in
      zip(x, t).reduce(0) { sum, pair in
        let r = v[0] * pair.0 + v[1] - pair.1
        return sum + r * r / 4
      }
    }
    #expect(loss.components[0].holds(48.6375), "\(loss.components[0].summary)")
    #expect(loss.components[1].holds(6.775), "\(loss.components[1].summary)")
  }

  @Test("evaluations are counted exactly")
  func counted() throws {
    for method in StandardMethods.all {
      var calls = 0
      let estimate = try NumericalDifferentiator(method: method).slopes(at: [0.3, 1, -2]) { v in
        calls += 1
        return exp(v[0]) * v[1] + v[2] * v[2]
      }
      #expect(estimate.evaluations == calls, "\(method.name)")
    }
  }

  @Test("exchanging the variables exchanges the components")
  func permutation() throws {
    let forward = try witness.slopes(at: [0.3, 1.7]) { v in sin(v[0]) * exp(v[1]) }
    let backward = try witness.slopes(at: [1.7, 0.3]) { v in sin(v[1]) * exp(v[0]) }
    for (one, other) in [(0, 1), (1, 0)] {
      let difference = abs(forward.components[one].value - backward.components[other].value)
      #expect(difference <= forward.components[one].error + backward.components[other].error)
    }
  }

  @Test("functions that are invariant along a diagonal do not fool the noise probe")
  func invariantDirections() throws {
    let cases: [([Double], [Double], ([Double]) -> Double)] = [
      ([1, 1], [cos(2), cos(2)], { sin($0[0] + $0[1]) }),
      ([1, 2], [cos(1), -cos(1)], { sin($0[1] - $0[0]) * -1 }),
      ([0.5, 0.25], [4, -8], { $0[0] / $0[1] + 0 * $0[0] }),
      ([3, 4], [0.6, 0.8], { ($0[0] * $0[0] + $0[1] * $0[1]).squareRoot() }),
    ]
    for (point, truth, function) in cases {
      let estimate = try witness.slopes(at: point, of: function)
      for (component, expected) in zip(estimate.components, truth) {
        #expect(component.holds(expected), "\(component.summary), truth \(expected)")
        #expect(component.status == .resolved)
      }
    }
  }
}
