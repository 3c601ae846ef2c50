/// Recognises where a part of the exercise begins in a submission.
struct HeadingMatcher: Sendable {
  enum Place: Equatable {
    case prose
    case comment
    case output
  }

  enum Heading: Equatable {
    case part(Int)
    /// A heading of something that is not asked for: it ends the part before it.
    case other
  }

  private struct Row {
    var part: Int
    var text: [UInt8]
    var isNumber: Bool
    /// Whether it is a short name with a digit, such as `A1`.
    var isIdentifier: Bool
  }

  private let rows: [Row]
  /// The first numbers of the parts: 2 of `2.1`.
  private let majors: Set<Int>

  init(_ exercise: Exercise) {
    var rows: [Row] = []
    for (index, part) in exercise.parts.enumerated() {
      for heading in part.headings {
        let text = Array(TextLine.trimmed(TextLine.folded(heading)[...]))
        let isNumber = text.allSatisfy { NumberLiteral.isDigit($0) || $0 == UInt8(ascii: ".") }
        let isIdentifier =
          !isNumber && text.count < 8 && text.allSatisfy { TextLine.isWord($0) || $0 == 0x2E }
          && text.contains(where: NumberLiteral.isDigit)
        rows.append(
          Row(part: index, text: text, isNumber: isNumber, isIdentifier: isIdentifier))
      }
    }
    self.rows = rows
    majors = Set(
      rows.filter(\.isNumber).compactMap { row in
        Int(String(decoding: row.text.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self))
      })
  }

  /// What a line is the heading of; nil where it is none.
  func heading(_ line: ArraySlice<UInt8>, _ place: Place) -> Heading? {
    guard line.count <= 400 else { return nil }
    var text = TextLine.trimmed(line)
    let isMarked = text.first == UInt8(ascii: "#")
    let decorations = Array("#*=-_>|~ \t[]".utf8)
    let before = text.count
    // Some comments begin with three slashes.
    if place == .comment { text = text.drop { $0 == UInt8(ascii: "/") } }
    text = text.drop { decorations.contains($0) }
    let isDecorated = isMarked || before - text.count > 1
    guard let first = text.first else { return nil }
    // Most lines are no headings, and need not be looked at closely.
    if place == .output, !NumberLiteral.isDigit(first), first < 0x41 { return nil }
    var folded = TextLine.folded(text)
    let isIntroduced = dropIntroduction(&folded)
    if let number = folded.first, NumberLiteral.isDigit(number) {
      return numbered(folded, place, isMarked: isDecorated || isIntroduced, isIntroduced)
    }
    if let part = identified(folded, place, isMarked: isDecorated || isIntroduced) {
      return .part(part)
    }
    for row in rows where !row.isNumber && !row.isIdentifier && row.text.count >= 4 {
      if folded.count <= row.text.count + 60, TextLine.find(row.text, in: folded) != nil {
        return .part(row.part)
      }
    }
    return nil
  }

  /// Takes "Задание", "Task" and the like from the beginning.
  private func dropIntroduction(_ text: inout [UInt8]) -> Bool {
    for word in Self.introductions where text.starts(with: word) {
      var rest = text[word.count...]
      guard let next = rest.first, next == 0x20 || next == 0xE2 || next == UInt8(ascii: "#") else {
        continue
      }
      rest = rest.drop { $0 == 0x20 || $0 == UInt8(ascii: "#") }
      if rest.starts(with: [0xE2, 0x84, 0x96]) { rest = rest.dropFirst(3).drop { $0 == 0x20 } }
      guard let digit = rest.first,
        NumberLiteral.isDigit(digit)
          || rows.contains(where: { $0.isIdentifier && rest.starts(with: $0.text) })
      else { continue }
      text = Array(rest)
      return true
    }
    return false
  }

  /// The part whose name, such as `A1`, stands at the beginning.
  private func identified(
    _ text: [UInt8], _ place: Place, isMarked: Bool
  ) -> Int? {
    for row in rows where row.isIdentifier && text.starts(with: row.text) {
      let rest = text[row.text.count...]
      guard let next = rest.first else { return place == .output && !isMarked ? nil : row.part }
      if TextLine.isWord(text, at: row.text.count) { continue }
      // "A1: …", "A1) …", "A1 - …"; `A1 = 2` is source.
      let sign = TextLine.trimmed(rest).first ?? next
      let behind = rest.dropFirst().first ?? 0x20
      let isClosed =
        "):*".utf8.contains(next) || next == UInt8(ascii: ".") && behind <= 0x20
        || "-".utf8.contains(sign) || sign == 0xE2
      if isMarked && sign != UInt8(ascii: "=") || isClosed { return row.part }
    }
    return nil
  }

  private func numbered(
    _ text: [UInt8], _ place: Place, isMarked: Bool, _ isIntroduced: Bool
  ) -> Heading? {
    var end = 0
    while end < text.count,
      NumberLiteral.isDigit(text[end])
        || text[end] == UInt8(ascii: ".") && end + 1 < text.count
          && NumberLiteral.isDigit(text[end + 1])
    {
      end += 1
    }
    let number = text[..<end]
    var rest = text[end...]
    let isClosed = rest.first.map { ".):".utf8.contains($0) } ?? false
    if isClosed { rest = rest.dropFirst() }
    rest = TextLine.trimmed(rest)
    // `2.1 * x` is a calculation, and `2.1` alone in an output a number.
    if let next = rest.first {
      guard
        TextLine.isWord(next) && !NumberLiteral.isDigit(next) || "(\"'=-*`$".utf8.contains(next)
          || next >= 0x80
      else { return nil }
      if "*-=".utf8.contains(next), !isMarked { return nil }
    } else if place == .output, !isMarked {
      return nil
    }
    let hasPoint = number.contains(UInt8(ascii: "."))
    if !hasPoint, !isMarked, !(isClosed && place == .comment) { return nil }
    // "1) Создайте тензоры" are the steps of a part, not parts.
    if let row = rows.first(where: { $0.isNumber && number.elementsEqual($0.text) }) {
      if !hasPoint, isClosed, place != .prose, !isMarked { return nil }
      return .part(row.part)
    }
    let major = Int(String(decoding: number.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self))
    guard let major, isMarked || majors.contains(major), hasPoint || isIntroduced else {
      return nil
    }
    // A subheading such as 2.1.1 belongs to 2.1.
    for row in rows where row.isNumber && number.starts(with: row.text + [UInt8(ascii: ".")]) {
      return .part(row.part)
    }
    return place == .output && !isMarked ? nil : .other
  }

  private static let introductions = [
    "задание", "задача", "упражнение", "часть", "пункт", "раздел", "вопрос", "task", "exercise",
    "part", "problem", "section", "question",
  ].map { TextLine.folded($0) }
}
