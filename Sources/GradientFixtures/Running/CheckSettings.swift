public import NumericalDifferentiation

/// What holds for all cases of a run.
public struct CheckSettings: Sendable {
  /// How derivatives are taken.
  public var method: any DifferentiationMethod

  /// Whether passing cases get a full report; otherwise they are only counted.
  public var reportsPassingCases: Bool

  /// Which of the cases belong to this run.
  public var shard: Shard?

  /// How many threads work; at least 1.
  public var jobs: Int

  /// Creates settings.
  public init(
    method: any DifferentiationMethod = .adaptive, reportsPassingCases: Bool = true,
    shard: Shard? = nil, jobs: Int = 1
  ) {
    self.method = method
    self.reportsPassingCases = reportsPassingCases
    self.shard = shard
    self.jobs = max(jobs, 1)
  }
}

/// One of n parts of a run, for work on several machines.
///
/// A case belongs to a shard by its identifier alone, so the division does not depend on the files' order
/// or on what else is in them.
public struct Shard: Sendable, Hashable {
  /// Which part, from 1 to ``count``.
  public let index: Int

  /// How many parts there are.
  public let count: Int

  /// Creates a shard; nil unless 1 ≤ index ≤ count.
  public init?(index: Int, count: Int) {
    guard count >= 1, (1...count).contains(index) else { return nil }
    self.index = index
    self.count = count
  }

  /// Reads `2/5`.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]) else {
      return nil
    }
    self.init(index: index, count: count)
    // `01/2` and `+1/2` are slips.
    guard text == "\(index)/\(count)" else { return nil }
  }

  /// Whether the case of this identifier is in the shard: by its FNV-1a hash, alike on every machine.
  public func contains(_ id: String) -> Bool {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in id.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    // The low bits of FNV are its weak ones.
    hash ^= hash >> 32
    return hash % UInt64(count) == UInt64(index - 1)
  }
}
