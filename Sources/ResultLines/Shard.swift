import PlainText

/// One of n parts of a piece of work, for several machines.
///
/// What is done belongs to a shard by its name alone, so the division does not depend on an order or on what else
/// there is to do.
package struct Shard: Sendable, Hashable, CustomStringConvertible {
  /// Which part, from 1 to ``count``.
  package let index: Int

  /// How many parts there are.
  package let count: Int

  /// Creates a shard; nil unless 1 ≤ index ≤ count.
  package init?(index: Int, count: Int) {
    guard count >= 1, (1...count).contains(index) else { return nil }
    self.index = index
    self.count = count
  }

  /// Reads what ``description`` has written, such as `3/8`; `01/2` and `+1/2` are slips.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let index = Int(parts[0]), let count = Int(parts[1]) else {
      return nil
    }
    self.init(index: index, count: count)
    guard description == text else { return nil }
  }

  /// The shard as `3/8`.
  package var description: String { "\(index)/\(count)" }

  /// Whether what has this name is in the shard: by its SHA-256, alike on every machine.
  ///
  /// The first 64 bits of the digest modulo ``count`` are ``index`` − 1.
  package func contains(_ name: String) -> Bool {
    count == 1 || SHA256.leadingBits(of: Array(name.utf8)) % UInt64(count) == UInt64(index - 1)
  }
}
