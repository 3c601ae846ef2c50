/// Numbers that a submission's source gives to a name.
package struct SourceConstant: Sendable, Hashable {
  package var numbers: NumberArray
  /// Half a unit of each number's last printed place; nil where they come from source and are exact.
  package var halfUnits: [Double]?
  /// Whether it is a leaf that gradients are taken by.
  var requiresGradient = false
  /// Whether it was computed from such a leaf: then it is a result, and no point.
  package var isDerived = false

  package init(_ numbers: NumberArray) {
    self.numbers = numbers
  }

  init(_ value: Double) {
    numbers = NumberArray(value)
  }

  /// What was printed for a variable: known up to its digits.
  package init?(printed value: PrintedValue) {
    guard !value.isNone, !value.isElided, !value.numbers.isEmpty,
      value.numbers.allSatisfy({ $0.value.isFinite }),
      value.shape.reduce(1, *) == value.numbers.count
    else { return nil }
    numbers = NumberArray(shape: value.shape, values: value.numbers.map(\.value))
    // `2.` and `2.0` are that number: tensors that are not integral print four decimals.
    halfUnits = value.numbers.map { literal in
      literal.value == literal.value.rounded() && literal.halfUnit >= 0.05 ? 0 : literal.halfUnit
    }
  }

  /// Elementwise arithmetic with broadcasting of scalars.
  func combined(
    with other: SourceConstant, _ operation: (Double, Double) -> Double
  ) -> SourceConstant? {
    let (left, right) = (numbers, other.numbers)
    var result: SourceConstant
    if left.shape == right.shape {
      result = SourceConstant(
        NumberArray(shape: left.shape, values: zip(left.values, right.values).map(operation)))
    } else if right.shape.isEmpty, let value = right.values.first {
      result = SourceConstant(
        NumberArray(shape: left.shape, values: left.values.map { operation($0, value) }))
    } else if left.shape.isEmpty, let value = left.values.first {
      result = SourceConstant(
        NumberArray(shape: right.shape, values: right.values.map { operation(value, $0) }))
    } else {
      return nil
    }
    let sides = [self, other]
    result.isDerived = sides.contains { $0.isDerived || $0.requiresGradient }
    return result
  }

  /// `self[0]`, `self[-1]`; nil where there is no such element.
  func element(at place: SourceConstant) -> SourceConstant? {
    guard let count = numbers.shape.first, let index = place.numbers.values.first,
      place.numbers.shape.isEmpty, index == index.rounded(),
      index >= -Double(count), index < Double(count)
    else { return nil }
    let row = index < 0 ? Int(index) + count : Int(index)
    let size = numbers.values.count / count
    var result = SourceConstant(
      NumberArray(
        shape: Array(numbers.shape.dropFirst()),
        values: Array(numbers.values[(row * size)..<((row + 1) * size)])))
    result.isDerived = isDerived || requiresGradient
    return result
  }

  func mapped(_ operation: (Double) -> Double) -> SourceConstant {
    var result = SourceConstant(
      NumberArray(shape: numbers.shape, values: numbers.values.map(operation)))
    result.isDerived = isDerived || requiresGradient
    return result
  }
}
