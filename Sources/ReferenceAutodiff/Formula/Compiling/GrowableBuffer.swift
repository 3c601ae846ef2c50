/// Growable memory for plain values that keeps its capacity from use to use.
///
/// An array would check for uniqueness at each access; the compiler's and the evaluator's scratch
/// memory has one owner by construction.
struct GrowableBuffer<Element: BitwiseCopyable>: ~Copyable {
  private(set) var count = 0
  private var capacity = 0
  private var storage: UnsafeMutablePointer<Element>?

  init() {}

  deinit { storage?.deallocate() }

  /// The elements, valid until the buffer grows.
  var elements: UnsafeMutableBufferPointer<Element> {
    UnsafeMutableBufferPointer(start: storage, count: count)
  }

  subscript(index: Int) -> Element {
    get { elements[index] }
    set { elements[index] = newValue }
  }

  @inline(__always)
  mutating func append(_ element: Element) {
    if count == capacity { grow(to: count + 1) }
    (storage.unsafelyUnwrapped + count).initialize(to: element)
    count += 1
  }

  /// Forgets the elements from a position on and keeps the memory.
  mutating func truncate(to newCount: Int) { count = newCount }

  /// Makes room for exactly so many elements, whose values are whatever lay there.
  mutating func resize(to newCount: Int) {
    if newCount > capacity { grow(to: newCount) }
    count = newCount
  }

  /// Replaces the elements by copies.
  mutating func assign(_ source: UnsafeBufferPointer<Element>) {
    resize(to: source.count)
    if let storage, let first = source.baseAddress {
      storage.update(from: first, count: source.count)
    }
  }

  @inline(never)
  private mutating func grow(to minimum: Int) {
    let newCapacity = max(minimum, 2 * capacity, 32)
    let newStorage = UnsafeMutablePointer<Element>.allocate(capacity: newCapacity)
    if let storage {
      newStorage.update(from: storage, count: count)
      storage.deallocate()
    }
    storage = newStorage
    capacity = newCapacity
  }
}
