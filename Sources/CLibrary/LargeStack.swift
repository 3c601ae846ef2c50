/// A stack for work that recurses deeper than a thread's own stack may allow.
///
/// Threads that are not the first one have 512 KiB on Apple's systems, and as much as the caller's limits say on
/// Linux.
package enum LargeStack {
  /// Enough for what recurses a few hundred levels deep, in debug builds, too; of it only what is used takes memory.
  private static let size = 16 << 20

  /// Does work on a new thread, and waits for it; where the machine has no thread left, on this one.
  package static func run<Value>(_ work: () -> Value) -> Value {
    var result: Value?
    let own = { result = work() }
    withoutActuallyEscaping(own) { body in
      let start = Start(body)
      var attributes = pthread_attr_t()
      pthread_attr_init(&attributes)
      pthread_attr_setstacksize(&attributes, size)
      defer { pthread_attr_destroy(&attributes) }
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      let status = pthread_create(
        &thread, &attributes,
        { argument in
          #if canImport(Darwin)
            let pointer: UnsafeMutableRawPointer? = argument
          #else
            let pointer = argument
          #endif
          if let pointer { Unmanaged<Start>.fromOpaque(pointer).takeUnretainedValue().body() }
          return nil
        }, Unmanaged.passUnretained(start).toOpaque())
      if status == 0 {
        #if canImport(Darwin)
          if let thread { pthread_join(thread, nil) }
        #else
          pthread_join(thread, nil)
        #endif
      } else {
        start.body()
      }
      withExtendedLifetime(start) {}
    }
    guard let result else { preconditionFailure("a thread that was joined has done its work") }
    return result
  }

  private final class Start {
    let body: () -> Void

    init(_ body: @escaping () -> Void) {
      self.body = body
    }
  }
}
