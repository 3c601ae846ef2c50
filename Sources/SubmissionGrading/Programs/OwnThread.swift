import CLibrary

/// A thread for work that blocks: the pool of tasks has no more threads than the machine has cores.
enum OwnThread {
  /// Does work on a new thread, and waits for its result.
  static func run<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      let start = Start { continuation.resume(returning: work()) }
      let argument = Unmanaged.passRetained(start)
      #if canImport(Darwin)
        var thread: pthread_t?
      #else
        var thread = pthread_t()
      #endif
      let status = pthread_create(
        &thread, nil,
        { argument in
          #if canImport(Darwin)
            let pointer: UnsafeMutableRawPointer? = argument
          #else
            let pointer = argument
          #endif
          if let pointer { Unmanaged<Start>.fromOpaque(pointer).takeRetainedValue().body() }
          return nil
        }, argument.toOpaque())
      if status == 0 {
        #if canImport(Darwin)
          if let thread { pthread_detach(thread) }
        #else
          pthread_detach(thread)
        #endif
      } else {
        // The machine has no thread left: this one is as good.
        argument.takeRetainedValue().body()
      }
    }
  }

  private final class Start: Sendable {
    let body: @Sendable () -> Void

    init(_ body: @escaping @Sendable () -> Void) {
      self.body = body
    }
  }
}
