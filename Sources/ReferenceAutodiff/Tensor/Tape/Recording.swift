public import Synchronization

/// Whether operations are recorded: the only thing that ``noGrad(_:)`` changes, for its task alone.
@usableFromInline
enum Recording {
  @TaskLocal private static var isPaused = false

  /// How many bodies of ``noGrad(_:)`` are running, in all tasks.
  ///
  /// It answers for the common case, in which there are none, without asking the task. Tapes hold its
  /// address, so that the short way of recording needs no call to find it.
  @usableFromInline nonisolated(unsafe) static let pauses: UnsafeMutablePointer<Atomic<Int>> = {
    let pauses = UnsafeMutablePointer<Atomic<Int>>.allocate(capacity: 1)
    pauses.initialize(to: Atomic(0))
    return pauses
  }()

  static var isOn: Bool { pauses.pointee.load(ordering: .relaxed) == 0 || !isPaused }

  fileprivate static func pause<Result>(_ body: () -> Result) -> Result {
    pauses.pointee.add(1, ordering: .relaxed)
    defer { pauses.pointee.subtract(1, ordering: .relaxed) }
    return $isPaused.withValue(true, operation: body)
  }
}

/// Runs a computation of which nothing is recorded.
///
/// Its results require no grad. Use it for what is not to be differentiated, such as the step that
/// changes the weights after a backward pass.
public func noGrad<Result, Failure: Error>(
  _ body: () throws(Failure) -> Result
) throws(Failure) -> Result {
  // withValue's signature cannot say that only body's errors come out, so they come out as a value.
  let result: Swift.Result<Result, Failure> = Recording.pause {
    do throws(Failure) { return .success(try body()) } catch { return .failure(error) }
  }
  return try result.get()
}
