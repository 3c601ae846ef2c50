import GradientChecking
import Testing

private struct Line {
  var slope: Double
  var offset: Double
}

@Suite("Functions of several arguments")
struct ArgumentTests {
  private let line = Line(slope: 2, offset: -1)

  @Test("a single argument is called x, and its properties by their names")
  func single() {
    #expect(
      gradientCheck(at: 3) {
        $0 * $0
      } gradient: {
        2 * $0
      }.names == ["x"])
    #expect(
      gradientCheck(at: [3]) {
        $0[0] * $0[0]
      } gradient: {
        [2 * $0[0]]
      }.names == ["x[0]"])
    let report = gradientCheck(at: line) { (line: Line) -> Double in
      line.slope * line.offset
    } gradient: { (line: Line) -> Line in
      Line(slope: line.offset, offset: line.slope)
    }
    #expect(report.verdict == .match)
    #expect(report.names == ["slope", "offset"])
  }

  @Test("several arguments are called $0 and $1, as in a closure, with what they are made of")
  func several() {
    let report = gradientCheck(at: [1.0, 2.0], 3.0, line) {
      (v: [Double], s: Double, line: Line) -> Double in
      v[0] * s + v[1] * line.slope * line.offset
    } gradient: { (v: [Double], s: Double, line: Line) -> ([Double], Double, Line) in
      (
        [s, line.slope * line.offset], v[0],
        Line(slope: v[1] * line.offset, offset: v[1] * line.slope)
      )
    }
    #expect(report.verdict == .match)
    #expect(report.names == ["$0[0]", "$0[1]", "$1", "$2.slope", "$2.offset"])
  }

  @Test("an error in any of the arguments is found there, and nowhere else")
  func wrong() {
    for place in 0..<4 {
      let report = gradientCheck(at: [1.0, 2.0], [3.0], Float(0.5)) {
        (v: [Double], w: [Double], s: Float) -> Double in
        v[0] * v[1] * w[0] * Double(s)
      } gradient: { (v: [Double], w: [Double], s: Float) -> ([Double], [Double], Float) in
        let s = Double(s)
        var parts = [v[1] * w[0] * s, v[0] * w[0] * s, v[0] * v[1] * s, v[0] * v[1] * w[0]]
        parts[place] += 0.25
        return ([parts[0], parts[1]], [parts[2]], Float(parts[3]))
      }
      #expect(report.names(.mismatch) == [["$0[0]", "$0[1]", "$1[0]", "$2"][place]])
    }
  }

  @Test("two and three numbers need no types, and a swapped pair is recognised")
  func numbers() {
    let two = gradientCheck(at: 2, 3) {
      $0 * $0 * $1
    } gradient: {
      (2 * $0 * $1, $0 * $0)
    }
    #expect(two.verdict == .match)
    #expect(two.names == ["$0", "$1"])
    let three = gradientCheck(at: 2, 3, 4) {
      $0 * $1 * $2
    } gradient: {
      ($1 * $2, $0 * $2, $0 * $1)
    }
    #expect(three.verdict == .match)
    let swapped = gradientCheck(at: 2, 3) {
      $0 * $0 * $1
    } gradient: {
      ($0 * $0, 2 * $0 * $1)
    }
    #expect(swapped.verdict == .mismatch)
    #expect(swapped.recognised == [.swapped])
  }

  @Test("an argument without components stands beside others that have some")
  func dataBeside() {
    let report = gradientCheck(at: 1.5, "text", 4) {
      (x: Double, word: String, times: Int) -> Double in
      x * Double(times + word.count)
    } gradient: { (x: Double, word: String, times: Int) -> (Double, String, Int) in
      (Double(times + word.count), word, times)
    }
    #expect(report.verdict == .match)
    #expect(report.names == ["$0"])
  }

  @Test("function values can be handed over instead of closures")
  func functionValues() {
    func loss(_ line: Line, _ x: Double) -> Double { line.slope * x + line.offset }
    func gradient(_ line: Line, _ x: Double) -> (Line, Double) {
      (Line(slope: x, offset: 1), line.slope)
    }
    func wrong(_ line: Line, _ x: Double) -> (Line, Double) {
      (Line(slope: x, offset: 1), line.offset)
    }
    #expect(gradientCheck(at: line, 4, of: loss, gradient: gradient).verdict == .match)
    let report = gradientCheck(at: line, 4, of: loss, gradient: wrong)
    #expect(report.names(.mismatch) == ["$1"])
  }
}
