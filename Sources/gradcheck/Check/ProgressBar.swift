/// A line on standard error that says how far long work is; nothing where nobody watches.
struct ProgressBar {
  private static let width = 30

  /// Work that is done sooner needs no bar.
  private static let patience = Duration.milliseconds(300)

  /// A bar that moves faster than this only flickers.
  private static let interval = Duration.milliseconds(50)

  private let total: Int
  private let isShown: Bool
  private var done = 0
  private var isVisible = false
  private var nextShow: ContinuousClock.Instant

  init(total: Int, isShown: Bool) {
    self.total = total
    self.isShown = isShown && total > 1
    nextShow = ContinuousClock.now + Self.patience
  }

  /// One more file is done.
  mutating func advance() {
    done += 1
    guard isShown else { return }
    let now = ContinuousClock.now
    guard now >= nextShow else { return }
    nextShow = now + Self.interval
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
