/// How the components of a type's values are read, written and named; made once for a check.
package struct ComponentAccess<Value> {
  private let visit: (inout Value, inout ComponentVisitor) -> Void

  /// Finds the components of a type by its conformance, or of a value by reflection.
  package init(for value: Value) {
    if let type = Value.self as? any ComponentIterable.Type {
      func open<Part: ComponentIterable>(_: Part.Type) -> ComponentAccess {
        // The cast only tells the compiler what it is.
        guard let access = ComponentAccess<Part>(conforming: ()) as? ComponentAccess else {
          return ComponentAccess(visit: { _, _ in })
        }
        return access
      }
      self = open(type)
    } else {
      let reflected = ReflectedComponents(of: value)
      visit = reflected.visit
    }
  }

  private init(visit: @escaping (inout Value, inout ComponentVisitor) -> Void) {
    self.visit = visit
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
    guard !root.isEmpty else { return visitor.names }
    return visitor.names.map { name in
      if name.isEmpty || name.hasPrefix("[") { return root + name }
      // The elements of a tuple are no names of their own.
      return name.first?.isNumber == true ? root + "." + name : name
    }
  }
}

extension ComponentAccess where Value: ComponentIterable {
  private init(conforming: Void) {
    self.init(visit: { $0.visitComponents(&$1) })
  }
}
