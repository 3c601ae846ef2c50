import CLibrary
import Synchronization

/// The memory in which a tape's nodes lie.
///
/// A long tape's memory is not given back to the system but kept, one piece for the process, for the
/// next long tape: half the time of a million steps would go into the first touch of fresh pages.
enum Arena {
  /// The nodes of the smallest arena that is kept, and of the largest: 192 KiB and 96 MiB.
  private static let kept = 4096...2_097_152

  /// The address of the piece that waits, whose first word holds its capacity; 0 if none does.
  private static let spare = Atomic<Int>(0)

  private static func exchangeSpare(for memory: UnsafeMutableRawPointer?)
    -> UnsafeMutableRawPointer?
  {
    UnsafeMutableRawPointer(
      bitPattern: spare.exchange(Int(bitPattern: memory), ordering: .acquiringAndReleasing))
  }

  static func allocate(_ capacity: Int) -> UnsafeMutablePointer<Node> {
    resize(nil, capacity)
  }

  /// Moves a number of nodes into memory for at least `wanted`, and returns what there is room for.
  static func grow(
    _ nodes: UnsafeMutablePointer<Node>, count: Int, capacity: Int, to wanted: Int
  ) -> (nodes: UnsafeMutablePointer<Node>, capacity: Int) {
    if kept.contains(wanted), let memory = exchangeSpare(for: nil) {
      let room = memory.load(as: Int.self)
      if room >= wanted {
        let larger = memory.bindMemory(to: Node.self, capacity: room)
        larger.update(from: nodes, count: count)
        release(nodes, capacity: capacity)
        return (larger, room)
      }
      free(memory)
    }
    return (resize(nodes, wanted), wanted)
  }

  /// Gives memory back, or keeps it for the next long tape.
  static func release(_ nodes: UnsafeMutablePointer<Node>, capacity: Int) {
    let memory = UnsafeMutableRawPointer(nodes)
    guard kept.contains(capacity) else { return free(memory) }
    memory.storeBytes(of: capacity, as: Int.self)
    free(exchangeSpare(for: memory))
  }

  private static func resize(
    _ nodes: UnsafeMutablePointer<Node>?, _ capacity: Int
  ) -> UnsafeMutablePointer<Node> {
    guard let memory = realloc(nodes, capacity * MemoryLayout<Node>.stride) else {
      fatalError("no memory for a tape of \(capacity) steps")
    }
    return memory.bindMemory(to: Node.self, capacity: capacity)
  }
}
