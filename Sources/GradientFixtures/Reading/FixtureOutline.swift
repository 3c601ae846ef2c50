import StrictJSON

/// A fixture file before its cases are read: what holds for all of them, and where to cut them.
package struct FixtureOutline: Sendable {
  /// A run of whole cases.
  package struct Part: Sendable {
    /// The number of the part, counted from 0.
    package let index: Int

    /// Where the first case, or white space before it, begins.
    let place: JSONPlace

    /// Where the next part begins; nil for the last part, which ends with the array of cases.
    let end: Int?
  }

  /// The file's title.
  package let title: String?

  /// The parts, in the order of the file; at least one.
  package let parts: [Part]

  let defaults: FixtureDefaults

  /// Whether everything around the cases has been read, and the cases are known to be JSON.
  let isWhole: Bool

  /// Cuts the cases that begin after `casesStart`, the opening bracket, into at most `count` parts.
  init(
    _ header: FixtureHeader, isWhole: Bool, casesStart: Int, parts count: Int,
    in bytes: UnsafeBufferPointer<UInt8>
  ) {
    title = header.title
    defaults = header.defaults
    self.isWhole = isWhole
    var starts = [casesStart + 1]
    if count > 1, let boundary = CaseBoundary(firstCaseAfter: casesStart + 1, in: bytes) {
      let length = bytes.count - casesStart
      for part in 1..<count {
        // Full width, since a length times a number of parts may not fit.
        let target = casesStart + length / count * part + length % count * part / count
        guard let start = boundary.next(from: max(target, starts[starts.count - 1] + 1), in: bytes)
        else { break }
        starts.append(start)
      }
    }
    var place = JSONPlace(offset: 0, in: bytes)
    var parts: [Part] = []
    for (index, start) in starts.enumerated() {
      place.advance(to: start, in: bytes)
      let end = index + 1 < starts.count ? starts[index + 1] : nil
      parts.append(Part(index: index, place: place, end: end))
    }
    self.parts = parts
  }
}

/// The look of the place between two cases: `}`, `,`, `{` and the key with which the first one begins.
///
/// No string contains this, since a quote inside a string has a backslash before it. An array of
/// objects inside a case may, which is why a cut is only a guess.
private struct CaseBoundary {
  private let key: [UInt8]

  init?(firstCaseAfter start: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    var index = Self.skipSpace(from: start, in: bytes)
    guard index < bytes.count, bytes[index] == UInt8(ascii: "{") else { return nil }
    index = Self.skipSpace(from: index + 1, in: bytes)
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { return nil }
    let limit = min(index + 64, bytes.count)
    guard let end = bytes[(index + 1)..<limit].firstIndex(of: UInt8(ascii: "\"")) else {
      return nil
    }
    key = Array(bytes[index...end])
  }

  /// The opening brace of the first case that seems to begin at or after `start`.
  func next(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = start
    while index < bytes.count {
      defer { index += 1 }
      guard bytes[index] == UInt8(ascii: "{") else { continue }
      let quote = Self.skipSpace(from: index + 1, in: bytes)
      guard quote + key.count <= bytes.count,
        bytes[quote..<(quote + key.count)].elementsEqual(key),
        let comma = Self.lastVisible(before: index, in: bytes), bytes[comma] == UInt8(ascii: ","),
        let brace = Self.lastVisible(before: comma, in: bytes), bytes[brace] == UInt8(ascii: "}")
      else { continue }
      return index
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func skipSpace(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes[start...].firstIndex { !isSpace($0) } ?? bytes.count
  }

  private static func lastVisible(
    before end: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> Int? {
    bytes[..<end].lastIndex { !isSpace($0) }
  }
}
