import GradientChecking
import NumericalDifferentiation
import TestSupport

/// A mistake that can be made with any gradient.
enum RandomMistake: String, CaseIterable, Sendable {
  case signOfOne, signOfSome, signOfAll
  case accumulated, accumulatedInSome
  case sumForMean, meanForSum
  case crookedFactor, smallFactorInOne
  case swapped, rotated
  case zeroedOne, zeroedSome, zeroedAll
  case missingTerm, missingTermInOne
  case otherPoint, otherFunction
  case nonFinite

  var kind: Diagnosis.Kind {
    switch self {
    case .signOfOne, .signOfSome, .signOfAll: .sign
    case .accumulated, .accumulatedInSome: .accumulated
    case .sumForMean: .sumForMean
    case .meanForSum: .meanForSum
    case .crookedFactor, .smallFactorInOne: .factor
    case .swapped, .rotated: .swapped
    case .zeroedOne, .zeroedSome, .zeroedAll: .zeroed
    case .missingTerm, .missingTermInOne: .missingTerm
    case .otherPoint: .otherPoint
    case .otherFunction: .otherFunction
    case .nonFinite: .nonFinite
    }
  }

  /// The fewest components that the mistake needs.
  var leastCount: Int {
    switch self {
    case .crookedFactor, .swapped: 2
    case .rotated, .signOfSome, .accumulatedInSome, .zeroedSome: 3
    default: 1
    }
  }

  /// Makes the mistake with a gradient, every derivative of which is the sum of its terms.
  func applied(
    to truth: [Double], terms: [[Double]], elsewhere: [Double], items: Int
  ) -> [Double] {
    var claim = truth
    let some = stride(from: 0, to: truth.count, by: 2)
    switch self {
    case .signOfOne: claim[0] = -truth[0]
    case .signOfSome: for index in some { claim[index] = -truth[index] }
    case .signOfAll: claim = truth.map { -$0 }
    case .accumulated: claim = truth.map { 2 * $0 }
    case .accumulatedInSome: for index in some { claim[index] = 2 * truth[index] }
    case .sumForMean: claim = truth.map { Double(items) * $0 }
    case .meanForSum: claim = truth.map { $0 / Double(items) }
    case .crookedFactor: claim = truth.map { 1.3 * $0 }
    case .smallFactorInOne: claim[0] = -5 * truth[0]
    case .swapped: claim.swapAt(0, 1)
    case .rotated: claim = Array(truth.dropFirst()) + [truth[0]]
    case .zeroedOne: claim[0] = 0
    case .zeroedSome: for index in some { claim[index] = 0 }
    case .zeroedAll: claim = truth.map { _ in 0 }
    case .missingTerm: for index in truth.indices { claim[index] -= terms[index][1] }
    case .missingTermInOne: claim[0] -= terms[0][1]
    case .otherPoint, .otherFunction: claim = elsewhere
    case .nonFinite: claim[0] = .nan
    }
    return claim
  }
}

/// How a claim is written down, and how well the witness sees.
enum ClaimManner: String, CaseIterable, Sendable {
  case exact, single, printed, wideBar

  /// The claim of a derivative whose terms are of this size together.
  func claim(
    _ value: Double, size: Double, using generator: inout SeededGenerator
  ) -> ClaimedNumber {
    switch self {
    case .exact, .wideBar: return ClaimedNumber(value)
    case .single:
      let noise = Double.random(in: -8...8, using: &generator) * 0x1p-24
      return ClaimedNumber(
        Double(Float(value + noise * min(abs(value), size))), rounding: 16 * 0x1p-24 * size)
    case .printed:
      return ClaimedNumber((value * 1e4).rounded() / 1e4, halfUnit: 0.5e-4)
    }
  }

  func estimate(_ truth: Double, using generator: inout SeededGenerator) -> DerivativeEstimate {
    guard self == .wideBar, truth != 0 else { return .narrow(truth) }
    let error = 1e-8 * abs(truth)
    return .bar(truth + Double.random(in: -1...1, using: &generator) * error, error)
  }
}

/// Gradients of random derivatives of both signs between 0.1 and 100, each the sum of three terms.
struct RandomGradient {
  let truth: [Double]
  let terms: [[Double]]
  let elsewhere: [Double]
  let items: Int

  init(count: Int, zeros: Int = 0, using generator: inout SeededGenerator) {
    terms = (0..<count).map { index in
      index >= count - zeros ? [0, 0, 0] : (0..<3).map { _ in Self.number(using: &generator) }
    }
    truth = terms.map { $0.reduce(0, +) }
    elsewhere = truth.map { $0 == 0 ? 0 : Self.number(using: &generator) }
    items = Int.random(in: 4...60, using: &generator)
  }

  static func number(using generator: inout SeededGenerator) -> Double {
    let size = 10 * Double.random(in: 0.1...10, using: &generator)
    return Bool.random(using: &generator) ? size : -size
  }

  /// Everything that a fixture file could know about this gradient.
  var context: DiagnosisContext {
    var context = DiagnosisContext()
    context.itemCounts = [items]
    let terms = terms
    context.contributions = {
      terms.map { parts in
        zip(["f", "g", "h"], parts).map { .init(value: $1, source: $0) }
      }
    }
    return context
  }

  func claim(
    _ claimed: [Double], _ manner: ClaimManner, using generator: inout SeededGenerator
  ) -> WrongClaim {
    let estimates = truth.map { manner.estimate($0, using: &generator) }
    let claims = zip(claimed, terms).map { value, terms in
      manner.claim(value, size: terms.reduce(0) { $0 + abs($1) }, using: &generator)
    }
    var claim = WrongClaim(of: estimates, claims)
    claim.context = context
    return claim
  }
}
