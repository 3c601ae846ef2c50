// The standard library's containers of values that conform to nothing.

/// A collection whose elements are reflected one by one, since their type conforms to nothing.
protocol ReflectedElements {
  associatedtype Element
  var elementCount: Int { get }
  static func element(_ index: Int) -> WritableKeyPath<Self, Element>
}

extension Array: ReflectedElements {
  var elementCount: Int { count }
  static func element(_ index: Int) -> WritableKeyPath<[Element], Element> { \.[index] }
}

/// A container into which no key path leads.
protocol ReflectedContainer {
  /// How the components inside are handed to a visitor.
  var innerVisit: (inout Self, inout ComponentVisitor) -> Void { get }
}

extension Optional: ReflectedContainer {
  var innerVisit: (inout Self, inout ComponentVisitor) -> Void {
    guard let wrapped = self else { return { _, _ in } }
    let inner = ReflectedComponents(of: wrapped)
    return { optional, visitor in
      guard var part = optional else { return }
      inner.visit(&part, &visitor)
      if visitor.task == .writing { optional = part }
    }
  }
}

extension Dictionary: ReflectedContainer {
  var innerVisit: (inout Self, inout ComponentVisitor) -> Void {
    let parts = map { (key: $0, text: String(reflecting: $0), inner: ReflectedComponents(of: $1)) }
      .sorted { $0.text < $1.text }
    return { dictionary, visitor in
      for (key, text, inner) in parts {
        guard let value = dictionary[key] else { continue }
        var part = VisitedPart(part: value) { inner.visit(&$0, &$1) }
        visitor.visit(&part, key: text)
        if visitor.task == .writing { dictionary[key] = part.part }
      }
    }
  }
}
