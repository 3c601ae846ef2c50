/// What a number of a line is, by the text before it.
///
/// The rules are asked in the order of the cases, and the first that speaks wins. `README.md` of this target tells
/// the order with an example for each.
enum NumberRule: String, CaseIterable {
  /// It stands behind a name in a list: "gradients: x=28, y=22".
  case listed
  /// It is the point: "df/dx at x=2".
  case point
  /// A label of a derivative stands before it.
  case labelled
  /// A calculation goes on, with letters in it: "= 2x + 2yz = 28".
  case calculationInWords
  /// It is what the program found, beside what it was compared with: "expected 28.0, got 56.0".
  case result
  /// Other words stand before it: the label before them has ended.
  case otherWords
  /// No label stands before it.
  case withoutLabel
  /// It is compared with the answer: "56.0 != 28.0".
  case compared
  /// It stands behind `=`, `≈`, `->`: it replaces the numbers before it.
  case calculated
  /// It is part of a calculation whose result is still to come.
  case operand
  /// It follows another number under the same label.
  case next

  /// A number, and what stands around it.
  struct Number {
    /// The text before it, in lower case and without white space and without a minus that stands apart.
    var text: ArraySlice<UInt8>
    /// The same text as it stands in the submission.
    var original: ArraySlice<UInt8>
    var value: PrintedValue
    /// The text behind it, up to the next number.
    var next: ArraySlice<UInt8>
  }
}

/// Whose the numbers behind one label are.
///
/// The rules are asked in the order of the cases, and the first that speaks wins.
enum SharingRule: String, CaseIterable {
  /// A calculation without its result: nobody's.
  case openCalculation
  /// As many as answers behind "gradient": theirs, in their order.
  case inOrder
  /// The label names nobody: nobody knows whose.
  case namesNobody
  /// The label names one answer: the first is its, and the rest a remark.
  case nameOfOne
  /// As many numbers as names: one each.
  case oneEach
  /// One tensor with as many elements as names: one each.
  case elementEach
  /// Nobody knows whose.
  case unclear

  /// What numbers are that stand behind a label.
  struct Numbers {
    var values: [PrintedValue]
    var match: LabelMatcher.Match
    var label: [UInt8]
    var isOpen: Bool
    /// How many answers are asked for.
    var answerCount: Int
  }

  /// The first rule that speaks of numbers, and what it makes of them.
  static func first(for numbers: Numbers) -> (rule: SharingRule, findings: [LineScanner.Finding]) {
    for rule in allCases {
      if let findings = rule.findings(numbers) { return (rule, findings) }
    }
    return (.unclear, [])
  }

  private func findings(_ numbers: Numbers) -> [LineScanner.Finding]? {
    let (values, match) = (numbers.values, numbers.match)
    switch self {
    case .openCalculation: return numbers.isOpen ? values.map { .other($0) } : nil
    case .inOrder:
      let components = values.count == 1 ? values[0].elements ?? values : values
      guard match.answers.isEmpty, match.isWhole, components.count == numbers.answerCount else {
        return nil
      }
      return components.enumerated().map { .answer($0.offset, $0.element, .order) }
    case .namesNobody: return match.answers.isEmpty ? values.map { .unlabelled($0) } : nil
    case .nameOfOne:
      guard match.answers.count == 1 else { return nil }
      return [.answer(match.answers[0], values[0], match.rank, label: numbers.label)]
    case .oneEach:
      guard match.answers.count == values.count else { return nil }
      return zip(match.answers, values).map { .answer($0, $1, match.rank) }
    case .elementEach:
      guard values.count == 1, values[0].shape == [match.answers.count] else { return nil }
      return zip(match.answers, values[0].numbers).map {
        .answer($0, PrintedValue(numbers: [$1]), match.rank)
      }
    case .unclear: return values.map { .unlabelled($0) }
    }
  }
}
