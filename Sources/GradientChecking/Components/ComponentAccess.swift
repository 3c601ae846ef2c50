/// How the components of a type's values are read, written and named; made once for a check.
package struct ComponentAccess<Value> {
  private let visit: (inout Value, inout ComponentVisitor) -> Void
  /// Whether the type itself says what its components are.
  private let isConforming: Bool

  /// Finds the components of a type by its conformance, or of a value by reflection.
  package init(for value: Value) {
    if let type = Value.self as? any ComponentIterable.Type {
      func open<Part: ComponentIterable>(_: Part.Type) -> ComponentAccess {
        // The cast only tells the compiler what it is.
        guard let access = ComponentAccess<Part>(conforming: ()) as? ComponentAccess else {
          return ComponentAccess(conformingVisit: { _, _ in })
        }
        return access
      }
      self = open(type)
    } else {
      let reflected = ReflectedComponents(of: value)
      visit = reflected.visit
      isConforming = false
    }
  }

  private init(conformingVisit visit: @escaping (inout Value, inout ComponentVisitor) -> Void) {
    self.visit = visit
    isConforming = true
  }

  /// Reads the components, and what kinds of them there are.
  package func read(_ value: Value) -> (values: [Double], hasSingles: Bool, hasKeys: Bool) {
    var value = value
    var visitor = ComponentVisitor(.reading)
    visit(&value, &visitor)
    return (visitor.values, visitor.hasSingles, visitor.hasKeys)
  }

  /// Returns the value with other components.
  package func replacing(_ value: Value, by components: some Collection<Double>) -> Value {
    var value = value
    var visitor = ComponentVisitor(.writing, values: Array(components))
    visit(&value, &visitor)
    return value
  }

  /// The components' names: `root`, `root[1]`, or `weight[2]` where the components are properties.
  package func names(_ value: Value, root: String) -> [String] {
    var value = value
    var visitor = ComponentVisitor(.naming)
    visit(&value, &visitor)
    return Self.rooted(visitor.names, root)
  }

  /// The names of the numbers in the value that cannot be written: in `let`s, classes and enums.
  ///
  /// A type that says what its components are has none.
  func unreached(_ value: Value, root: String) -> [String] {
    guard !isConforming else { return [] }
    var value = value
    var visitor = ComponentVisitor(.surveying)
    visit(&value, &visitor)
    return Self.rooted(visitor.unreached, root)
  }

  private static func rooted(_ names: [String], _ root: String) -> [String] {
    guard !root.isEmpty else { return names }
    return names.map { name in
      if name.isEmpty || name.hasPrefix("[") { return root + name }
      // The elements of a tuple are no names of their own.
      return name.first?.isNumber == true ? root + "." + name : name
    }
  }
}

extension ComponentAccess where Value: ComponentIterable {
  private init(conforming: Void) {
    self.init(conformingVisit: { $0.visitComponents(&$1) })
  }
}
