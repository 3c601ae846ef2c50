/// A value whose parts are reflected one by one, since their type conforms to nothing.
package protocol ReflectedContainer {
  /// Where a part is.
  associatedtype Place
  associatedtype Part
  /// The parts in an order that is always the same, and the step that leads to each; nil for one that has no name
  /// of its own.
  var reflectedParts: [(place: Place, step: ComponentStep?, part: Part)] { get }
  /// Replaces a part that there is.
  mutating func setReflectedPart(at place: Place, to part: Part)
}

extension Array: ReflectedContainer {
  package var reflectedParts: [(place: Int, step: ComponentStep?, part: Element)] {
    indices.map { ($0, .index($0), self[$0]) }
  }

  package mutating func setReflectedPart(at place: Int, to part: Element) { self[place] = part }
}

extension ContiguousArray: ReflectedContainer {
  package var reflectedParts: [(place: Int, step: ComponentStep?, part: Element)] {
    indices.map { ($0, .index($0), self[$0]) }
  }

  package mutating func setReflectedPart(at place: Int, to part: Element) { self[place] = part }
}

extension ArraySlice: ReflectedContainer {
  package var reflectedParts: [(place: Int, step: ComponentStep?, part: Element)] {
    indices.map { ($0, .index($0), self[$0]) }
  }

  package mutating func setReflectedPart(at place: Int, to part: Element) { self[place] = part }
}

extension Optional: ReflectedContainer {
  package var reflectedParts: [(place: Void, step: ComponentStep?, part: Wrapped)] {
    map { [((), nil, $0)] } ?? []
  }

  package mutating func setReflectedPart(at place: Void, to part: Wrapped) { self = part }
}

extension Dictionary: ReflectedContainer {
  package var reflectedParts: [(place: Key, step: ComponentStep?, part: Value)] {
    // Strings are quoted, as in a program.
    let parts = map { (place: $0, name: String(reflecting: $0), part: $1) }
    return parts.sorted { $0.name < $1.name }.map { ($0.place, .key($0.name), $0.part) }
  }

  package mutating func setReflectedPart(at place: Key, to part: Value) { self[place] = part }
}
