/// The keys that a format knows, made ready to be compared with the keys of a text.
package struct JSONKeySet: Sendable {
  /// The keys, in the order given.
  package let names: [String]

  /// A number per key that equal keys share; unequal ones hardly ever do.
  let fingerprints: [UInt64]

  /// The UTF-8 bytes of all keys, one after the other, and where each ends.
  private let utf8: [UInt8]
  private let ends: [Int]

  /// Creates a set of keys; the first ones are found fastest.
  package init(_ names: [String]) {
    self.names = names
    fingerprints = names.map { name in
      var name = name
      return name.withUTF8 { JSONFingerprint.of($0, 0..<$0.count) }
    }
    var utf8: [UInt8] = []
    var ends: [Int] = []
    for name in names {
      utf8 += name.utf8
      ends.append(utf8.count)
    }
    self.utf8 = utf8
    self.ends = ends
  }

  /// Whether the key of this number is these bytes.
  @inline(__always)
  func isKey(_ index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
    let start = index == 0 ? 0 : ends[index - 1]
    guard ends[index] - start == range.count else { return false }
    for position in 0..<range.count
    where utf8[start + position] != bytes[range.lowerBound + position] {
      return false
    }
    return true
  }
}

/// A number made of a string's length, its first eight bytes and its last eight.
enum JSONFingerprint {
  /// Whether two strings are the same, byte for byte.
  @inline(__always)
  static func isEqual(
    _ left: UnsafeBufferPointer<UInt8>, _ leftRange: Range<Int>,
    _ right: UnsafeBufferPointer<UInt8>, _ rightRange: Range<Int>
  ) -> Bool {
    guard leftRange.count == rightRange.count else { return false }
    let distance = rightRange.lowerBound &- leftRange.lowerBound
    var index = leftRange.lowerBound
    let leftRaw = UnsafeRawBufferPointer(left)
    let rightRaw = UnsafeRawBufferPointer(right)
    while leftRange.upperBound &- index >= 8 {
      let leftWord = leftRaw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let rightWord = rightRaw.loadUnaligned(fromByteOffset: index &+ distance, as: UInt64.self)
      guard leftWord == rightWord else { return false }
      index &+= 8
    }
    while index < leftRange.upperBound {
      guard left[index] == right[index &+ distance] else { return false }
      index &+= 1
    }
    return true
  }

  @inline(__always)
  static func of(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    let count = range.count
    var first: UInt64 = 0
    var last: UInt64 = 0
    if count >= 8 {
      first = raw.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self)
      last = raw.loadUnaligned(fromByteOffset: range.upperBound - 8, as: UInt64.self)
    } else if count > 0, range.lowerBound + 8 <= bytes.count {
      let word = raw.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self)
      first = UInt64(littleEndian: word) & (UInt64.max &>> UInt64(64 - 8 * count))
    } else {
      for index in range.reversed() { first = first << 8 | UInt64(bytes[index]) }
    }
    // Odd constants from the golden ratio and the square root of 2, to spread the bits.
    return (first &* 0x9E37_79B9_7F4A_7C15) ^ ((last ^ UInt64(count)) &* 0x6A09_E667_F3BC_C909)
  }
}
