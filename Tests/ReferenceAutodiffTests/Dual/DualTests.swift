import ReferenceAutodiff
import TestSupport
import Testing

// The guide's listing, which these tests contain too, has a type of that name of its own.
private typealias ForwardNumber = ReferenceAutodiff.Dual

@Suite("Forward mode by dual numbers")
struct DualTests {
  @Test("The lesson's exercises, to the last digit")
  func lesson() {
    let x = derivative(at: 2) { x in x ** 2 + 9 + 16 + 2 * x * 3 * 4 }
    #expect(x == (77, 28))
    let composed = derivative(at: 3) { x in sin(x ** 2 + 1) }
    #expect(composed == (-0.5440211108893698, -5.034429174458714))
    let points = [(2.5, 3.0), (4.8, 5), (6.9, 7), (9.5, 9)].map {
      (ForwardNumber($0), ForwardNumber($1))
    }
    let slope = derivative(at: 1.5) { w in
      var sum: ForwardNumber = 0
      for (x, y) in points {
        let error = w * x + 0.5 - y
        sum = sum + error * error
      }
      return sum / 4
    }
    #expect(abs(slope.derivative - 48.6375) < 1e-13)
  }

  @Test("Value and derivative are the row's, to the last bit", arguments: ElementaryFunction.all)
  func rows(_ function: ElementaryFunction) {
    for point in function.samplePoints {
      for i in point.indices {
        let x = point.enumerated().map { ForwardNumber($1, $0 == i ? 1 : 0) }
        let y = function.arity == 1 ? function(x[0]) : function(x[0], x[1])
        #expect(y.value == function.value(point[0], point.last ?? 0))
        #expect(y.derivative == function.partial(i, point[0], point.last ?? 0))
      }
    }
  }

  /// A program of numbers, drawn at random; the same for dual numbers and for the tape's.
  private func program<N>(
    _ seed: UInt64, _ x: N, _ add: (N, N) -> N,
    _ multiply: (N, N) -> N, _ divide: (N, N) -> N,
    _ apply: (ElementaryFunction, N) -> N
  ) -> N {
    var draw = SeededGenerator(seed: seed)
    let smooth = ElementaryFunction.all.filter {
      ["sin", "cos", "tanh", "atan", "sigmoid", "softplus", "erf", "gelu"].contains($0.name)
    }
    var numbers = [x]
    func any() -> N { numbers[Int.random(in: numbers.indices, using: &draw)] }
    for _ in 0..<40 {
      let (a, b) = (any(), any())
      switch Int.random(in: 0..<4, using: &draw) {
      case 0: numbers.append(add(a, apply(smooth[0], b)))
      case 1: numbers.append(multiply(a, apply(smooth[1], b)))
      case 2: numbers.append(divide(a, add(apply(smooth[4], b), apply(smooth[4], b))))
      default: numbers.append(apply(smooth[Int.random(in: smooth.indices, using: &draw)], a))
      }
    }
    return numbers.suffix(5).reduce(apply(smooth[0], x), add)
  }

  @Test(
    "Random programs have the same value and derivative on the tape",
    arguments: 0..<100 as Range<UInt64>)
  func againstTheTape(seed: UInt64) throws {
    let point = 0.25 + Double(seed) / 64
    let dual = derivative(at: point) { x in
      program(seed, x, { $0 + $1 }, { $0 * $1 }, { $0 / $1 }, { $0($1) })
    }
    let tape = try valueAndGradient(at: point) { x in
      program(seed, x, { $0 + $1 }, { $0 * $1 }, { $0 / $1 }, { $0($1) })
    }
    #expect(dual.value == tape.value)
    #expect(abs(dual.derivative - tape.gradient) <= 1e-13 * max(1, abs(tape.gradient)))
  }

  @Test(
    "Constants have no derivative, even where a function is infinitely steep; kinks as on the tape")
  func conventions() {
    #expect(derivative(at: 2) { x in x * sqrt(0) } == (0, 0))
    #expect(derivative(at: 0) { x in relu(x) + abs(x) + x ** 0 } == (1, 0))
    #expect(derivative(at: 3) { x in max(x, 3) } == (3, 0.5))
    #expect(derivative(at: 3) { x in 5 - x } == (2, -1))
    #expect(derivative(at: 3) { x in 2 * x ** 2 } == (18, 12))
    #expect(derivative(at: 2) { x in x ** x }.derivative == 4 * (1 + 0.6931471805599453))
  }

  @Test("A row that is asked with the wrong number of arguments has no value")
  func wrongArity() throws {
    let sine = try #require(ElementaryFunction.all.first { $0.name == "sin" })
    let power = try #require(ElementaryFunction.all.first { $0.name == "pow" })
    #expect(sine(ForwardNumber(1), ForwardNumber(1)).value.isNaN)
    #expect(power(ForwardNumber(1)).value.isNaN)
  }
}
