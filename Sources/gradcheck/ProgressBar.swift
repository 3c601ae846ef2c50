/// A line on standard error that says how far the work is; nothing where nobody watches.
struct ProgressBar {
  private static let width = 30
  private let total: Int
  private let isShown: Bool
  private var done = 0
  private var isVisible = false

  init(total: Int, isShown: Bool) {
    self.total = total
    // A handful of files is done before a bar could be read.
    self.isShown = isShown && total >= 8
  }

  /// One more file is done.
  mutating func advance() {
    done += 1
    guard isShown else { return }
    let filled = Self.width * done / max(total, 1)
    let bar =
      String(repeating: "█", count: filled)
      + String(repeating: "░", count: Self.width - filled)
    StandardError.write("\r\(bar) \(done)/\(total)")
    isVisible = true
  }

  /// Takes the line away, so that something else can be written.
  mutating func clear() {
    guard isVisible else { return }
    StandardError.write("\r\u{1B}[K")
    isVisible = false
  }
}
