import HostFiles
import PlainText

/// Where results go: standard output, or a file that is written whole or not at all.
struct ResultSink {
  private let file: ReplacedFile?
  private let name: String

  /// Standard output.
  init() {
    file = nil
    name = "standard output"
  }

  /// A target by the value of `--output`; nil and `-` are standard output.
  ///
  /// - Parameters:
  ///   - output: Where the results are to go.
  ///   - allowed: What may be replaced there: results of the same kind.
  ///   - inputs: Files that are read, and so must stay.
  init(
    _ output: String?, replacing allowed: Set<FileContents>, sparing inputs: [String]
  ) throws(CommandFailure) {
    guard let output, output != "-" else {
      file = nil
      name = "standard output"
      return
    }
    try Self.check(output, replacing: allowed, sparing: inputs)
    do throws(FileError) {
      file = try ReplacedFile(output)
    } catch {
      throw .writing(output, error)
    }
    name = output
  }

  /// Refuses to replace one of the inputs, or what is no result of the same kind.
  static func check(
    _ path: String, replacing allowed: Set<FileContents>, sparing inputs: [String]
  ) throws(CommandFailure) {
    // What is no file, such as /dev/null, has nothing to lose, also where it is read, too.
    guard let contents = FileContents(of: path) else { return }
    let isInput = inputs.contains { HostFile.isSame($0, path) }
    guard isInput || !(allowed.contains(contents) || contents == .nothing) else { return }
    let words =
      isInput && ![.fixture, .exercise].contains(contents)
      ? "this is one of the inputs" : contents.words
    throw CommandFailure(
      status: .usage,
      message: VisibleText.of(
        "--output \(path): \(words), and results would overwrite it; name another file, or remove it first"
      ))
  }

  /// Whether there is, or will be, a file; not so for a stream or a device.
  var isFile: Bool { file != nil && file?.stream == nil }

  /// Writes everything; a reader of standard output who has gone away is no reason to fail.
  func write(_ bytes: [UInt8]) throws(CommandFailure) {
    guard let file else { return try StandardOutput.write(bytes) }
    do throws(FileError) {
      try file.append(bytes)
    } catch {
      if error.isClosedPipe { return }
      throw .writing(name, error)
    }
  }

  /// Writes everything, and empties the buffer.
  func empty(_ buffer: inout [UInt8]) throws(CommandFailure) {
    try write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  /// Puts the results in the place of older ones.
  func finish() throws(CommandFailure) {
    do throws(FileError) {
      try file?.commit()
    } catch {
      throw .writing(name, error)
    }
  }

  /// Leaves what is there as it is.
  func abandon() { file?.abandon() }

  /// Whether colours are seen and welcome.
  var showsColour: Bool {
    guard let file else { return StandardOutput.showsColour }
    return file.stream.map(TerminalColour.isWelcome) ?? false
  }
}
