/// The keys of all objects that are open at the moment, to find the one that comes twice.
///
/// Few keys are compared one by one as they come. An object of many is sorted when it ends, so that
/// even 100,000 keys, chosen with bad intent, cost no more than a sort.
struct JSONKeyLedger {
  /// Up to here the keys of one object are compared at once.
  static let compareAtOnce = 16

  /// The keys, and after them the room that ended objects have left.
  private var keys: [JSONStringToken] = []

  private(set) var count = 0

  /// Forgets the keys of objects that have ended.
  @inline(__always)
  mutating func forget(from start: Int) {
    count = start
  }

  /// Notes a key of the object whose keys begin at `start`; false where the object has it already.
  @inline(__always)
  mutating func note(
    _ key: JSONStringToken, from start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    if count - start < Self.compareAtOnce {
      for index in start..<count where keys[index].fingerprint == key.fingerprint {
        if keys[index].isEqual(to: key, in: bytes) { return false }
      }
    }
    if count < keys.count { keys[count] = key } else { keys.append(key) }
    count += 1
    return true
  }

  /// The first key of a large object that repeats an earlier one, once the object has ended.
  func firstRepeated(
    from start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> JSONStringToken? {
    guard count - start > Self.compareAtOnce else { return nil }
    let decoded = keys[start..<count].map { (key: $0, utf8: Array($0.text(in: bytes).utf8)) }
    let sorted = decoded.sorted { left, right in
      if left.key.fingerprint != right.key.fingerprint {
        return left.key.fingerprint < right.key.fingerprint
      }
      if left.utf8 == right.utf8 { return left.key.range.lowerBound < right.key.range.lowerBound }
      return left.utf8.lexicographicallyPrecedes(right.utf8)
    }
    var first: JSONStringToken?
    for (left, right) in zip(sorted, sorted.dropFirst()) where left.utf8 == right.utf8 {
      if first.map({ right.key.range.lowerBound < $0.range.lowerBound }) ?? true {
        first = right.key
      }
    }
    return first
  }
}
