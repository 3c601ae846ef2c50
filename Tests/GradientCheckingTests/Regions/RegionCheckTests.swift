import GradientChecking
import NumericalDifferentiation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite("A check over a region")
struct RegionCheckTests {
  @Test("passes where the gradient is right everywhere")
  func right() {
    let report = gradientCheck(over: .cube(-3...3, dimensions: 3), count: 60) { v in
      v[0] * v[1] + v[2] * v[2] * v[2]
    } gradient: { v in
      [v[1], v[0], 3 * v[2] * v[2]]
    }
    #expect(report.matches, "\(report)")
    #expect(report.points?.drawn == 60)
    #expect(report.points?.matches ?? 0 >= 58)
    #expect(report.components.isEmpty)
  }

  @Test("finds a branch that only a tie takes, and shrinks it")
  func tie() throws {
    let report = gradientCheck(over: -5...5, -5...5, count: 200) { x, y in
      x * y
    } gradient: { x, y in
      x == y && x > 0 ? (0, 0) : (y, x)
    }
    #expect(report.verdict == .mismatch)
    #expect(report.notes.contains { $0.contains("to paste:  at: 1.0, 1.0") }, "\(report.notes)")
  }

  @Test("finds a branch at whole numbers, at powers of two, far out and close to 0")
  func branches() {
    let branches: [@Sendable (Double) -> Bool] = [
      { $0 == $0.rounded() && abs($0) > 4 }, { $0 > 2 && $0.significand == 1 },
      { abs($0) < 1e-4 && $0 != 0 }, { $0 == 1 }, { $0 > 9.5 },
    ]
    for (index, isWrong) in branches.enumerated() {
      let report = gradientCheck(over: -10...10, count: 200) { x in
        x * x + x
      } gradient: { x in
        isWrong(x) ? 3 * x + 2 : 2 * x + 1
      }
      #expect(report.verdict == .mismatch, "branch \(index)")
    }
  }

  @Test(
    "takes a NaN at an edge for a failure, and a slope that differs there for what only one side shows"
  )
  func edges() {
    let nan = gradientCheck(over: -10...10, count: 40) { x in
      x * x
    } gradient: { x in
      x == -10 ? .nan : 2 * x
    }
    #expect(nan.verdict == .mismatch)
    let tie = gradientCheck(over: .cube(-2...2, dimensions: 2), count: 60) { v in
      max(v[0], v[1])
    } gradient: { v in
      v[0] == v[1] ? [0.5, 0.5] : v[0] > v[1] ? [1, 0] : [0, 1]
    }
    #expect(tie.matches, "\(tie)")
  }

  @Test(
    "accuses nobody a hair beside the joints of activations, whatever the seed", arguments: 0..<10)
  func joints(seed: Int) {
    let softsign = gradientCheck(over: -1e-6...1e-6, count: 40, with: .seed(UInt64(seed))) {
      x in
      x / (1 + abs(x))
    } gradient: { x in
      1 / ((1 + abs(x)) * (1 + abs(x)))
    }
    #expect(softsign.verdict != .mismatch, "\(softsign)")
    let elu = gradientCheck(over: -1e-6...1e-6, count: 40, with: .seed(UInt64(seed))) { x in
      x > 0 ? x : expm1(x)
    } gradient: { x in
      x > 0 ? 1 : exp(x)
    }
    #expect(elu.verdict != .mismatch, "\(elu)")
  }

  @Test("says how to get to the failure again")
  func reproduction() throws {
    func check(seed: UInt64) -> GradientReport {
      gradientCheck(over: .cube(-3...3, dimensions: 2), with: .seed(seed)) { v in
        v[0] * v[1]
      } gradient: { v in
        [v[1], v[0] > 2 ? 0 : v[0]]
      }
    }
    let report = check(seed: 12)
    #expect(report == check(seed: 12))
    #expect(report.notes.contains { $0.contains("seed: 12") })
    let note = try #require(report.notes.first { $0.contains("to paste:") })
    #expect(note.hasSuffix("at: [3.0, 0.0]"), "\(note)")
    // The report is that of the point to paste.
    #expect(report.components.map(\.claimed) == [0, 0])
    #expect(report.components[1].verdict == .mismatch)
  }

  @Test("asks the function inside the region only")
  func inside() {
    let report = gradientCheck(over: 0.5...4, count: 80) { x in
      guard x >= 0.5 && x <= 4 else {
        Issue.record("asked at \(x)")
        return .nan
      }
      return log(x)
    } gradient: { x in
      1 / x
    }
    #expect(report.matches, "\(report)")
  }

  @Test("counts kinks, and points that tell nothing, apart")
  func tally() throws {
    let report = gradientCheck(over: -2...2, count: 40) { x in
      abs(x)
    } gradient: { x in
      x < 0 ? -1 : 1
    }
    let points = try #require(report.points)
    #expect(report.matches)
    #expect(points.kinks >= 1 && points.matches > 25 && points.drawn == 40)
  }

