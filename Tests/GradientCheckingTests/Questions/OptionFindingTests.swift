import GradientChecking
import NumericalDifferentiation
import Testing

@Suite("What is wrong with a question is said, and the question is not asked")
struct OptionFindingTests {
  /// The only finding of a check with these options; the functions must not be called.
  private func finding(
    at point: [Double] = [1, 2], tolerance: Tolerance? = nil, directions: Int? = nil,
    evaluations: Int? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Finding {
    var calls = 0
    let report = gradientCheck(
      at: point, with: .tolerance(tolerance), .directions(directions), .evaluations(evaluations)
    ) {
      calls += 1
      return $0[0] * $0[1]
    } gradient: {
      calls += 1
      return [$0[1], $0[0]]
    }
    #expect(calls == 0, sourceLocation: sourceLocation)
    #expect(report.verdict == .inconclusive, sourceLocation: sourceLocation)
    #expect(report.components.isEmpty, sourceLocation: sourceLocation)
    #expect(report.findings.count == 1, sourceLocation: sourceLocation)
    return try #require(report.findings.first, sourceLocation: sourceLocation)
  }

  @Test("an empty point")
  func emptyPoint() throws {
    #expect(try finding(at: []).kind == .emptyPoint)
  }

  @Test("a point that is not finite, with the name of the coordinate")
  func nonFinitePoint() throws {
    let cases: [(Double, String)] = [
      (.nan, "NaN"), (.infinity, "Infinity"), (-.infinity, "-Infinity"),
    ]
    for (value, words) in cases {
      let finding = try finding(at: [1, value])
      #expect(finding.kind == .nonFinitePoint)
      #expect(finding.message == "x[1] is \(words): a gradient is taken at a finite point")
    }
  }

  @Test("a tolerance of 0, or one that is negative or not a number")
  func tolerance() throws {
    let tolerances: [Tolerance] = [
      Tolerance(), .relative(0), .absolute(0), .relative(-1e-3), .absolute(-1), .relative(.nan),
      .absolute(.infinity), Tolerance(absolute: -1, relative: .nan),
    ]
    for tolerance in tolerances {
      let finding = try finding(tolerance: tolerance)
      #expect(finding.kind == .invalidOption)
      #expect(
        finding.message
          == "the tolerance must be larger than 0; without one, the error bar decides")
    }
  }

  @Test("one good part of a tolerance is enough")
  func halfTolerance() {
    for tolerance in [Tolerance(absolute: 0.1, relative: .nan), Tolerance(relative: 0.1)] {
      let report = gradientCheck(at: [1, 2], with: .tolerance(tolerance)) {
        $0[0] * $0[1]
      } gradient: {
        [$0[1] + 0.09, $0[0]]
      }
      #expect(report.matches)
    }
  }

  @Test("no directions, and no evaluations")
  func counts() throws {
    for count in [0, -1, Int.min] {
      let directions = try finding(directions: count)
      #expect(directions.kind == .invalidOption)
      #expect(directions.message == "directions must be at least 1, found \(count)")
      let evaluations = try finding(evaluations: count)
      #expect(evaluations.kind == .invalidOption)
      #expect(
        evaluations.message == "the limit of evaluations must be at least 1, found \(count)")
    }
  }

  @Test("everything that is wrong is said at once")
  func several() {
    let report = gradientCheck(
      at: [.nan], with: .tolerance(Tolerance()), .directions(0), .evaluations(0)
    ) {
      $0[0]
    } gradient: { _ in
      [1]
    }
    #expect(
      report.found == [.invalidOption, .invalidOption, .invalidOption, .nonFinitePoint])
  }

  @Test(
    "wrong options that come from the surroundings are wrong as well, and the call wins over them")
  func inherited() {
    withCheckOptions(.directions(0)) {
      let report = gradientCheck(at: 3) {
        $0 * $0
      } gradient: {
        2 * $0
      }
      #expect(report.found == [.invalidOption])
      #expect(
        gradientCheck(at: 3, with: .directions(1)) {
          $0 * $0
        } gradient: {
          2 * $0
        }.matches)
    }
  }

  @Test("Jacobians and products are refused in the same words")
  func vectors() {
    let jacobian = jacobianCheck(at: [Double](), with: .evaluations(0)) {
      $0
    } jacobian: { _ in
      []
    }
    #expect(jacobian.found == [.invalidOption, .emptyPoint])
    let jvp = jvpCheck(at: [Double.infinity]) {
      $0
    } jvp: {
      $1
    }
    #expect(jvp.found == [.nonFinitePoint])
    let vjp = vjpCheck(at: [1.0], with: .tolerance(Tolerance())) {
      $0
    } vjp: {
      $1
    }
    #expect(vjp.found == [.invalidOption])
    let hessian = hessianCheck(at: [Double]()) {
      $0
    } hessian: { _ in
      []
    }
    #expect(hessian.found == [.emptyPoint])
    let products = adjointCheck(at: [1.0], with: .tolerance(Tolerance())) {
      $0
    } jvp: {
      $1
    } vjp: {
      $1
    }
    #expect(products.found == [.invalidOption])
    #expect(products.verdict == .inconclusive)
    #expect(
      adjointCheck(at: [Double]()) {
        $0
      } jvp: {
        $1
      } vjp: {
        $1
      }.found == [.emptyPoint])
  }
}
