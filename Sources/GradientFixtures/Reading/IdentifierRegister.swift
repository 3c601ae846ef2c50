import StrictJSON

/// A case's identifier, remembered until the whole file has been read.
struct CaseIdentity: Sendable {
  /// A hash of the identifier's bytes; it holds within one run of the program.
  var hash: Int

  /// The identifier.
  var id: String

  /// The number of the case, in its part at first, in its file after joining.
  var index: Int

  /// Where the identifier stands.
  var place: JSONPlace

  init(_ id: String, index: Int, place: JSONPlace) {
    var bytes = id
    var hasher = Hasher()
    bytes.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    self.hash = hasher.finalize()
    self.id = id
    self.index = index
    self.place = place
  }
}

/// Finds identifiers that come twice.
struct IdentifierRegister {
  private var identities: [CaseIdentity] = []

  /// A hash table with open addressing: numbers of identities, -1 where a slot is free.
  private var slots: [Int32]
  private let mask: Int

  /// Makes room for a number of identifiers.
  init(capacity: Int) {
    var size = 16
    while size < 2 * capacity { size *= 2 }
    mask = size - 1
    slots = Array(repeating: -1, count: size)
    identities.reserveCapacity(capacity)
  }

  /// Enters an identifier; returns the earlier case that has it, where there is one.
  mutating func enter(_ identity: CaseIdentity) -> CaseIdentity? {
    var slot = identity.hash & mask
    while slots[slot] >= 0 {
      let earlier = identities[Int(slots[slot])]
      if earlier.hash == identity.hash, earlier.id.utf8.elementsEqual(identity.id.utf8) {
        return earlier
      }
      slot = (slot + 1) & mask
    }
    slots[slot] = Int32(truncatingIfNeeded: identities.count)
    identities.append(identity)
    return nil
  }
}
