/// Finds the word that was probably meant.
package enum Spelling {
  /// The candidate nearest to a word, unless none is near.
  ///
  /// Near is what shares a beginning of two or more letters to its end (`grad`, `gradient`), or lies
  /// at most a third of the word's length of edits away.
  package static func nearest(to word: String, among candidates: [String]) -> String? {
    let typed = Array(word.lowercased().unicodeScalars.prefix(40))
    guard !typed.isEmpty else { return nil }
    var best: (candidate: String, distance: Int)?
    for candidate in candidates {
      let letters = Array(candidate.lowercased().unicodeScalars)
      let shared = min(typed.count, letters.count)
      let isBeginning = shared >= 2 && typed.prefix(shared) == letters.prefix(shared)
      let distance = isBeginning ? 1 : EditDistance.between(typed, letters)
      let allowed = isBeginning ? 1 : max(1, typed.count / 3)
      if distance <= allowed, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.candidate
  }
}
