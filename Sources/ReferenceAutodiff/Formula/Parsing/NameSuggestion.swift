import PlainText

/// Finds the name that somebody probably meant.
enum NameSuggestion {
  /// Other names for functions, from textbooks, spreadsheets and other languages.
  private static let synonyms: [String: String] = [
    "ln": "log", "lg": "log10", "lb": "log2", "arcsin": "asin", "arccos": "acos",
    "arctan": "atan", "arctg": "atan", "arctan2": "atan2", "arcsinh": "asinh", "arccosh": "acosh",
    "arctanh": "atanh", "tg": "tan", "sh": "sinh", "ch": "cosh", "th": "tanh", "sine": "sin",
    "cosine": "cos", "tangent": "tan", "sgn": "sign", "fabs": "abs", "root": "sqrt",
    "power": "pow", "average": "mean", "avg": "mean", "product": "prod", "variance": "var",
    "maximum": "max", "minimum": "min", "logistic": "sigmoid", "expit": "sigmoid", "if": "where",
  ]

  /// The synonym's meaning, or the candidate that is spelt nearly like that; nil where neither is there.
  static func suggestion(
    for name: String, among candidates: [String], withSynonyms: Bool = false
  ) -> String? {
    if withSynonyms, name.utf8.count <= 16, let synonym = synonyms[name.lowercased()] {
      return synonym
    }
    return Spelling.nearest(to: name, among: candidates)
  }
}
