/// Claimed numbers, flattened in the order of `at`, row by row.
package struct ClaimedArray: Sendable, Equatable {
  /// A number that was claimed by its printed digits.
  package struct Literal: Sendable, Equatable {
    /// The place of the number among the values.
    package var index: Int

    /// The digits as they were printed: `6.77` and `6.7700` are different claims.
    package var text: String
  }

  /// The claimed values; not necessarily finite.
  package internal(set) var values: [Double] = []

  /// For every value, half a unit of the last printed place; 0 where a JSON number was given.
  ///
  /// Empty where no value was given by printed digits.
  package internal(set) var halfUnits: [Double] = []

  /// The printed digits, for those values that were given so, in no particular order.
  package internal(set) var literals: [Literal] = []

  /// Creates an empty claim.
  package init() {}

  /// Half a unit of the last printed place of one value; 0 where a JSON number was given.
  package func halfUnit(at index: Int) -> Double {
    halfUnits.isEmpty ? 0 : halfUnits[index]
  }

  /// The printed digits of one value; nil where a JSON number was given.
  package func literal(at index: Int) -> String? {
    literals.first { $0.index == index }?.text
  }

  mutating func removeAll() {
    values.removeAll(keepingCapacity: true)
    guard !halfUnits.isEmpty else { return }
    halfUnits.removeAll(keepingCapacity: true)
    literals.removeAll(keepingCapacity: true)
  }

  /// Adds zeros, to be set one by one.
  mutating func grow(by count: Int) {
    values.append(contentsOf: repeatElement(0, count: count))
    if !halfUnits.isEmpty { halfUnits.append(contentsOf: repeatElement(0, count: count)) }
  }

  mutating func set(_ index: Int, to printed: PrintedNumber) {
    if halfUnits.isEmpty { halfUnits.append(contentsOf: repeatElement(0, count: values.count)) }
    values[index] = printed.value
    halfUnits[index] = printed.halfUnit
    literals.append(Literal(index: index, text: printed.text))
  }
}

/// Storage for a claim that stays when the claim goes.
struct ClaimSlot: Sendable {
  var array = ClaimedArray()
  var isFilled = false

  var claim: ClaimedArray? { isFilled ? array : nil }

  mutating func removeAll() {
    if isFilled { array.removeAll() }
    isFilled = false
  }
}

/// A claimed Jacobian-vector product.
package struct ClaimedJVP: Sendable, Equatable {
  /// The direction, flattened in the order of `at`.
  package var tangent: [Double]

  /// The claimed derivative of every output along the direction.
  package var value: ClaimedArray
}

/// A claimed vector-Jacobian product.
package struct ClaimedVJP: Sendable, Equatable {
  /// One weight per output.
  package var cotangent: [Double]

  /// The claimed gradient of the weighted sum of the outputs, flattened in the order of `at`.
  package var value: ClaimedArray
}
