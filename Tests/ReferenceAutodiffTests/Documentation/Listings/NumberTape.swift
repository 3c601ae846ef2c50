import Foundation

/// One step of a computation: its value, and for each operand its place and the partial derivative.
struct Step {
  var value: Double
  var operands: [(place: Int, partial: Double)]
}

/// The record of a computation, in the order of time.
final class NumberTape {
  var steps: [Step] = []

  func record(_ value: Double, _ operands: [(place: Int, partial: Double)] = []) -> Number {
    steps.append(Step(value: value, operands: operands))
    return Number(tape: self, place: steps.count - 1)
  }

  /// Returns the derivative of a number with respect to every step that led to it.
  func adjoints(of output: Number) -> [Double] {
    var adjoints = [Double](repeating: 0, count: steps.count)
    adjoints[output.place] = 1
    for place in stride(from: output.place, through: 0, by: -1) {
      for (operand, partial) in steps[place].operands {
        adjoints[operand] += adjoints[place] * partial
      }
    }
    return adjoints
  }
}

/// A number that knows where it was recorded.
struct Number {
  let tape: NumberTape
  let place: Int
  var value: Double { tape.steps[place].value }

  static func + (a: Number, b: Number) -> Number {
    a.tape.record(a.value + b.value, [(a.place, 1), (b.place, 1)])
  }

  static func * (a: Number, b: Number) -> Number {
    a.tape.record(a.value * b.value, [(a.place, b.value), (b.place, a.value)])
  }
}

func sin(_ a: Number) -> Number {
  a.tape.record(sin(a.value), [(a.place, cos(a.value))])
}
