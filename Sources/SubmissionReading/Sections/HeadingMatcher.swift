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
    /// Whether it is a short name, such as `A1`.
    var isIdentifier = false
    /// Whether that name is a single letter, which may just as well be a variable.
    var isLetter = false
    /// Whether the number counts only behind a word such as "Task", with which the exercise gives it.
    var needsIntroduction = false
  }

  private let rows: [Row]
  /// Those of several letters, and of them those that hold a number.
  private let phrases: [Row]
  private let numberedPhrases: [Row]
  private let hasLetters: Bool
  /// The first numbers of the parts: 2 of `2.1`.
  private let majors: Set<Int>

  init(_ exercise: Exercise) {
    var rows: [Row] = []
    for (index, part) in exercise.parts.enumerated() {
      for heading in part.headings {
        rows += Self.rows(of: TextLine.trimmed(TextLine.folded(heading)[...]), part: index)
      }
    }
    // Of two headings that a line holds, the longer one is meant.
    self.rows = rows.enumerated().sorted {
      ($1.element.text.count, $0.offset) < ($0.element.text.count, $1.offset)
    }.map(\.element)
    phrases = self.rows.filter { !$0.isNumber && !$0.isIdentifier && $0.text.count >= 4 }
    numberedPhrases = phrases.filter { $0.text.contains(where: NumberLiteral.isDigit) }
    hasLetters = rows.contains(where: \.isLetter)
    majors = Set(
      rows.filter { $0.isNumber && !$0.needsIntroduction }.compactMap { row in
        Int(String(decoding: row.text.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self))
      })
  }

  private static func rows(of heading: ArraySlice<UInt8>, part: Int) -> [Row] {
    let text = Array(heading)
    let isNumber = text.allSatisfy { NumberLiteral.isDigit($0) || $0 == UInt8(ascii: ".") }
    let isName = text.count < 8 && text.allSatisfy { TextLine.isWord($0) || $0 == 0x2E }
    let hasDigit = text.contains(where: NumberLiteral.isDigit)
    let isLetter = isName && !hasDigit && String(decoding: text, as: UTF8.self).count == 1
    var rows = [
      Row(
        part: part, text: text, isNumber: isNumber,
        isIdentifier: !isNumber && isName && hasDigit || isLetter, isLetter: isLetter)
    ]
    // "Task 1", and "Task 1: gradients", are also found by their number.
    if let rest = introduced(text) {
      let number = Array(
        rest.prefix { NumberLiteral.isDigit($0) || $0 == UInt8(ascii: ".") }
      )
      let trimmed = number.last == UInt8(ascii: ".") ? Array(number.dropLast()) : number
      if !trimmed.isEmpty {
        rows.append(Row(part: part, text: trimmed, isNumber: true, needsIntroduction: true))
      }
    }
    return rows
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
    // A heading of words and a number says more than the number.
    if let part = phrase(folded, among: numberedPhrases) {
      return .part(part)
    }
    let isIntroduced = dropIntroduction(&folded)
    if let number = folded.first, NumberLiteral.isDigit(number) {
      return numbered(folded, place, isMarked: isDecorated || isIntroduced, isIntroduced)
    }
    if let part = identified(folded, place, isMarked: isDecorated || isIntroduced) {
      return .part(part)
    }
    if let part = phrase(folded, among: phrases) { return .part(part) }
    return isOtherLetter(folded, place, isMarked: isDecorated || isIntroduced) ? .other : nil
  }

  /// The part whose heading of several letters stands in a line.
  private func phrase(_ line: [UInt8], among phrases: [Row]) -> Int? {
    phrases.first { row in
      line.count <= row.text.count + 60 && Self.holds(line, row.text)
    }?.part
  }

  /// Whether a line holds a heading, and not one whose number goes on: "Task 1" in "Task 12".
  private static func holds(_ line: [UInt8], _ heading: [UInt8]) -> Bool {
    guard let place = TextLine.find(heading, in: line) else { return false }
    guard let last = heading.last, NumberLiteral.isDigit(last) else { return true }
    let rest = line[(place + heading.count)...].drop { $0 == UInt8(ascii: ".") }
    return !(rest.first.map(NumberLiteral.isDigit) ?? false)
  }

  /// Takes "Задание", "Task" and the like from the beginning.
  private func dropIntroduction(_ text: inout [UInt8]) -> Bool {
    guard
      let rest = Self.introduced(
        text,
        orBefore: { rest in
          rows.contains { $0.isIdentifier && Self.begins(rest, with: $0.text) }
            || hasLetters && Self.letterEnd(rest) != nil
        })
    else { return false }
    text = rest
    return true
  }

  private static func begins(_ text: [UInt8], with word: [UInt8]) -> Bool {
    text.starts(with: word) && !TextLine.isWord(text, at: word.count)
  }

  /// Where the single letter ends that stands at the beginning.
  private static func letterEnd(_ text: [UInt8]) -> Int? {
    guard let first = text.first, TextLine.isWord(first), !NumberLiteral.isDigit(first) else {
      return nil
    }
    let end = first < 0x80 ? 1 : 2
    return TextLine.isWord(text, at: end) ? nil : end
  }

  /// Whether a letter stands there as `A` does that is a part, and is none.
  private func isOtherLetter(_ text: [UInt8], _ place: Place, isMarked: Bool) -> Bool {
    guard hasLetters, place != .output || isMarked, let end = Self.letterEnd(text) else {
      return false
    }
    let rest = text[end...]
    return rest.isEmpty || isMarked && rest.first.map { "):.*".utf8.contains($0) } ?? false
  }

  /// What stands behind "Задание", "Task" and the like: a number, or what else may stand there.
  private static func introduced(
    _ text: [UInt8], orBefore isMeant: ([UInt8]) -> Bool = { _ in false }
  ) -> [UInt8]? {
    for word in introductions where text.starts(with: word) {
      var rest = text[word.count...]
      guard let next = rest.first, next == 0x20 || next == 0xE2 || next == UInt8(ascii: "#") else {
        continue
      }
      rest = rest.drop { $0 == 0x20 || $0 == UInt8(ascii: "#") }
      if rest.starts(with: [0xE2, 0x84, 0x96]) { rest = rest.dropFirst(3).drop { $0 == 0x20 } }
      guard let digit = rest.first, NumberLiteral.isDigit(digit) || isMeant(Array(rest)) else {
        continue
      }
      return Array(rest)
    }
    return nil
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
      var isClosed =
        "):*".utf8.contains(next) || next == UInt8(ascii: ".") && behind <= 0x20
        || "-".utf8.contains(sign) || sign == 0xE2
      // "A: …" may as well be a matrix.
      if row.isLetter { isClosed = place == .prose && next == UInt8(ascii: ")") }
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
    if let row = rows.first(where: {
      $0.isNumber && (isIntroduced || !$0.needsIntroduction) && number.elementsEqual($0.text)
    }) {
      if !hasPoint, isClosed, place != .prose, !isMarked { return nil }
      return .part(row.part)
    }
    let major = Int(String(decoding: number.prefix { $0 != UInt8(ascii: ".") }, as: UTF8.self))
    guard let major, isMarked || majors.contains(major), hasPoint || isIntroduced else {
      return nil
    }
    // A subheading such as 2.1.1 belongs to 2.1.
    for row in rows
    where row.isNumber && (isIntroduced || !row.needsIntroduction)
      && number.starts(with: row.text + [UInt8(ascii: ".")])
    {
      return .part(row.part)
    }
    return place == .output && !isMarked ? nil : .other
  }

  private static let introductions = [
    "задание", "задача", "упражнение", "часть", "пункт", "раздел", "вопрос", "task", "exercise",
    "part", "problem", "section", "question",
  ].map { TextLine.folded($0) }
}
