import SubmissionReading

/// The mistake that explains a wrong number.
package enum AnswerDiagnosis: Equatable, Sendable {
  /// The sign is the other one.
  case sign
  /// Twice the derivative or more: `backward()` ran again without `zero_grad()`.
  case accumulated(times: Int)
  /// The sum was differentiated, and the mean was asked for.
  case sumForMean
  /// The mean was differentiated, and the sum was asked for.
  case meanForSum
  /// The derivative by another variable.
  case swapped(with: String)
  /// The derivative of a wrong function that the exercise lists, by its place in the list.
  case otherFunction(Int)

  /// A kind of mistake, by its name in result lines.
  package enum Kind: String, Sendable, CaseIterable {
    /// The sign is the other one.
    case sign
    /// Gradients were added up over several calls of `backward()`.
    case accumulated
    /// A sum where a mean was asked for.
    case sumForMean = "sum-for-mean"
    /// A mean where a sum was asked for.
    case meanForSum = "mean-for-sum"
    /// The derivative by another variable.
    case swapped
    /// The derivative of a wrong function that the exercise lists.
    case otherFunction = "other-function"
  }

  /// What kind of mistake it is.
  package var kind: Kind {
    switch self {
    case .sign: .sign
    case .accumulated: .accumulated
    case .sumForMean: .sumForMean
    case .meanForSum: .meanForSum
    case .swapped: .swapped
    case .otherFunction: .otherFunction
    }
  }
}

/// Looks for the mistake behind wrong numbers.
struct MistakeFinder {
  let rule: PrintedDigitsRule
  let part: ExercisePart
  let point: GradientPoint
  let truth: GradientTruth
  /// Gradients of the listed wrong functions, where they have one.
  let others: [GradientTruth?]

  /// The mistake that explains the numbers given for one variable.
  func diagnosis(of claim: PrintedValue, variable: Int) -> AnswerDiagnosis? {
    let components = truth.components[variable]
    guard claim.numbers.count == components.count,
      components.contains(where: { $0.value.magnitude > 1e-9 * $0.scale })
    else { return nil }
    if explains(claim, components, factor: -1) { return .sign }
    if explains(claim, components, factor: 2) { return .accumulated(times: 2) }
    let count = point.data.map(\.numbers.values.count).max() ?? 1
    if count > 2, isMean {
      if explains(claim, components, factor: Double(count)) { return .sumForMean }
    } else if !isMean {
      let own = point.variables.map(\.numbers.values.count).max() ?? 1
      let items = max(own, count)
      if items > 1, explains(claim, components, factor: 1 / Double(items)) { return .meanForSum }
    }
    if explains(claim, components, factor: 3) { return .accumulated(times: 3) }
    for (index, other) in others.enumerated() {
      if let other, explains(claim, other.components[variable], factor: 1) {
        return .otherFunction(index)
      }
    }
    for (index, other) in truth.components.enumerated() where index != variable {
      if other.count == components.count, explains(claim, other, factor: 1) {
        return .swapped(with: part.variables[index].name)
      }
    }
    return nil
  }

  private var isMean: Bool {
    TextLine.find(Array("mean".utf8), in: Array(part.function.utf8)) != nil
  }

  private func explains(
    _ claim: PrintedValue, _ components: [TrueComponent], factor: Double
  ) -> Bool {
    zip(claim.numbers, components).allSatisfy { number, component in
      var scaled = component
      scaled.value *= factor
      scaled.scale *= factor.magnitude
      scaled.pointEffect *= factor.magnitude
      scaled.singlePrecisionEffect *= factor.magnitude
      let verdict = rule.verdict(of: number, truth: scaled)
      return verdict == .pass || verdict == .imprecise
    }
  }
}
