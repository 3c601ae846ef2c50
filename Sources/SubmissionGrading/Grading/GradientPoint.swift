import SubmissionReading

/// Where a part's gradient is taken: the numbers of all variables and data.
struct GradientPoint: Hashable, Sendable {
  /// The variables, in the order of the exercise.
  var variables: [SourceConstant]
  /// The other numbers.
  var data: [SourceConstant]
}

/// How a point was found.
enum PointSearch {
  /// Everything is known; where what was printed contradicts the source, by two points.
  case found([GradientPoint], isCertain: Bool)
  /// The submission gives these names no numbers that can be read.
  case unknown([String])

  /// Looks for the numbers: constants of the source, else printed values, else the exercise's fallback.
  init(_ part: ExercisePart, in findings: PartFindings) {
    var missing: [String] = []
    var usesFallback = false
    var mentionsUnread = false
    var isUnsettled = false

    func resolve(_ input: ExercisePart.Input, avoiding others: Set<String>) -> SourceConstant? {
      if case .fixed(let numbers) = input.source { return SourceConstant(numbers) }
      let names = input.aliases.filter { $0 == input.name || !others.contains($0) }
      for name in names {
        guard let entry = findings.constants[name], let constant = entry, !constant.isDerived else {
          continue
        }
        if findings.unsettled.contains(name) { isUnsettled = true }
        return constant
      }
      if let constant = Self.capital(of: names, in: findings, avoiding: others) { return constant }
      for name in names {
        guard let value = findings.printed[name], let constant = SourceConstant(printed: value)
        else { continue }
        return constant
      }
      if names.contains(where: { findings.constants[$0] != nil }) { mentionsUnread = true }
      if let fallback = input.fallback {
        usesFallback = true
        return SourceConstant(fallback)
      }
      missing.append(input.name)
      return nil
    }
    // An alias such as `y` must not take the numbers of another variable of that name.
    let inputs = part.variables + part.data
    let all = Set(inputs.map(\.name))
    let numbers = inputs.compactMap { resolve($0, avoiding: all) }
    guard missing.isEmpty else {
      self = .unknown(missing)
      return
    }
    if mentionsUnread, usesFallback, !findings.isSheet {
      let unread = (part.variables + part.data).filter { input in
        input.aliases.contains { findings.constants[$0] != nil }
          && !input.aliases.contains { (findings.constants[$0] ?? nil)?.isDerived == false }
          && !input.aliases.contains { findings.printed[$0] != nil }
      }
      if !unread.isEmpty {
        self = .unknown(unread.map(\.name))
        return
      }
    }
    // In a program the point may stand under a name that nobody foresaw.
    let contradiction = zip(inputs, numbers).map { input, number in
      Self.contradiction(of: number, by: input, in: findings, avoiding: all) ?? number
    }
    self = .found(
      (contradiction == numbers ? [numbers] : [numbers, contradiction]).map { numbers in
        GradientPoint(
          variables: Array(numbers.prefix(part.variables.count)),
          data: Array(numbers.dropFirst(part.variables.count)))
      }, isCertain: findings.isSheet || !usesFallback && !isUnsettled)
  }

  /// What was printed for a variable to which the source gives other numbers.
  ///
  /// A program can give a name other numbers in ways that nobody can read, and a variable of one
  /// section may be called like that of another.
  private static func contradiction(
    of constant: SourceConstant, by input: ExercisePart.Input, in findings: PartFindings,
    avoiding others: Set<String>
  ) -> SourceConstant? {
    guard case .submission = input.source else { return nil }
    for name in input.aliases where name == input.name || !others.contains(name) {
      guard let value = findings.printed[name], let printed = SourceConstant(printed: value),
        printed.numbers.values.count == constant.numbers.values.count
      else { continue }
      let agrees =
        value.numbers.count == constant.numbers.values.count
        && zip(value.numbers, constant.numbers.values).allSatisfy { number, exact in
          (number.value - exact).magnitude <= number.halfUnit + 1e-6 * exact.magnitude
        }
      return agrees ? nil : printed
    }
    return nil
  }

  /// The constant that is called `X` where `x` is meant, and nothing is called `x`.
  private static func capital(
    of names: [String], in findings: PartFindings, avoiding others: Set<String>
  ) -> SourceConstant? {
    let spellings = names.flatMap { name in
      [name.uppercased(), name.prefix(1).uppercased() + name.dropFirst()]
    }
    for spelling in spellings where !names.contains(spelling) && !others.contains(spelling) {
      if let entry = findings.constants[spelling], let constant = entry, !constant.isDerived,
        !names.contains(where: { findings.constants[$0] != nil })
      {
        return constant
      }
    }
    return nil
  }
}
