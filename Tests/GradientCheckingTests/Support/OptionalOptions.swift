import GradientChecking

/// Options of tests that give one or none.
extension CheckOption {
  static func tolerance(_ tolerance: Tolerance?) -> CheckOption {
    .all(tolerance.map { [.tolerance($0)] } ?? [])
  }

  static func seed(_ seed: UInt64?) -> CheckOption { .all(seed.map { [.seed($0)] } ?? []) }

  static func directions(_ count: Int?) -> CheckOption {
    .all(count.map { [.directions($0)] } ?? [])
  }

  static func evaluations(_ limit: Int?) -> CheckOption {
    .all(limit.map { [.evaluations($0)] } ?? [])
  }
}
