extension GradientQuestion {
  /// A claim in the order of the point's components, or what keeps it from being one.
  enum Aligned {
    case values([Double])
    case wrongShape(Finding)
  }

  /// Brings a claim into the order of the point.
  ///
  /// Where both have the same names, whatever their order, names decide; otherwise the number of entries does.
  func aligned(_ claim: Claim) -> Aligned {
    let isSameCount = claim.values.count == point.count
    if isSameCount, let finding = wrongOutline(claim) { return .wrongShape(finding) }
    if let unread = claim.unread { return .wrongShape(unreadClaim(unread)) }
    guard hasKeys || claim.hasKeys || claim.hasOwnNames || !isSameCount else {
      return .values(claim.values)
    }
    guard let claimNames = claim.names?(), claimNames.count == claim.values.count else {
      return isSameCount ? .values(claim.values) : .wrongShape(wrongCount(claim.values.count))
    }
    let pointNames = names()
    let places = Dictionary(zip(claimNames, claimNames.indices)) { first, _ in first }
    let found = pointNames.map { places[$0] }
    let missing = zip(pointNames, found).filter { $1 == nil }.map(\.0)
    if missing.isEmpty, claimNames.count == pointNames.count {
      return .values(found.compactMap { $0.map { claim.values[$0] } })
    }
    // A dictionary has no order that could be compared, and a struct's order is not that of sorted keys.
    let isOtherKind = missing.count == pointNames.count
    if claim.hasKeys ? !hasKeys || isOtherKind : hasKeys && claim.hasOwnNames && isOtherKind {
      return alignedByKey(claim, claimNames.map { ComponentName($0).plain })
    }
    // Names of another kind altogether: a gradient of another type, entry by entry.
    if missing.count == pointNames.count, isSameCount { return .values(claim.values) }
    let surplus = Set(claimNames).subtracting(pointNames).sorted()
    if missing.isEmpty || missing.count == pointNames.count, !hasKeys {
      return .wrongShape(wrongCount(claim.values.count))
    }
    return .wrongShape(wrongNames(claim.values.count, missing: missing, surplus: surplus))
  }

  /// Brings a claim with keys for a point without, or the other way round, into the order of the point: a dictionary has none.
  private func alignedByKey(_ claim: Claim, _ claimNames: [String]) -> Aligned {
    let pointNames = names().map { ComponentName($0).plain }
    let places = Dictionary(zip(claimNames, claimNames.indices)) { first, _ in first }
    let found = pointNames.compactMap { places[$0] }
    if found.count == pointNames.count, claimNames.count == pointNames.count {
      return .values(found.map { claim.values[$0] })
    }
    return .wrongShape(
      wrongNames(
        claim.values.count, missing: pointNames.filter { places[$0] == nil },
        surplus: Set(claimNames).subtracting(pointNames).sorted()))
  }

  private func unreadClaim(_ what: String) -> Finding {
    Finding(
      .wrongShape, verdict: .mismatch,
      "\(what); the point has \(counted(point.count, "component", "components")): \(listed(names()))"
    )
  }

  private func wrongNames(_ count: Int, missing: [String], surplus: [String]) -> Finding {
    var parts: [String] = []
    if !missing.isEmpty { parts.append("has no entry for \(listed(missing))") }
    if !surplus.isEmpty {
      parts.append("has \(listed(surplus)), which the point has not")
    }
    if parts.isEmpty { return wrongCount(count) }
    return Finding(
      .wrongShape, verdict: .mismatch, "the gradient " + parts.joined(separator: ", and "))
  }

  private func wrongCount(_ count: Int) -> Finding {
    Finding(
      .wrongShape, verdict: .mismatch,
      "the gradient has \(counted(count, "entry", "entries")), and the point has \(point.count):"
        + " \(listed(names()))")
  }

  /// Compares the point with what it is now.
  func inputChange(_ input: (() -> [Double])?, by whom: String) -> Finding? {
    guard let now = input?() else { return nil }
    guard now.count == point.count else {
      return Finding(
        .changesInput, verdict: .mismatch,
        "\(whom) changes its input: it had \(point.count) components, and has \(now.count) after the"
          + " call")
    }
    guard let index = now.indices.first(where: { !isSame(now[$0], point[$0]) }) else { return nil }
    return Finding(
      .changesInput, verdict: .mismatch,
      "\(whom) changes its input: \(names()[index]) was \(words(point[index])), and is"
        + " \(words(now[index])) after the call")
  }
}

/// Whether two numbers are equal, or both NaN.
func isSame(_ left: Double, _ right: Double) -> Bool {
  left == right || (left.isNaN && right.isNaN)
}

/// `1 entry`, `3 entries`.
func counted(_ count: Int, _ one: String, _ many: String) -> String {
  "\(count) \(count == 1 ? one : many)"
}

/// `x`, `x and y`, `x, y, z and 5 more`.
package func listed(_ names: [String]) -> String {
  guard names.count > 1 else { return names.first ?? "" }
  guard names.count > 4 else {
    return names.dropLast().joined(separator: ", ") + " and " + names[names.count - 1]
  }
  return names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more"
}

/// A number for a sentence: `3`, `0.1`, `NaN`.
package func words(_ value: Double) -> String {
  guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity" }
  let text = value.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
