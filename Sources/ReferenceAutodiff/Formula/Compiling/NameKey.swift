/// A name packed into three words, so that looking it up compares numbers and not texts.
///
/// Names of up to 16 bytes are held exactly. Of longer ones the second word is a hash, and whoever
/// finds an equal key compares the bytes as well: see ``isExact``.
struct NameKey: Hashable, Comparable, BitwiseCopyable {
  private var count: UInt64
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  /// Packs the bytes of a name.
  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    count = UInt64(bytes.count)
    for index in 0..<min(bytes.count, 8) { low |= UInt64(bytes[index]) << (8 * UInt64(index)) }
    guard bytes.count > 8 else { return }
    if bytes.count <= 16 {
      for index in 8..<bytes.count { high |= UInt64(bytes[index]) << (8 * UInt64(index - 8)) }
    } else {
      // FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/.
      high = 0xcbf2_9ce4_8422_2325
      for byte in bytes { high = (high ^ UInt64(byte)) &* 0x100_0000_01b3 }
    }
  }

  init(_ name: String) {
    var name = name
    self = name.withUTF8 { NameKey($0) }
  }

  /// Whether equal keys mean equal names.
  var isExact: Bool { count <= 16 }

  static func < (left: NameKey, right: NameKey) -> Bool {
    if left.low != right.low { return left.low < right.low }
    if left.high != right.high { return left.high < right.high }
    return left.count < right.count
  }
}
