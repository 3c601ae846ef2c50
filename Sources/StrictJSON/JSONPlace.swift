/// A place in a text, as a byte offset and as the line and column an editor shows.
public struct JSONPlace: Sendable, Hashable {
  /// Bytes before the place.
  public var offset: Int

  /// The line, counted from 1; a line ends with a line feed.
  public var line: Int

  /// The column, counted from 1 in Unicode scalars.
  public var column: Int

  /// Creates a place.
  public init(offset: Int, line: Int, column: Int) {
    self.offset = offset
    self.line = line
    self.column = column
  }

  /// Finds the line and column of an offset.
  ///
  /// Time is proportional to the offset: whoever needs many places asks for them in order, through
  /// ``advance(to:in:)``.
  public init(offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    self.init(offset: JSONEncodingCheck.markLength(of: bytes), line: 1, column: 1)
    advance(to: offset, in: bytes)
  }

  /// Moves forward to an offset; an offset that lies behind leaves the place unchanged.
  public mutating func advance(to target: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    let raw = UnsafeRawBufferPointer(bytes)
    while offset < target {
      // Eight bytes at once while they are ASCII without a line feed.
      if target - offset >= 8 {
        let word = raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
        if !Word.hasByte(0x0A, in: word), word & Word.highBits == 0 {
          offset += 8
          column += 8
          continue
        }
      }
      let byte = bytes[offset]
      offset += 1
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
  }
}

/// Eight bytes looked at together.
enum Word {
  static let lowBits: UInt64 = 0x0101_0101_0101_0101
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// Whether one of the eight bytes has this value.
  @inline(__always)
  static func hasByte(_ byte: UInt8, in word: UInt64) -> Bool {
    let difference = word ^ (lowBits &* UInt64(byte))
    return (difference &- lowBits) & ~difference & highBits != 0
  }
}
