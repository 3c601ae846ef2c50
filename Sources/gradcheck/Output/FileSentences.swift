import HostFiles
import PlainText

// What a person is told of files, and with which exit status: here, and nowhere else.

extension FileError {
  /// Why a file cannot be read, in words that follow its name.
  var whyUnread: String {
    switch self {
    case .missing: "there is no such file or folder"
    case .notAFile(let kind): "is \(kind.words) where a file was expected"
    case .tooLarge(let limit): "is larger than \(limit >> 20) MiB; divide it"
    case .inUse: "another run is writing to it"
    case .foreign: "holds something else than results"
    case .system(let code): "cannot be read: \(FileError.words(code))"
    }
  }

  /// Why a file cannot be written, in words that follow its name and a colon.
  var whyUnwritten: String {
    switch self {
    case .missing: "there is no such folder"
    case .notAFile(let kind): "this is \(kind.words)"
    case .tooLarge(let limit): "it is larger than \(limit >> 20) MiB"
    case .inUse: "another run is writing to it"
    case .foreign: "it holds something else than results"
    case .system(let code): FileError.words(code)
    }
  }
}

extension FileKind {
  /// What it is, with its article.
  var words: String {
    switch self {
    case .regular: "a file"
    case .folder: "a folder"
    case .link: "a symbolic link"
    case .pipe: "a FIFO"
    case .socket: "a socket"
    case .device: "a device"
    }
  }
}

extension CommandFailure {
  /// A file that had to be read, and cannot be: status 66, whatever the reason.
  static func reading(_ path: String, _ error: FileError) -> CommandFailure {
    CommandFailure(
      status: .missingFile,
      message: VisibleText.of("\(path == "-" ? "<stdin>" : path): \(error.whyUnread)"))
  }

  /// Something that cannot be written: status 66, whatever the reason.
  static func writing(_ name: String, _ error: FileError) -> CommandFailure {
    CommandFailure(
      status: .missingFile, message: VisibleText.of("cannot write \(name): \(error.whyUnwritten)"))
  }
}
