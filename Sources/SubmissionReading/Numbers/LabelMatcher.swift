/// Recognises which derivative a piece of text before a number speaks of.
///
/// The labels of the exercise come first; then what people write for derivatives anyway: `x.grad`, `dL/dx`,
/// `grad_x`, "градиент … по x", "gradient with respect to x".
package struct LabelMatcher: Sendable {
  /// How much a label is to be believed.
  package enum Rank: Int, Sendable, Comparable {
    /// One number of several behind "gradient": which it is follows from their order alone.
    case order
    /// A number under a variable's name behind "gradients": it may be the point as well.
    case listed
    /// A check by hand or by differences, printed beside the answer.
    case check
    /// The answer.
    case answer

    package static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  struct Match: Equatable {
    /// Numbers of answers, in the order of the text.
    var answers: [Int]
    var rank: Rank
    /// Whether it speaks of the gradient as a whole.
    var isWhole = false
  }

  /// Per answer: labels in lower case, and the variable's name.
  private let labels: [(label: [UInt8], answer: Int)]
  let variables: [[UInt8]]
  /// All names of the part's numbers, which a point may be written with.
  private let inputs: [[UInt8]]

  init(_ part: ExercisePart) {
    var labels: [(label: [UInt8], answer: Int)] = []
    for (index, answer) in part.answers.enumerated() {
      let name = answer.variable
      for label in answer.labels + [
        "\(name).grad", "grad_\(name)", "\(name)_grad", "grad\(name)", "∇\(name)",
      ] {
        let folded = Self.normalised(TextLine.folded(label))
        if !labels.contains(where: { $0.label == folded }) { labels.append((folded, index)) }
      }
    }
    // Of two labels at one place the longer one is meant.
    self.labels = labels.sorted { ($1.label.count, $0.answer) < ($0.label.count, $1.answer) }
    variables = part.answers.map { TextLine.folded($0.variable) }
    inputs = (part.variables + part.data).flatMap { $0.aliases }.map { TextLine.folded($0) }
  }

  /// What a text in lower case speaks of, by the first ``LabelRule`` that speaks; nil where it speaks of no derivative.
  ///
  /// An empty list is a gradient of nobody knows what.
  func match(_ text: ArraySlice<UInt8>) -> Match? {
    guard let (_, saying) = LabelRule.first(for: text, self) else { return nil }
    let rank: Rank = Self.checks.occurs(in: Self.normalised(Array(text))) ? .check : .answer
    switch saying {
    case .silence, .noDerivative: return nil
    case .answers(let answers): return Match(answers: answers, rank: rank)
    case .wholeGradient:
      return Match(answers: variables.count == 1 ? [0] : [], rank: rank, isWhole: true)
    }
  }

  /// Whether a text ends in `==`: what follows is compared with, not claimed.
  static func isComparison(_ text: ArraySlice<UInt8>) -> Bool {
    TextLine.trimmed(text).reversed().prefix { $0 == UInt8(ascii: "=") }.count == 2
  }

  /// Whether a text is `|df/dx|`; in tables there is space beside the bars.
  static func isMagnitude(_ text: [UInt8]) -> Bool {
    guard let last = text.lastIndex(of: UInt8(ascii: "|")),
      let first = text.firstIndex(of: UInt8(ascii: "|")), first + 1 < last
    else { return false }
    return text[first + 1] != 0x20 && text[last - 1] != 0x20
  }

  /// Whether a text holds "gradient", its likes, or `∇`.
  static func speaksOfGradient(_ text: [UInt8]) -> Bool {
    anyStem.occurs(in: text) || text.contains(nabla)
  }

  /// Whether a text speaks of `name.grad` of a name that nobody asked for.
  func mentionsOther(_ text: [UInt8]) -> Bool {
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

  func labelled(_ text: [UInt8]) -> [Int] {
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
  func quotients(_ text: [UInt8]) -> [Int] {
    quotientNames(text).compactMap { variables.firstIndex(of: $0) }
  }

  /// Whether `dy/dt` stands there, where `t` is what the student calls a variable.
  func hasOtherQuotient(_ text: [UInt8]) -> Bool { !quotientNames(text).isEmpty }

  private func quotientNames(_ text: [UInt8]) -> [[UInt8]] {
    var found: [[UInt8]] = []
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
      if isQuotient, end > index + 2 { found.append(Array(text[(index + 2)..<end])) }
    }
    return found
  }

  /// Finds `dw` where it is all there is, the last word of a label, or the end of a name: `dloss_dw`.
  func differential(_ text: [UInt8]) -> Int? {
    let label = text.drop { !TextLine.isWord($0) }
    let word = Array(label.reversed().prefix { TextLine.isWord($0) }.reversed())
    guard let mark = word.lastIndex(of: 0x64) else { return nil }
    let isWhole =
      mark == 0 && (label.count == word.count || Self.anyStem.occurs(in: text))
    let isName = mark > 1 && word[mark - 1] == UInt8(ascii: "_") && word[0] == 0x64
    guard isWhole || isName else { return nil }
    return variables.firstIndex(of: Array(word[(mark + 1)...]))
  }

  /// Finds "градиент … по x", "gradient of the loss with respect to x", "gradients x, y, z".
  func spoken(_ text: [UInt8]) -> [Int] {
    guard let stem = Self.stems.compactMap({ TextLine.find($0, in: text) }).min() else {
      return []
    }
    var tokens: [(name: [UInt8], isIntroduced: Bool)] = []
    var index = stem
    var level = 0
    var last: [UInt8] = []
    var previous: [UInt8] = []
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
        // "по w и b", "with respect to x, y and z": one introduction for all.
        let goesOn =
          tokens.last?.isIntroduced == true
          && (variables.contains(last)
            || Self.conjunctions.contains(last) && variables.contains(previous))
        tokens.append((word, goesOn || Self.introductions.contains(last)))
      }
      previous = last
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
      || Self.places.occurs(in: before + [0x20])
  }

  /// How many derivatives are asked for.
  var answerCount: Int { variables.count }

  /// Whether a name is one of the part's numbers.
  func isInput(_ name: [UInt8]) -> Bool { inputs.contains(TextLine.folded(name)) }

  /// The answer that a name alone stands for, below or behind "gradients:".
  func answer(named name: ArraySlice<UInt8>) -> Int? {
    variables.firstIndex { $0.elementsEqual(name) }
  }

  /// What a list such as "gradients: x=" begins with; nil where a text begins none.
  func listBeginning(_ text: ArraySlice<UInt8>) -> Int? {
    let text = TextLine.trimmed(text)
    guard text.last == UInt8(ascii: "=") || text.last == UInt8(ascii: ":") else { return nil }
    let label = TextLine.trimmed(text.dropLast())
    let name = label.suffix(label.reversed().prefix { TextLine.isWord($0) }.count)
    let before = TextLine.trimmed(label.dropLast(name.count))
    guard let answer = answer(named: name), before.last.map({ ":-=".utf8.contains($0) }) ?? false,
      let match = match(before), match.answers.isEmpty || variables.count == 1,
      !Self.placesInWords.occurs(in: Array(before))
    else { return nil }
    return answer
  }

  /// Whether a line is a label of gradients that stand below it.
  func isHeadingOfValues(_ text: ArraySlice<UInt8>) -> Bool {
    text.count <= 120 && !Self.placesInWords.occurs(in: Array(text))
  }
}

extension [UInt8] {
  fileprivate func contains(_ word: [UInt8]) -> Bool { TextLine.find(word, in: self) != nil }
}
