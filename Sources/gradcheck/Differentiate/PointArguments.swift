import PlainText
import ReferenceAutodiff

/// Named numbers and arrays from the command line: `x=3`, `y=[1,2]`, `W=[[1,2],[3,4]]`.
///
/// Every number may be a formula without variables: `x=pi/2`.
struct PointArguments {
  /// A name with its numbers.
  struct Entry {
    var name: String
    /// `[]` a number, `[n]` an array, `[m, n]` an array of arrays.
    var shape: [Int]
    /// Row by row.
    var values: [Double]
  }

  private(set) var entries: [Entry] = []

  /// All numbers in the order of the entries.
  var values: [Double] { entries.flatMap(\.values) }

  /// Reads the values of an option that may be given several times.
  init(_ texts: [String], of option: String) throws(PointArgumentError) {
    for text in texts {
      var reader = PointReader(text, of: option)
      repeat {
        let start = reader.offset
        let entry = try reader.readEntry()
        guard !entries.contains(where: { $0.name == entry.name }) else {
          throw reader.error("'\(VisibleText.of(entry.name))' is given twice", at: start)
        }
        entries.append(entry)
      } while try reader.readComma()
    }
  }
}

/// What is wrong with a point on the command line, and where.
struct PointArgumentError: Error, CustomStringConvertible {
  var option: String
  var text: String
  /// In bytes of UTF-8.
  var offset: Int
  var message: String

  /// The message, the text around the place, and a line that points at it.
  var description: String {
    let before = VisibleText.of(String(decoding: text.utf8.prefix(offset), as: UTF8.self))
    let after = VisibleText.of(String(decoding: text.utf8.dropFirst(offset), as: UTF8.self))
    let shownBefore = before.count > 40 ? "…" + before.suffix(39) : before
    let shownAfter = after.count > 40 ? after.prefix(39) + "…" : after
    let indent = String(repeating: " ", count: shownBefore.count)
    return "\(option): \(message)\n  \(shownBefore)\(shownAfter)\n  \(indent)^"
  }
}

/// Reads one text of the form `x=3,y=[1,2]`.
private struct PointReader {
  private let text: String
  private let option: String
  private let bytes: [UInt8]
  private let compiler = FormulaCompiler()
  private(set) var offset = 0

  init(_ text: String, of option: String) {
    self.text = text
    self.option = option
    bytes = Array(text.utf8)
  }

  func error(_ message: String, at offset: Int) -> PointArgumentError {
    PointArgumentError(option: option, text: text, offset: offset, message: message)
  }

  private mutating func skipSpace() {
    while next == UInt8(ascii: " ") { offset += 1 }
  }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    skipSpace()
    guard next == UInt8(ascii: character) else { return false }
    offset += 1
    return true
  }

  /// Reads a comma between entries; false at the end.
  mutating func readComma() throws(PointArgumentError) -> Bool {
    if take(",") { return true }
    guard next == nil else { throw error("expected a comma or the end", at: offset) }
    return false
  }

  mutating func readEntry() throws(PointArgumentError) -> PointArguments.Entry {
    skipSpace()
    let start = offset
    while let byte = next, byte != UInt8(ascii: "="), byte != UInt8(ascii: ",") { offset += 1 }
    var name = bytes[start..<offset]
    while name.last == UInt8(ascii: " ") { name.removeLast() }
    guard !name.isEmpty, take("=") else {
      throw error("expected a name, = and a value, such as x=3", at: start)
    }
    var entry = PointArguments.Entry(
      name: String(decoding: name, as: UTF8.self), shape: [], values: [])
    var rank: Int?
    try readValue(into: &entry, level: 0, rank: &rank)
    return entry
  }

  /// Reads a number, or an array of what stands one level deeper; the recursion ends at level 2.
  private mutating func readValue(
    into entry: inout PointArguments.Entry, level: Int, rank: inout Int?
  ) throws(PointArgumentError) {
    skipSpace()
    let start = offset
    guard take("[") else {
      guard rank ?? level == level else { throw error("expected an array, as before", at: start) }
      rank = level
      entry.values.append(try readNumber())
      return
    }
    guard level < 2 else { throw error("arrays may be nested 2 deep", at: start) }
    if let rank, level >= rank { throw error("expected a number, as before", at: start) }
    var count = 0
    let isFirst = entry.shape.count == level
    if isFirst { entry.shape.append(0) }
    repeat {
      try readValue(into: &entry, level: level + 1, rank: &rank)
      count += 1
    } while take(",")
    guard take("]") else { throw error("expected a comma or ]", at: offset) }
    if isFirst {
      entry.shape[level] = count
    } else if entry.shape[level] != count {
      throw error(
        "the array is ragged: expected \(entry.shape[level]) numbers as in the first row, "
          + "found \(count)", at: start)
    }
  }

  /// Reads up to the comma or bracket that ends a number, and evaluates it as a formula.
  private mutating func readNumber() throws(PointArgumentError) -> Double {
    let start = offset
    var open = 0
    scan: while let byte = next {
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["): open += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"):
        if open == 0 { break scan }
        open -= 1
      case UInt8(ascii: ","): if open == 0 { break scan }
      default: break
      }
      offset += 1
    }
    let number = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard number.utf8.contains(where: { $0 != UInt8(ascii: " ") }) else {
      throw error("expected a number", at: start)
    }
    let formula: Formula
    do throws(FormulaError) {
      formula = try compiler.compile(number, variables: [])
    } catch let complaint {
      throw error(complaint.message, at: start + complaint.range.lowerBound)
    }
    guard formula.outputShape.isEmpty else { throw error("expected a number", at: start) }
    let value = formula.values(at: [])[0]
    guard value.isFinite else { throw error("expected a finite number", at: start) }
    return value
  }
}
