/// Recognises which derivative a piece of text before a number speaks of.
///
/// The labels of the exercise come first; then what people write for derivatives anyway: `x.grad`, `dL/dx`,
/// `grad_x`, "градиент … по x", "gradient with respect to x".
struct LabelMatcher: Sendable {
  /// How much a label is to be believed.
  enum Rank: Int, Sendable, Comparable {
    /// A check by hand or by differences, printed beside the answer.
    case check
    /// The answer.
    case answer

    static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  struct Match: Equatable {
    /// Numbers of answers, in the order of the text.
    var answers: [Int]
    var rank: Rank
  }

  /// Per answer: labels in lower case, and the variable's name.
  private let labels: [(label: [UInt8], answer: Int)]
  private let variables: [[UInt8]]
  /// All names of the part's numbers, which a point may be written with.
  private let inputs: [[UInt8]]

  init(_ part: ExercisePart) {
    var labels: [(label: [UInt8], answer: Int)] = []
    for (index, answer) in part.answers.enumerated() {
      let name = answer.variable
      for label in answer.labels + ["\(name).grad", "grad_\(name)", "\(name)_grad"] {
        let folded = Self.normalised(TextLine.folded(label))
        if !labels.contains(where: { $0.label == folded }) { labels.append((folded, index)) }
      }
    }
    // Of two labels at one place the longer one is meant.
    self.labels = labels.sorted { ($1.label.count, $0.answer) < ($0.label.count, $1.answer) }
    variables = part.answers.map { TextLine.folded($0.variable) }
    inputs = (part.variables + part.data).flatMap { $0.aliases }.map { TextLine.folded($0) }
  }

  /// What a text in lower case speaks of; nil where it speaks of no derivative.
  ///
  /// An empty list is a gradient of nobody knows what.
  func match(_ text: ArraySlice<UInt8>) -> Match? {
    guard text.count <= 400, !Self.isComparison(text) else { return nil }
    let text = Self.normalised(Array(text))
    guard !text.isEmpty, !contains(text, anyOf: Self.excluded) else { return nil }
    let rank: Rank = contains(text, anyOf: Self.checks) ? .check : .answer
    var found = labelled(text)
    if found.isEmpty { found = quotients(text) }
    if found.isEmpty { found = spoken(text) ?? [] }
    if !found.isEmpty {
      var seen: [Int] = []
      for answer in found where !seen.contains(answer) { seen.append(answer) }
      return Match(answers: seen, rank: rank)
    }
    if let only = variables.first, variables.count == 1, text == [0x64] + only {
      return Match(answers: [0], rank: rank)
    }
    if let index = variables.firstIndex(where: { text == [0x64] + $0 }) {
      return Match(answers: [index], rank: rank)
    }
    guard contains(text, anyOf: Self.stems) || text.contains(nabla) else { return nil }
    return Match(answers: variables.count == 1 && !mentionsOther(text) ? [0] : [], rank: rank)
  }

  /// Whether a text ends in `==`: what follows is compared with, not claimed.
  private static func isComparison(_ text: ArraySlice<UInt8>) -> Bool {
    TextLine.trimmed(text).reversed().prefix { $0 == UInt8(ascii: "=") }.count == 2
  }

  private func mentionsOther(_ text: [UInt8]) -> Bool {
    Self.gradientOfOther(text).map { !variables.contains($0) } ?? false
  }

  /// The `name` of `name.grad`, where there is one.
  private static func gradientOfOther(_ text: [UInt8]) -> [UInt8]? {
    guard let dot = TextLine.find(Array(".grad".utf8), in: text) else { return nil }
    var start = dot
    while start > 0, TextLine.isWord(text[start - 1]) { start -= 1 }
    let name = Array(text[start..<dot])
    return name.isEmpty || name == Array("autograd".utf8) || name == Array("torch".utf8)
      ? nil
      : name.count <= 12 && text.starts(with: Array(".grad".utf8), at: dot)
        && !TextLine.isWord(text, at: dot + 5) ? name : nil
  }

  // MARK: Labels

  private func labelled(_ text: [UInt8]) -> [Int] {
    var places: [(range: Range<Int>, answer: Int)] = []
    for (label, answer) in labels {
      var start = 0
      while let place = TextLine.find(label, in: text, from: start) {
        let range = place..<(place + label.count)
        start = place + 1
        if isApart(range, in: text), !places.contains(where: { $0.range.overlaps(range) }) {
          places.append((range, answer))
        }
      }
    }
    return places.sorted { $0.range.lowerBound < $1.range.lowerBound }.map(\.answer)
  }

  private func isApart(_ range: Range<Int>, in text: [UInt8]) -> Bool {
    if TextLine.isWord(text, before: range.lowerBound), TextLine.isWord(text, at: range.lowerBound)
    {
      return false
    }
    if range.lowerBound > 0, text[range.lowerBound - 1] == UInt8(ascii: ".") { return false }
    return
      !(TextLine.isWord(text, at: range.upperBound) && TextLine.isWord(text[range.upperBound - 1]))
  }

