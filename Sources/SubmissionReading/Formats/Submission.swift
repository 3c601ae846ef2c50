/// What was read from a submission, whatever its format.
package struct Submission: Sendable {
  /// A piece of text, and what it is.
  package struct Block: Sendable {
    package enum Kind: Sendable, Equatable {
      /// Text between cells; what it says of numbers counts only where there is no output.
      case prose
      /// Source.
      case code
      /// What a program printed.
      case output
    }

    var kind: Kind
    package var text: [UInt8]
    /// Whether it is output of a program that was run, and nobody knows which of its lines printed it.
    package var isUnplaced = false

    package init(kind: Kind, text: [UInt8], isUnplaced: Bool = false) {
      self.kind = kind
      self.text = text
      self.isUnplaced = isUnplaced
    }
  }

  /// Answers under labels that a student filled in.
  struct Sheet: Sendable {
    var part: String
    var entries: [(label: String, value: PrintedValue)]
  }

  /// The text, in its order; empty for a sheet.
  package var blocks: [Block] = []
  /// The answers of a JSON file; nil for all other formats.
  var sheets: [Sheet]?
  /// What begins a comment in the source.
  var commentMark = "#"
  /// Whether it is a program, whose output is recorded in comments at best.
  package var isProgram = false
  /// Whether the program was run: its outputs stand behind the lines that printed them, and what its
  /// comments say of numbers is not what it computes.
  package var isRun = false
}

/// Why a submission cannot be read.
package enum Unreadable: Error, Sendable, Equatable {
  /// There is nothing in it.
  case empty
  /// It is an archive.
  case archive
  /// It is a picture or a document of this format.
  case document(String)
  /// It is in UTF-16 or UTF-32, or in no encoding of Unicode at all.
  case encoding(String)
  /// Bytes that are not UTF-8, from this line on; perhaps the file was cut off.
  case notUTF8(line: Int, isAtEnd: Bool)
  /// Two versions stand in it side by side.
  case mergeConflict(line: Int)
  /// It is not JSON.
  case notJSON(line: Int, column: Int, message: String)
  /// A key comes twice, so that nobody can tell which value holds.
  case duplicateKey(line: Int, column: Int)
  /// It is nested deeper than anything that means something.
  case tooDeep(line: Int)
  /// It is JSON, but neither a notebook nor answers.
  case notASubmission
  /// It has a kind that is not read.
  case unknownKind(String)
  /// It is a symbolic link, a FIFO, a socket or a device.
  case notAFile(String)
  /// It is larger than any submission.
  case tooLarge
  /// The system refuses; its words.
  case system(String)
}
