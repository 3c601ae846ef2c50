package import StrictJSON

/// Named numbers, vectors and matrices, their values end to end: a point, or a case's constants.
package struct NamedArrays: Sendable, Equatable {
  /// One name, and the part of the values that belongs to it.
  package struct Entry: Sendable, Equatable {
    /// The name, as formulas use it.
    package var name: String

    /// `[]` for a number, `[n]` for a vector, `[m, n]` for a matrix of m rows.
    package var shape: [Int]

    /// Where the values lie, row by row, in ``NamedArrays/values``.
    package var range: Range<Int>

    /// Where the name stands in the file.
    package var place: JSONPlace
  }

  /// The names, in the order of the file.
  package internal(set) var entries: [Entry] = []

  /// The values of all entries, one after the other.
  package internal(set) var values: [Double] = []

  /// Creates an empty collection.
  package init() {}

  /// The values that belong to an entry, row by row.
  package func values(of entry: Entry) -> ArraySlice<Double> {
    values[entry.range]
  }

  /// The entry of this name, where there is one.
  package subscript(name: String) -> Entry? {
    entries.first { $0.name == name }
  }

  /// Adds a number.
  mutating func append(_ name: String, _ value: Double, place: JSONPlace) {
    let index = values.count
    values.append(value)
    entries.append(Entry(name: name, shape: [], range: index..<(index + 1), place: place))
  }

  /// Adds an entry and its values, whose range it thereby gets.
  mutating func append(_ entry: Entry, _ added: [Double]) {
    let first = values.count
    values.append(contentsOf: added)
    entries.append(entry)
    entries[entries.count - 1].range = first..<values.count
  }

  mutating func removeAll() {
    entries.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
  }
}

/// The shapes of numbers, vectors and matrices, in words.
enum ShapeDescription {
  /// `a number`, `an array of 3`, `2 arrays of 3`.
  static func of(_ shape: [Int]) -> String {
    guard let last = shape.last else { return "a number" }
    if shape.count == 1 { return "an array of \(last)" }
    let outer = shape.dropLast().map(String.init).joined(separator: " × ")
    return "\(outer) arrays of \(last)"
  }
}