  /// Finds `d…/dx`.
  private func quotients(_ text: [UInt8]) -> [Int] {
    var found: [Int] = []
    for index in text.indices where text[index] == UInt8(ascii: "/") {
      guard index + 1 < text.count, text[index + 1] == UInt8(ascii: "d"), index > 0,
        TextLine.isWord(text[index - 1])
          || text[index - 1] == UInt8(ascii: ")")
      else { continue }
      var start = index
      while start > 0, TextLine.isWord(text[start - 1]) { start -= 1 }
      let isQuotient = start == index || text[start] == UInt8(ascii: "d")
      var end = index + 2
      while end < text.count, TextLine.isWord(text[end]) { end += 1 }
      let name = Array(text[(index + 2)..<end])
      if isQuotient, let answer = variables.firstIndex(of: name) { found.append(answer) }
    }
    return found
  }

  /// Finds "градиент … по x", "gradient of the loss with respect to x", "gradients x, y, z".
  private func spoken(_ text: [UInt8]) -> [Int]? {
    guard let stem = Self.stems.compactMap({ TextLine.find($0, in: text) }).min() else {
      return nil
    }
    var tokens: [(name: [UInt8], isIntroduced: Bool)] = []
    var index = stem
    var level = 0
    var last: [UInt8] = []
    while index < text.count {
      if text[index] == UInt8(ascii: "(") { level += 1 }
      if text[index] == UInt8(ascii: ")") { level = max(0, level - 1) }
      guard TextLine.isWord(text, at: index) else {
        index += 1
        continue
      }
      var end = index
      while end < text.count, TextLine.isWord(text[end]) { end += 1 }
      let word = Array(text[index..<end])
      if level == 0, variables.contains(word) {
        tokens.append((word, Self.introductions.contains(last)))
      }
      last = word
      index = end
    }
    let introduced = tokens.filter(\.isIntroduced)
    let chosen = introduced.isEmpty ? tokens : introduced
    return chosen.compactMap { token in variables.firstIndex(of: token.name) }
  }

  /// Whether a text that ends in `x=` gives the point, not the derivative: "df/dx at x=".
  func endsInPoint(_ text: ArraySlice<UInt8>) -> Bool {
    var text = TextLine.trimmed(text)
    guard text.last == UInt8(ascii: "=") else { return false }
    text = TextLine.trimmed(text.dropLast())
    let name = Array(text.reversed().prefix { TextLine.isWord($0) }.reversed())
    guard !name.isEmpty, inputs.contains(name) else { return false }
    let before = Array(TextLine.trimmed(text.dropLast(name.count)))
    return before.isEmpty || before.allSatisfy { $0 == UInt8(ascii: ",") || $0 == 0x20 }
      || contains(before, anyOf: Self.places)
  }

  private func contains(_ text: [UInt8], anyOf words: [[UInt8]]) -> Bool {
    words.contains { TextLine.find($0, in: text) != nil }
  }

  /// `∂` becomes `d`; quotes, `$`, `*`, backquotes and doubled spaces go.
  static func normalised(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = 0
    while index < text.count {
      let byte = text[index]
      if text.starts(with: [0xE2, 0x88, 0x82], at: index) {
        result.append(UInt8(ascii: "d"))
        index += 3
        continue
      }
      let isNoBreakSpace = text.starts(with: [0xC2, 0xA0], at: index)
      index += isNoBreakSpace ? 2 : 1
      switch isNoBreakSpace ? 0x20 : byte {
      case UInt8(ascii: "`"), UInt8(ascii: "$"), UInt8(ascii: "\""), UInt8(ascii: "'"): continue
      case 0x20, 0x09:
        if result.last != 0x20, !result.isEmpty, result.last != UInt8(ascii: "/") {
          result.append(0x20)
        }
      case UInt8(ascii: "/"):
        if result.last == 0x20 { result.removeLast() }
        result.append(byte)
      default: result.append(byte)
      }
    }
    while let last = result.last,
      last == 0x20 || last == UInt8(ascii: ":") || last == UInt8(ascii: "=")
    {
      result.removeLast()
    }
    return result
  }

  private let nabla = [UInt8]([0xE2, 0x88, 0x87])
  private static func words(_ words: String...) -> [[UInt8]] { words.map { TextLine.folded($0) } }

  private static let stems = words("градиент", "производн", "grad", "deriv")
  private static let introductions = words("по", "wrt", "to", "w.r.t", "t", "переменной", "for")
  private static let places = words("точк", "при ", "point", " at", "where", "where", "|", "(")
  /// A number after these is about a derivative, but none.
  private static let excluded = words(
    "разниц", "погрешност", "норма", "норму", "difference", "norm", "shape",
    "размер", "совпад", "allclose", "isclose", "grad_fn", "requires_grad", "second deriv",
    "вторая произв")
  private static let checks = words(
    "числен", "numeric", "finite", "конечн", "аналитич", "analytic", "вручную", "by hand",
    "expected",
    "ожида", "manual", "правильн", "должн", "should", "ошибк", "error")
}

extension [UInt8] {
  fileprivate func contains(_ word: [UInt8]) -> Bool { TextLine.find(word, in: self) != nil }
}
