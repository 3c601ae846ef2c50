import Foundation
import NumericalDifferentiation

/// The methods on one function, beside GSL's adaptive central difference.
enum MethodBenchmark {
  static func figures() throws -> [Figure] {
    let methods: [any DifferentiationMethod] = [.central(), .adaptive, .richardson()]
    let witnesses = methods.map { NumericalDifferentiator(method: $0) }
    let times = try Stopwatch.best(
      of: 9,
      witnesses.map { witness in
        { try time(witness) }
      })
    let evaluations = try witnesses.map { Double(try total($0).evaluations) }
    return methods.indices.dropFirst().flatMap { index in
      [
        Figure(
          what: "evaluations of \(methods[index].name), against gsl_deriv_central",
          ratio: evaluations[index] / evaluations[0],
          how: "sin(x²+1)·eˣ at 100 points from 0.1 to 10, counted"),
        Figure(
          what: "time of \(methods[index].name), against gsl_deriv_central",
          ratio: times[index] / times[0],
          how: "the same derivatives 20 times over, best of 9; the function's own time is in both"),
      ]
    }
  }

  private static func time(_ witness: NumericalDifferentiator) throws -> Duration {
    let clock = ContinuousClock()
    let begin = clock.now
    var sum = 0.0
    for _ in 0..<20 { sum += try total(witness).sum }
    let time = clock.now - begin
    // The sum is used, so that nothing is optimised away.
    return sum.isNaN ? .seconds(1e9) : time
  }

  private static func total(
    _ witness: NumericalDifferentiator
  ) throws -> (sum: Double, evaluations: Int) {
    var sum = 0.0
    var evaluations = 0
    for index in 1...100 {
      let estimate = try witness.gradient(at: [Double(index) / 10]) { (v: [Double]) -> Double in
        sin(v[0] * v[0] + 1) * exp(v[0])
      }
      sum += estimate.components[0].value
      evaluations += estimate.evaluations
    }
    return (sum, evaluations)
  }
}
