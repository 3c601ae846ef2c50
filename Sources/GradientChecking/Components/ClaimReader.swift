/// Reads the numbers of a claimed gradient, whatever its type.
///
/// Besides everything that a point can be, integers are numbers here, and tuples and collections are read element by
/// element: `(2 * x, 1)` claims two derivatives.
struct ClaimReader {
  private(set) var values: [Double] = []
  private(set) var hasKeys = false

  /// Reads a value that stands alone or among other arguments.
  static func claim<Value>(_ value: Value, root: String, value output: Double? = nil)
    -> GradientQuestion.Claim
  {
    var reader = ClaimReader()
    reader.read(value)
    var claim = GradientQuestion.Claim(
      reader.values, value: output, names: { Self.names(value, root: root) })
    // A type of somebody's own may have its properties in another order than the point's.
    claim.outline = { ComponentOutline(isTuple(value) ? children(of: value) : [value]) }
    claim.hasOwnNames = !isTuple(value) && !String(reflecting: Value.self).hasPrefix("Swift.")
    return claim
  }

  /// The numbers of a value.
  static func values<Value>(_ value: Value) -> [Double] {
    var reader = ClaimReader()
    reader.read(value)
    return reader.values
  }

  mutating func read<Value>(_ value: Value) {
    if let integer = value as? any BinaryInteger {
      values.append(Double(integer))
      return
    }
    // By reflection a tuple would be read without its integers.
    if !Self.isTuple(value) {
      let found = ComponentAccess(for: value).read(value)
      if !found.values.isEmpty || Value.self is any ComponentIterable.Type {
        values += found.values
        hasKeys = hasKeys || found.hasKeys
        return
      }
    }
    for child in Self.children(of: value) {
      func open<Child>(_ child: Child) { read(child) }
      open(child)
    }
  }

  private static func names<Value>(_ value: Value, root: String) -> [String] {
    if value is any BinaryInteger { return [root] }
    let isTuple = isTuple(value)
    let names = isTuple ? [] : ComponentAccess(for: value).names(value, root: root)
    if !names.isEmpty || Value.self is any ComponentIterable.Type { return names }
    return children(of: value).enumerated().flatMap { index, child -> [String] in
      func open<Child>(_ child: Child) -> [String] {
        guard isTuple else { return self.names(child, root: "\(root)[\(index)]") }
        return self.names(child, root: "").map { ComponentStep.name($0, ofArgument: index) }
      }
      return open(child)
    }
  }

  private static func isTuple<Value>(_ value: Value) -> Bool {
    !(Value.self is any ComponentIterable.Type)
      && Mirror(reflecting: value).displayStyle == .tuple
  }

  private static func children(of value: Any) -> [Any] {
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .tuple, .collection: return mirror.children.map(\.value)
    default: return []
    }
  }
}
