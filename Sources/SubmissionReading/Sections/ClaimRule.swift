/// Which of two numbers for one answer stands.
///
/// The rules are asked in the order of the cases, and the first that speaks wins. `README.md` of this target tells
/// the order with an example for each.
enum ClaimRule: String, CaseIterable {
  /// The number before stands in a better place, or under a better label: it stays.
  case betterBefore
  /// The new one stands in a better place, or under a better label.
  case betterNow
  /// `None` says less than a number that stands there as well: the number stays.
  case noneBesideNumber
  /// The same number once more, cut to a few digits: the longer one stays.
  case cutShort
  /// The same number once more.
  case same
  /// Another number: what comes last is meant, and that there were two is noted.
  case later

  var keepsOld: Bool { self == .betterBefore || self == .noneBesideNumber || self == .cutShort }

  /// The rule that decides between two claims.
  static func first(_ old: PartFindings.Claim, _ new: PartFindings.Claim) -> ClaimRule {
    allCases.first { $0.speaks(of: old, new) } ?? .later
  }

  private func speaks(of old: PartFindings.Claim, _ new: PartFindings.Claim) -> Bool {
    switch self {
    case .betterBefore: return old.standing > new.standing
    case .betterNow: return old.standing < new.standing
    case .noneBesideNumber: return new.value.isNone && !old.value.isNone
    case .cutShort:
      return old.value.agrees(with: new.value) && new.value.halfUnit > old.value.halfUnit
        && new.value.isCoarse
    case .same: return old.value.agrees(with: new.value)
    case .later: return true
    }
  }
}
