/// What tells the shape of a point, or of a gradient, besides its components: the types, and what they say themselves.
///
/// A gradient of the point's own types must have its shape as well: with the same number of entries it would otherwise be
/// compared in another order. One of other types, a flat array for a matrix, is compared entry by entry.
package struct ComponentOutline {
  /// The types of the arguments.
  ///
  /// Numbers are numbers: the literals of a claim may be integers.
  private var types: [String] = []
  /// The shapes that arguments declare; nil of those that do not.
  private var shapes: [[Int]?] = []
  /// Whether the names of the components tell more of the shape than their number does.
  private(set) var hasNamedShape = false

  /// Outlines arguments, or parts of a claim.
  init(_ parts: [Any]) {
    for part in parts { add(part) }
  }

  private mutating func add(_ part: Any) {
    var type = String(reflecting: type(of: part))
    for number in ["Swift.Int", "Swift.Float"] {
      type = type.replacing(number, with: "Swift.Double")
    }
    types.append(type)
    shapes.append(Self.declaredShape(of: part))
    hasNamedShape = hasNamedShape || !Self.isPlain(part)
  }

  /// Whether there is but one order: a number, or a list of numbers.
  ///
  /// The elements of a slice are called by the indices of another array, which are no part of its shape.
  private static func isPlain(_ part: Any) -> Bool {
    part is any GradientScalar || part is any SIMD || part is [Double] || part is [Float]
      || String(reflecting: type(of: part)).contains("ArraySlice")
  }

  /// The stored property `shape`, or `rows` and `columns`, as tensors and matrices have them.
  private static func declaredShape(of part: Any) -> [Int]? {
    guard !isPlain(part) else { return nil }
    let mirror = Mirror(reflecting: part)
    guard mirror.displayStyle == .struct || mirror.displayStyle == .class else { return nil }
    func property(_ name: String) -> Any? {
      mirror.children.first { $0.label == name }?.value
    }
    if let shape = property("shape") as? [Int] { return shape }
    guard let rows = property("rows") as? Int,
      let columns = (property("columns") ?? property("cols")) as? Int
    else { return nil }
    return [rows, columns]
  }

  /// Whether both are of the same types, one by one.
  func hasTypes(of other: ComponentOutline) -> Bool { types == other.types }

  /// The first argument whose declared shape is another, with both shapes.
  func firstDifference(to point: ComponentOutline) -> (argument: Int, own: [Int], points: [Int])? {
    for (index, pair) in zip(shapes, point.shapes).enumerated() {
      if let own = pair.0, let points = pair.1, own != points { return (index, own, points) }
    }
    return nil
  }

  var count: Int { types.count }
}

extension GradientQuestion {
  /// What is wrong with the shape of a claim that has the point's types and the right number of entries.
  func wrongOutline(_ claim: Claim) -> Finding? {
    guard let own = claim.outline?(), let points = outline?(), own.hasTypes(of: points) else {
      return nil
    }
    if let (argument, own, points) = own.firstDifference(to: points) {
      let whose = outline.map { $0().count > 1 } == true ? " for $\(argument)" : ""
      return wrongShape(whose, Self.words(own), Self.words(points))
    }
    guard own.hasNamedShape, !hasKeys, let names = claim.names?(), names.count == point.count else {
      return nil
    }
    let pointNames = self.names()
    guard let index = pointNames.indices.first(where: { names[$0] != pointNames[$0] }) else {
      return nil
    }
    // The array in which they differ first, by the names up to the first index.
    let root = pointNames[index].prefix { $0 != "[" }
    let whose = root == "x" ? "" : " for \(root)"
    return wrongShape(whose, Self.shape(of: root, in: names), Self.shape(of: root, in: pointNames))
  }

  private func wrongShape(_ whose: String, _ own: String, _ points: String) -> Finding {
    Finding(
      .wrongShape, verdict: .mismatch,
      "the gradient\(whose) is \(own), and the point is \(points): another shape with as many entries"
    )
  }

  private static func words(_ shape: [Int]) -> String {
    shape.isEmpty ? "a scalar" : shape.map(String.init).joined(separator: "×")
  }

  /// `2×3`, `rows of 1 and 2`, or what the names begin and end with.
  private static func shape(of root: Substring, in names: [String]) -> String {
    let places = names.filter { $0.prefix { $0 != "[" } == root }.map { name in
      name.split(separator: "[").dropFirst().map { Int($0.prefix { $0 != "]" }) ?? -1 }
    }
    guard let depth = places.first?.count, depth > 0, places.allSatisfy({ $0.count == depth })
    else {
      return "made of \(listed(names))"
    }
    let sizes = (0..<depth).map { axis in (places.map { $0[axis] }.max() ?? -1) + 1 }
    if sizes.reduce(1, { $0.multipliedReportingOverflow(by: $1).partialValue }) == places.count {
      return words(sizes)
    }
    guard depth == 2 else { return "made of \(listed(names))" }
    let rows = (0..<sizes[0]).map { row in places.count { $0[0] == row } }
    return "rows of \(listed(rows.map(String.init)))"
  }
}
