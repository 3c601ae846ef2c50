/// A place in a text, as a byte offset and as the line and column an editor shows.
package struct JSONPlace: Sendable, Hashable {
  /// Bytes before the place.
  package var offset: Int

  /// The line, counted from 1; a line ends with a line feed.
  package var line: Int

  /// The column, counted from 1 in Unicode scalars.
  package var column: Int

  /// Creates a place.
  package init(offset: Int, line: Int, column: Int) {
    self.offset = offset
    self.line = line
    self.column = column
  }

  /// Finds the line and column of an offset.
  ///
  /// Time is proportional to the offset: whoever needs many places asks for them in order, through
  /// ``advance(to:in:)``.
  package init(offset: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    self.init(offset: JSONEncodingCheck.markLength(of: bytes), line: 1, column: 1)
    advance(to: offset, in: bytes)
  }

  /// Moves forward to an offset; an offset that lies behind leaves the place unchanged.
  package mutating func advance(to target: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    if target - offset > 1024 { skipLines(to: target, in: bytes) }
    let raw = UnsafeRawBufferPointer(bytes)
    while offset < target {
      // Up to eight bytes at once while they are ASCII; the last of them may end a line.
      if bytes.count &- offset >= 8 {
        let loaded = UInt64(
          littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
        let count = min(8, target &- offset)
        let word = loaded & (UInt64.max &>> UInt64(64 &- 8 &* count))
        if word & Word.highBits == 0 {
          let lineFeeds = Word.marks(of: 0x0A, in: word)
          if lineFeeds == 0 {
            offset &+= count
            column &+= count
          } else {
            offset &+= lineFeeds.trailingZeroBitCount &>> 3 &+ 1
            line &+= 1
            column = 1
          }
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

extension JSONPlace {
  /// Moves to the beginning of the last line that begins at or before the target.
  private mutating func skipLines(to target: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    guard let last = bytes[offset..<target].lastIndex(of: 0x0A) else { return }
    let end = last + 1
    let raw = UnsafeRawBufferPointer(bytes)
    var index = offset
    while end - index >= 8 {
      // Eight sums side by side; after 255 words one of them might outgrow its byte.
      let stop = min(index + 255 * 8, end - 7)
      var lineFeeds: UInt64 = 0
      while index < stop {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        lineFeeds &+= Word.marks(of: 0x0A, in: word)
        index &+= 8
      }
      line += Word.sumOfBytes(lineFeeds)
    }
    while index < end {
      line += bytes[index] == 0x0A ? 1 : 0
      index += 1
    }
    offset = end
    column = 1
  }
}

/// Eight bytes looked at together.
enum Word {
  static let lowBits: UInt64 = 0x0101_0101_0101_0101
  static let highBits: UInt64 = 0x8080_8080_8080_8080

  /// A 1 in each of the eight bytes that has this value, a 0 in the others.
  @inline(__always)
  static func marks(of byte: UInt8, in word: UInt64) -> UInt64 {
    let difference = word ^ (lowBits &* UInt64(byte))
    let others = ((difference & ~highBits) &+ ~highBits) | difference
    return (~others & highBits) &>> 7
  }

  /// The sum of the eight bytes.
  static func sumOfBytes(_ word: UInt64) -> Int {
    let evenLanes: UInt64 = 0x00FF_00FF_00FF_00FF
    let pairs = (word & evenLanes) + ((word >> 8) & evenLanes)
    return Int((pairs &* 0x0001_0001_0001_0001) >> 48)
  }
}
