/// One of n parts of a batch of submissions, for work on several machines.
///
/// A submission belongs to a shard by its identifier alone, so the division does not depend on what else
/// is handed in.
public struct SubmissionShard: Sendable, Hashable, CustomStringConvertible {
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

  /// Reads what ``description`` has written, such as `3/8`.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]) else {
      return nil
    }
    self.init(index: index, count: count)
    guard description == text else { return nil }
  }

  /// The shard as `3/8`.
  public var description: String { "\(index)/\(count)" }

  /// Whether the submission of this identifier is in the shard: by its SHA-256, alike on every machine.
  ///
  /// The first 64 bits of the digest modulo ``count`` are ``index`` − 1.
  public func contains(_ id: String) -> Bool {
    SHA256.leadingBits(of: Array(id.utf8)) % UInt64(count) == UInt64(index - 1)
  }
}