  @Test("fails where nothing could be told, and says so")
  func nothing() {
    let report = gradientCheck(over: 1...2, count: 20) { x in
      (x * 1e6).rounded() / 1e6
    } gradient: { _ in
      1
    }
    #expect(report.verdict == .inconclusive)
    #expect(report.findings.map(\.kind) == [.nothingDecided])
    #expect(report.points?.matches == 0)
  }

  @Test("leaves out points at which the function is undefined")
  func undefined() throws {
    struct Outside: Error {}
    let report = gradientCheck(over: -1...1, count: 60) { x in
      guard x > 0 else { throw Outside() }
      return x.squareRoot()
    } gradient: { x in
      0.5 / x.squareRoot()
    }
    let points = try #require(report.points)
    #expect(report.matches, "\(report)")
    #expect(points.undefined > 15)
  }

  @Test(
    "does not blame an infinite claim where the slope is infinite, and blames a NaN where it is not"
  )
  func infiniteSlope() {
    let root = gradientCheck(over: 0...4, count: 50) { x in
      x.squareRoot()
    } gradient: { x in
      0.5 / x.squareRoot()
    }
    #expect(root.matches, "\(root)")
    #expect(root.points?.undecided ?? 0 >= 1)
    let removable = gradientCheck(over: -4...4, count: 50) { x in
      x * x
    } gradient: { x in
      2 * x * x / x
    }
    #expect(removable.verdict == .mismatch)
    #expect(removable.diagnoses.map(\.kind) == [.nonFinite])
  }

  @Test("a gradient that throws where the function does not is a failure")
  func throwingGradient() {
    struct Broken: Error {}
    let report = gradientCheck(over: -1...1, count: 20) { x in
      x
    } gradient: { x in
      if x > 0.25 { throw Broken() }
      return 1
    }
    #expect(report.findings.map(\.kind) == [.gradientThrows])
    #expect(report.notes.contains { $0.contains("at: 1.0") })
  }

  @Test("a region without interior or bounds, and a count of 0, are findings")
  func badRegions() {
    func kinds(_ region: some PointRegion<Double>, count: Int = 10) -> [Finding.Kind] {
      gradientCheck(over: region, count: count) {
        $0
      } gradient: { _ in
        1
      }.findings.map(\.kind)
    }
    #expect(kinds(1...1) == [.emptyRegion])
    #expect(kinds(-.infinity...1) == [.emptyRegion])
    #expect(kinds(0...1, count: 0) == [.invalidOption])
    #expect(kinds(Region.around(2.0, radius: 0)) == [.emptyRegion])
    #expect(kinds(Region.around(2.0, radius: .nan)) == [.emptyRegion])
    #expect(kinds(Region.around(Double.nan, radius: 1)) == [.emptyRegion])
    let none = gradientCheck(over: .cube(0...1, dimensions: 0)) { _ in
      0
    } gradient: {
      $0
    }
    #expect(none.findings.map(\.kind) == [.emptyPoint])
    #expect(none.verdict == .inconclusive)
  }

  @Test("draws points of any type, and functions may suspend")
  func types() async {
    struct Line {
      var w: [Double]
      var b: Float
    }
    let line = Line(w: [0, 0], b: 0)
    let report = gradientCheck(over: Region.like(line, in: -2...2), count: 30) { line in
      Float(line.w[0] * line.w[1]) + line.b
    } gradient: { line in
      Line(w: [line.w[1], line.w[1]], b: 1)
    }
    #expect(report.components.map(\.name) == ["w[0]", "w[1]", "b"])
    #expect(report.components.map(\.verdict).contains(.mismatch))
    #expect(report.notes.contains { $0.contains("at: Line(w: [") }, "\(report.notes)")

    let suspending = await gradientCheck(over: -2...2, count: 30) { x in
      await Task.yield()
      return x * x
    } gradient: { x in
      2 * x
    }
    let plain = gradientCheck(over: -2...2, count: 30) { x in
      x * x
    } gradient: {
      2 * $0
    }
    #expect(suspending == plain)
  }

  @Test("a wrong gradient of any kind is found, whatever the seed", arguments: 0..<20)
  func mistakes(seed: Int) {
    let mistakes: [@Sendable ([Double]) -> [Double]] = [
      { [-$0[1], $0[0], 2 * $0[2]] }, { [$0[0], $0[1], 2 * $0[2]] }, { [$0[1], $0[0], $0[2]] },
      { [$0[1] * 1.000_01, $0[0], 2 * $0[2]] }, { [$0[1], $0[0], 2 * abs($0[2])] },
    ]
    for mistake in mistakes {
      let report = gradientCheck(
        over: .cube(-9...9, dimensions: 3), count: 30, with: .seed(UInt64(seed))
      ) { v in
        v[0] * v[1] + v[2] * v[2]
      } gradient: {
        mistake($0)
      }
      #expect(report.verdict == .mismatch)
    }
  }
}
