#if !canImport(Darwin)
  @_spi(Reflection) private import Swift
#endif

/// The components of a value whose type conforms to nothing, found by the key paths of its stored properties.
///
/// Only `var`s can be written: the numbers in a `let`, a class or an enum are surveyed, and the check says that it did
/// not see to them. The standard library's enumeration of key paths is an
/// SPI that Apple's SDKs do not show; all properties are out of reach there, and the check says what to do.
///
/// Every level has key paths of its own. Appended ones must not be read: those that the enumeration makes do not know
/// the size of what they lead through, and the standard library (6.3) traps in large structs.
struct ReflectedComponents<Root> {
  private var visitParts: (inout Root, inout ComponentVisitor) -> Void = { _, _ in }
  /// Whether the type has a property `wrappedValue`, as property wrappers have.
  private var isWrapper = false

  init(of root: Root) {
    if let type = Root.self as? any ComponentIterable.Type {
      func open<Part: ComponentIterable>(_: Part.Type) -> Self? {
        ReflectedComponents<Part>(visiting: {
          if $1.task != .surveying { $0.visitComponents(&$1) }
        }) as? Self
      }
      self = open(type) ?? self
    } else if type(of: root as Any) != Root.self {
      reflectExistential(root)
    } else if let container = root as? any ReflectedContainer {
      func open<Container: ReflectedContainer>(_ container: Container) -> Self? {
        ReflectedComponents<Container>(partsOf: container) as? Self
      }
      self = open(container) ?? self
    } else if Root.self is any AnyObject.Type || Self.isOfStandardLibrary {
      visitParts = { root, visitor in visitor.survey(root) }
    } else {
      reflectProperties(of: root)
    }
  }

  /// Whether the type is the standard library's own: those hold pointers, and numbers that are nobody's parameters.
  private static var isOfStandardLibrary: Bool { String(reflecting: Root.self).hasPrefix("Swift.") }

  /// An existential's components are those of the value inside.
  private mutating func reflectExistential(_ root: Root) {
    func open<Dynamic>(_: Dynamic.Type) {
      guard let value = root as? Dynamic else { return }
      let inner = ReflectedComponents<Dynamic>(of: value)
      visitParts = { root, visitor in
        guard var value = root as? Dynamic else { return }
        inner.visit(&value, &visitor)
        if visitor.task == .writing, let new = value as? Root { root = new }
      }
    }
    _openExistential(type(of: root as Any), do: open)
  }

  func visit(_ root: inout Root, _ visitor: inout ComponentVisitor) {
    visitParts(&root, &visitor)
  }

  private init(visiting visit: @escaping (inout Root, inout ComponentVisitor) -> Void) {
    visitParts = visit
  }

  private mutating func reflectProperties(of root: Root) {
    #if !canImport(Darwin)
      var slots: [(inout Root, inout ComponentVisitor) -> Void] = []
      _ = _forEachFieldWithKeyPath(of: Root.self, options: _EachFieldOptions(rawValue: 2)) {
        (name, path: PartialKeyPath<Root>) in
        let name = String(cString: name)
        func open<Field>(_: Field.Type) {
          guard let path = path as? WritableKeyPath<Root, Field> else {
            guard let constant = path as? KeyPath<Root, Field> else { return }
            let step = self.step(into: name)
            if name == Self.wrapped { isWrapper = true }
            slots.append { root, visitor in
              visitor.enter(step) { $0.survey(root[keyPath: constant] as Any) }
            }
            return
          }
          let field = ReflectedComponents<Field>(of: root[keyPath: path])
          let step = field.step(into: name)
          if name == Self.wrapped { isWrapper = true }
          slots.append { root, visitor in
            visitor.enter(step) { field.visit(&root[keyPath: path], &$0) }
          }
        }
        func openValue(_ type: any Any.Type) { _openExistential(type, do: open) }
        openValue(type(of: path).valueType)
        return true
      }
      // An enum has no key paths to its payloads.
      guard !slots.isEmpty else {
        visitParts = { root, visitor in visitor.survey(root) }
        return
      }
      visitParts = { root, visitor in
        for slot in slots { slot(&root, &visitor) }
      }
    #else
      visitParts = { root, visitor in visitor.survey(root) }
    #endif
  }

  private static var wrapped: String { "wrappedValue" }

  /// What a property wrapper holds is named as the property that it wraps: `x`, not `_x.wrappedValue`.
  private func step(into name: String) -> ComponentStep? {
    if name == Self.wrapped { return nil }
    // The elements of a tuple are called `.0` and `.1`.
    let isPrefixed = (isWrapper && name.hasPrefix("_")) || name.hasPrefix(".")
    return .property(isPrefixed ? String(name.dropFirst()) : name)
  }
}

extension ReflectedComponents where Root: ReflectedContainer {
  private init(partsOf root: Root) {
    let parts = root.reflectedParts.map { ReflectedComponents<Root.Part>(of: $0.part) }
    self.init { root, visitor in
      for (components, (place, step, part)) in zip(parts, root.reflectedParts) {
        var part = part
        visitor.enter(step) { components.visit(&part, &$0) }
        if visitor.task == .writing { root.setReflectedPart(at: place, to: part) }
      }
    }
  }
}
