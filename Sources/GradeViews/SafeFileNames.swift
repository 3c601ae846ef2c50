import PlainText
import SubmissionGrading

/// Names of files that are made of names of submissions.
enum SafeFileNames {
  /// What Windows takes for devices, with any ending.
  private static let devices: Set<String> = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
  ]

  private static let mostBytes = 80

  /// Returns a name for each record; no two are the same, also where case or the spelling of accents is
  /// not told apart.
  ///
  /// A name that had to be changed carries the beginning of a SHA-256 of what it was, so that it stays the
  /// same when the class grows.
  static func of(_ records: [GradeRecord], ending: String, reserved: Set<String>) -> [String] {
    let isMixed = records.contains { $0.exercise != records.first?.exercise }
    let titles = records.map { isMixed ? "\($0.exercise)/\($0.submission)" : $0.submission }
    var owners: [String: Int] = [:]
    for title in titles { owners[title.lowercased(), default: 0] += 1 }
    var taken = reserved
    return titles.map { title in
      let plain = plain(title)
      var name = plain
      let isItself = plain.utf8.elementsEqual(title.utf8) && owners[title.lowercased()] == 1
      let mark = SHA256.hexadecimal(of: Array(title.utf8))
      if !isItself || !taken.insert(name.lowercased()).inserted {
        name = "\(plain)-\(mark.prefix(12))"
        if !taken.insert(name.lowercased()).inserted {
          name = "\(plain)-\(mark)"
          taken.insert(name.lowercased())
        }
      }
      return name + ending
    }
  }

  /// Letters, digits, and `-`, `_` and `.` inside; everything else becomes `_`.
  private static func plain(_ title: String) -> String {
    var plain = ""
    var size = 0
    for scalar in title.unicodeScalars {
      let next = isPlain(scalar) ? scalar : "_"
      size += UTF8.width(next)
      guard size <= mostBytes else { break }
      plain.unicodeScalars.append(next)
    }
    if plain.isEmpty { return "_" }
    // Hidden files, options of commands, and a mark of an accent without its letter.
    if let first = plain.unicodeScalars.first, !isLetter(first), first != "_" {
      plain = "_" + plain
    }
    let stem = plain.prefix { $0 != "." }
    return devices.contains(stem.lowercased()) ? "_" + plain : plain
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "-" || scalar == "_" || scalar == "." || isLetter(scalar) { return true }
    return scalar.properties.generalCategory == .nonspacingMark
      && !scalar.properties.isDefaultIgnorableCodePoint
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      return ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar)
        || ("A"..."Z").contains(scalar)
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber:
      return !scalar.properties.isDefaultIgnorableCodePoint
    default: return false
    }
  }
}
