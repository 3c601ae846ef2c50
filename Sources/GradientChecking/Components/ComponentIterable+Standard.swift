extension Double: ComponentIterable {
  /// Visits the number.
  public mutating func visitComponents(_ visitor: inout ComponentVisitor) {
    visitor.visit(scalar: &self)
  }
}

extension Float: ComponentIterable {
  /// Visits the number, which is judged with `Float`'s precision.
  public mutating func visitComponents(_ visitor: inout ComponentVisitor) {
    visitor.visit(scalar: &self)
  }
}

extension Array: ComponentIterable where Element: ComponentIterable {
  /// That of the elements.
  public typealias Component = Element.Component

  /// Visits the elements in their order: `[0]`, `[1]`, ….
  public mutating func visitComponents(_ visitor: inout ComponentVisitor) {
    // Reading must not copy the array, as an `inout` access would.
    if visitor.task == .reading {
      if let doubles = self as? [Double] { return visitor.read(doubles) }
      for element in self {
        var element = element
        element.visitComponents(&visitor)
      }
      return
    }
    for index in indices { visitor.visit(&self[index], at: index) }
  }
}

extension ContiguousArray: ComponentIterable where Element: ComponentIterable {
  /// That of the elements.
  public typealias Component = Element.Component

  /// Visits the elements in their order: `[0]`, `[1]`, ….
  public mutating func visitComponents(_ visitor: inout ComponentVisitor) {
    for index in indices { visitor.visit(&self[index], at: index) }
  }
}

extension ArraySlice: ComponentIterable where Element: ComponentIterable {
  /// That of the elements.
  public typealias Component = Element.Component

  /// Visits the elements in their order, called by the indices of the array that the slice is of.
  public mutating func visitComponents(_ visitor: inout ComponentVisitor) {
    for index in indices { visitor.visit(&self[index], at: index) }
  }
}

extension Dictionary: ComponentIterable where Value: ComponentIterable {
  /// That of the values.
  public typealias Component = Value.Component

  /// Visits the values in the order of their keys' descriptions: `["bias"]`, `["weight"]`, ….
  ///
  /// A claimed gradient is matched with the point key by key.
  public mutating func visitComponents(_ visitor: inout ComponentVisitor) {
    // Strings are quoted, as in a program.
    let keys = self.keys.map { (key: $0, text: String(reflecting: $0)) }
    for (key, text) in keys.sorted(by: { $0.text < $1.text }) {
      guard var value = self[key] else { continue }
      visitor.enter(.key(text)) { value.visitComponents(&$0) }
      if visitor.task == .writing { self[key] = value }
    }
  }
}

extension Optional: ComponentIterable where Wrapped: ComponentIterable {
  /// That of the wrapped value.
  public typealias Component = Wrapped.Component

  /// Visits the wrapped value; nil has no components.
  public mutating func visitComponents(_ visitor: inout ComponentVisitor) {
    guard var wrapped = self else { return }
    wrapped.visitComponents(&visitor)
    if visitor.task == .writing { self = wrapped }
  }
}

extension SIMD where Self: ComponentIterable, Scalar: ComponentIterable {
  /// Visits the lanes in their order: `[0]`, `[1]`, ….
  public mutating func visitComponents(_ visitor: inout ComponentVisitor) {
    for index in indices {
      var lane = self[index]
      visitor.visit(&lane, at: index)
      if visitor.task == .writing { self[index] = lane }
    }
  }
}

extension SIMD2: ComponentIterable where Scalar: ComponentIterable {
  /// That of the lanes.
  public typealias Component = Scalar.Component
}

extension SIMD3: ComponentIterable where Scalar: ComponentIterable {
  /// That of the lanes.
  public typealias Component = Scalar.Component
}

extension SIMD4: ComponentIterable where Scalar: ComponentIterable {
  /// That of the lanes.
  public typealias Component = Scalar.Component
}

extension SIMD8: ComponentIterable where Scalar: ComponentIterable {
  /// That of the lanes.
  public typealias Component = Scalar.Component
}

extension SIMD16: ComponentIterable where Scalar: ComponentIterable {
  /// That of the lanes.
  public typealias Component = Scalar.Component
}

extension SIMD32: ComponentIterable where Scalar: ComponentIterable {
  /// That of the lanes.
  public typealias Component = Scalar.Component
}

extension SIMD64: ComponentIterable where Scalar: ComponentIterable {
  /// That of the lanes.
  public typealias Component = Scalar.Component
}
