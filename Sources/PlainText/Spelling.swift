/// Finds the word that was probably meant.
package enum Spelling {
  /// Longer words are no slips of the finger, and the distance is quadratic.
  private static let mostLetters = 40

  /// The candidate nearest to a word, upper and lower case being equal, unless none is near.
  ///
  /// Near is what shares a beginning of two or more letters to its end (`grad`, `gradient`), or lies
  /// at most a third of the word's length of edits away, and one in a short one; a word of one letter has no near
  /// neighbours but its other case.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let typed = Array(word.lowercased().unicodeScalars.prefix(mostLetters))
    guard !typed.isEmpty else { return nil }
    let allowed = typed.count == 1 ? 0 : max(1, typed.count / 3)
    var best: (candidate: String, distance: Int)?
    for candidate in candidates where candidate.utf8.count <= mostLetters {
      let letters = Array(candidate.lowercased().unicodeScalars)
      let shared = min(typed.count, letters.count)
      let isBeginning = shared >= 2 && typed.prefix(shared) == letters.prefix(shared)
      let edits = EditDistance.between(typed, letters)
      let distance = isBeginning ? min(1, edits) : edits
      guard distance <= allowed, distance < letters.count else { continue }
      if distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
  }
}
