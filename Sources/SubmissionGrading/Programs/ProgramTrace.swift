/// What a program printed, piece by piece, and which lines of its source printed it.
///
/// The marks are text like everything that a program prints. A program that writes marks of its own
/// moves its own output to other lines of its own source, and nothing else.
struct ProgramTrace: Equatable {
  /// A line that was being carried out.
  struct Frame: Equatable {
    /// The line, from 1.
    var line: Int
    /// The function around it, by a name that is the same at each of its calls; empty for a heading that
    /// the program came by.
    var function: String
  }

  /// A piece of output.
  struct Piece: Equatable {
    /// The calls that led to it, the outermost first; empty where nothing is known.
    var frames: [Frame]
    /// The text.
    var text: [UInt8]
  }

  private(set) var pieces: [Piece] = []

  /// The bytes of text, without the marks.
  var size: Int { pieces.reduce(0) { $0 + $1.text.count } }

  private static let delimiter: UInt8 = 0x1E
  private static let separator: UInt8 = 0x1F

  /// Takes marked output apart.
  init(_ output: [UInt8]) {
    var frames: [Frame] = []
    /// The last heading that the program came by, where it says so.
    var heading: Frame?
    var start = 0
    var index = 0
    while let begin = output[index...].firstIndex(of: Self.delimiter) {
      guard let end = output[(begin + 1)...].firstIndex(of: Self.delimiter),
        let found = Self.mark(output[(begin + 1)..<end])
      else {
        // Not a mark: what follows may be the beginning of one.
        index = begin + 1
        continue
      }
      append(output[start..<begin], frames)
      switch found {
      case .heading(let line):
        let place = Frame(line: line, function: "")
        heading = place
        // What is printed past the marks, by C's functions for example, comes from somewhere below it.
        frames = [place]
      case .frames(let lines):
        // Outside of functions, the line itself says where it is.
        let isCalled = lines.count == 1 && lines[0].function != SwiftTracing.topLevel
        frames = (isCalled ? heading.map { [$0] } ?? [] : []) + lines
      }
      start = end + 1
      index = start
    }
    append(output[start...], frames)
  }

  private mutating func append(_ text: ArraySlice<UInt8>, _ frames: [Frame]) {
    guard !text.isEmpty else { return }
    if let last = pieces.last, last.frames == frames {
      pieces[pieces.count - 1].text += text
    } else {
      pieces.append(Piece(frames: frames, text: Array(text)))
    }
  }

  private enum Mark {
    case heading(Int)
    case frames([Frame])
  }

  private static func mark(_ mark: ArraySlice<UInt8>) -> Mark? {
    if mark.isEmpty { return .frames([]) }
    let fields = mark.split(separator: separator, omittingEmptySubsequences: false)
    if fields.count == 2, fields[0].isEmpty {
      return Int(String(decoding: fields[1], as: UTF8.self)).map { .heading($0) }
    }
    var frames: [Frame] = []
    for field in fields {
      guard let space = field.firstIndex(of: 0x20),
        let line = Int(String(decoding: field[..<space], as: UTF8.self)), line > 0
      else { return nil }
      let name = String(decoding: field[(space + 1)...], as: UTF8.self)
      frames.append(Frame(line: line, function: name))
    }
    return .frames(frames)
  }
}
