import PlainText

/// Finds the name that somebody probably meant.
enum Spelling {
  /// Other names for functions, from textbooks, spreadsheets and other languages.
  private static let synonyms: [String: String] = [
    "ln": "log", "lg": "log10", "lb": "log2", "arcsin": "asin", "arccos": "acos",
    "arctan": "atan", "arctg": "atan", "arctan2": "atan2", "arcsinh": "asinh", "arccosh": "acosh",
    "arctanh": "atanh", "tg": "tan", "sh": "sinh", "ch": "cosh", "th": "tanh", "sine": "sin",
    "cosine": "cos", "tangent": "tan", "sgn": "sign", "fabs": "abs", "root": "sqrt",
    "power": "pow", "average": "mean", "avg": "mean", "product": "prod", "variance": "var",
    "maximum": "max", "minimum": "min", "logistic": "sigmoid", "expit": "sigmoid", "if": "where",
  ]

  /// Returns the synonym's meaning or the nearest candidate, if any is near.
  ///
  /// Near is one edit for up to four letters and two for more, upper and lower case being equal;
  /// a name of one letter has no near neighbours but its other case.
  static func suggestion(
    for name: String, among candidates: [String], withSynonyms: Bool = false
  ) -> String? {
    // A name of many letters is not a slip of the finger, and the distance is quadratic.
    guard name.utf8.count <= 40 else { return nil }
    let wanted = Array(name.lowercased())
    if withSynonyms, let synonym = synonyms[name.lowercased()] { return synonym }
    let limit = wanted.count == 1 ? 0 : wanted.count <= 4 ? 1 : 2
    var best: (name: String, distance: Int)?
    for candidate in candidates where candidate.utf8.count <= 40 {
      let distance = EditDistance.between(wanted, Array(candidate.lowercased()))
      if distance <= limit, distance < candidate.count, distance < best?.distance ?? .max {
        best = (candidate, distance)
      }
    }
    return best?.name
  }
}
