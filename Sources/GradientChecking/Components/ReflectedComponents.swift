@_spi(Reflection) private import Swift

/// The components of a value whose type conforms to nothing, found by the key paths of its stored properties.
///
/// Only `var`s can be written, so a `let` hides what is in it. The standard library's enumeration of key paths is an
/// SPI; where it offers none, there are no components, and the check says what to do.
struct ReflectedComponents<Root> {
  /// One place that holds components: how to hand it to a visitor.
  private var slots: [(inout Root, inout ComponentVisitor) -> Void] = []

  init(of root: Root) {
    Self.search(\Root.self, names: [], in: root, into: &slots)
  }

  func visit(_ root: inout Root, _ visitor: inout ComponentVisitor) {
    for slot in slots { slot(&root, &visitor) }
  }

  private static func search<Value>(
    _ path: WritableKeyPath<Root, Value>, names: [ComponentStep], in root: Root,
    into slots: inout [(inout Root, inout ComponentVisitor) -> Void]
  ) {
    if let type = Value.self as? any ComponentIterable.Type {
      func open<Part: ComponentIterable>(_: Part.Type) {
        guard let path = path as? WritableKeyPath<Root, Part> else { return }
        slots.append { root, visitor in
          visitor.visit(&root[keyPath: path], along: names[...])
        }
      }
      return open(type)
    }
    let value = root[keyPath: path]
    let dynamicType = type(of: value as Any)
    guard dynamicType == Value.self else {
      func open<Dynamic>(_: Dynamic.Type) {
        guard let value = value as? Dynamic else { return }
        let inner = ReflectedComponents<Dynamic>(of: value)
        slots.append(
          slot(path, names: names) { existential, visitor in
            guard var part = existential as? Dynamic else { return }
            inner.visit(&part, &visitor)
            if visitor.task == .writing, let new = part as? Value { existential = new }
          })
      }
      // An existential's fields are those of the value inside.
      return _openExistential(dynamicType, do: open)
    }
    // The standard library's own types hold pointers, which no key path may be led through.
    if String(reflecting: Value.self).hasPrefix("Swift.") {
      if let elements = value as? any ReflectedElements {
        func open<Elements: ReflectedElements>(_ elements: Elements) {
          guard let path = path as? WritableKeyPath<Root, Elements> else { return }
          for index in 0..<elements.elementCount {
            search(
              path.appending(path: Elements.element(index)), names: names + [.index(index)],
              in: root, into: &slots)
          }
        }
        return open(elements)
      }
      if let container = value as? any ReflectedContainer {
        func open<Container: ReflectedContainer>(_ container: Container) {
          guard let path = path as? WritableKeyPath<Root, Container> else { return }
          slots.append(slot(path, names: names, visit: container.innerVisit))
        }
        open(container)
      }
      return
    }
    guard Value.self is any AnyObject.Type == false else { return }
    _ = _forEachFieldWithKeyPath(of: Value.self, options: _EachFieldOptions(rawValue: 2)) {
      (name, child: PartialKeyPath<Value>) in
      func open<Field>(_: Field.Type) {
        guard let child = child as? WritableKeyPath<Value, Field> else { return }
        search(
          path.appending(path: child), names: names + [ComponentStep(field: String(cString: name))],
          in: root, into: &slots)
      }
      func openValue(_ type: any Any.Type) { _openExistential(type, do: open) }
      openValue(type(of: child).valueType)
      return true
    }
  }

  /// A slot for what lies at the end of a way and is visited in a way of its own.
  private static func slot<Value>(
    _ path: WritableKeyPath<Root, Value>, names: [ComponentStep],
    visit: @escaping (inout Value, inout ComponentVisitor) -> Void
  ) -> (inout Root, inout ComponentVisitor) -> Void {
    { root, visitor in
      var part = VisitedPart(part: root[keyPath: path], visit: visit)
      visitor.visit(&part, along: names[...])
      if visitor.task == .writing { root[keyPath: path] = part.part }
    }
  }
}

/// One step of the way from a value to a component.
enum ComponentStep {
  case property(String)
  case index(Int)

  /// A field by its name; those of a tuple are called `.0` and `.1`.
  init(field: String) {
    self = .property(field.hasPrefix(".") ? String(field.dropFirst()) : field)
  }

  /// What a component is called where its value is one of several arguments: `$0`, `$0[1]`, `$0.weight`.
  static func name(_ name: String, ofArgument index: Int) -> String {
    name.isEmpty || name.hasPrefix("[") ? "$\(index)\(name)" : "$\(index).\(name)"
  }
}

/// A value with components that its type does not know of.
struct VisitedPart<Part>: ComponentIterable {
  var part: Part
  let visit: (inout Part, inout ComponentVisitor) -> Void

  mutating func visitComponents(_ visitor: inout ComponentVisitor) { visit(&part, &visitor) }
}

extension ComponentVisitor {
  /// Visits what lies at the end of a way.
  fileprivate mutating func visit<Part: ComponentIterable>(
    _ part: inout Part, along steps: ArraySlice<ComponentStep>
  ) {
    guard let step = steps.first else { return part.visitComponents(&self) }
    var wrapper = Tail(part: part, steps: steps.dropFirst())
    switch step {
    case .property(let name): visit(&wrapper, named: name)
    case .index(let index): visit(&wrapper, at: index)
    }
    if task == .writing { part = wrapper.part }
  }

  /// The rest of a way.
  private struct Tail<Part: ComponentIterable>: ComponentIterable {
    var part: Part
    var steps: ArraySlice<ComponentStep>

    mutating func visitComponents(_ visitor: inout ComponentVisitor) {
      visitor.visit(&part, along: steps)
    }
  }
}
