import PlainText
import SubmissionReading

/// HTML in which strings cannot become markup: what is interpolated is escaped, and only literals are not.
///
/// ```swift
/// let name: HTMLMarkup = "<td>\(record.submission)</td>"   // escaped
/// page += name                                             // markup stays markup
/// ```
///
/// The pages are well-formed XML too, so that a strict parser can check them.
struct HTMLMarkup: ExpressibleByStringInterpolation, Sendable {
  private(set) var text: String

  init(stringLiteral value: String) { text = value }

  init(stringInterpolation: StringInterpolation) { text = stringInterpolation.text }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + 16 * interpolationCount)
    }

    mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation(_ text: String) {
      self.text += XMLText.escape(text, inAttribute: true)
    }

    mutating func appendInterpolation(_ number: Int) { text += String(number) }

    mutating func appendInterpolation(_ markup: HTMLMarkup) { text += markup.text }

    mutating func appendInterpolation(_ markup: [HTMLMarkup]) {
      for part in markup { text += part.text }
    }
  }

  static func += (left: inout HTMLMarkup, right: HTMLMarkup) { left.text += right.text }

  /// A name or a claim, whose direction stays its own.
  static func isolated(_ text: String) -> HTMLMarkup { "<bdi>\(text)</bdi>" }

  /// A sentence of feedback, in the language that it was written in.
  static func isolated(_ text: String, _ language: Language) -> HTMLMarkup {
    "<bdi lang=\"\(language.rawValue)\">\(text)</bdi>"
  }

  /// A name of a file, which breaks where its parts end.
  static func breakable(_ name: String) -> HTMLMarkup {
    var parts: HTMLMarkup = ""
    var part = ""
    for scalar in name.unicodeScalars {
      part.unicodeScalars.append(scalar)
      guard scalar == "_" || scalar == "-" || scalar == "." || scalar == "/" else { continue }
      parts += "\(part)<wbr/>"
      part = ""
    }
    return "<bdi>\(parts)\(part)</bdi>"
  }

  /// The name of a file as the target of a link.
  static func link(toFile name: String) -> HTMLMarkup {
    var link = ""
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
        UInt8(ascii: "."):
        link.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        link += (digits.utf8.count == 1 ? "%0" : "%") + digits
      }
    }
    return "./\(link)"
  }
}
