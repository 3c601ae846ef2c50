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
    if let elements = root[keyPath: path] as? any ReflectedElements {
      func open<Elements: ReflectedElements>(_ elements: Elements) {
        guard let path = path as? WritableKeyPath<Root, Elements> else { return }
        for index in 0..<elements.elementCount {
          search(
            path.appending(path: Elements.element(index)), names: names + [.index(index)], in: root,
            into: &slots)
        }
      }
      return open(elements)
    }
    guard Value.self is any AnyObject.Type == false else { return }
    _ = _forEachFieldWithKeyPath(of: Value.self, options: _EachFieldOptions(rawValue: 2)) {
      (name, child: PartialKeyPath<Value>) in
      func open<Field>(_: Field.Type) {
        guard let child = child as? WritableKeyPath<Value, Field> else { return }
        search(
          path.appending(path: child), names: names + [.property(String(cString: name))], in: root,
          into: &slots)
      }
      func openValue(_ type: any Any.Type) { _openExistential(type, do: open) }
      openValue(type(of: child).valueType)
      return true
    }
  }
}

/// One step of the way from a value to a component.
enum ComponentStep {
  case property(String)
  case index(Int)
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

/// A collection whose elements are reflected one by one, since their type conforms to nothing.
private protocol ReflectedElements {
  associatedtype Element
  var elementCount: Int { get }
  static func element(_ index: Int) -> WritableKeyPath<Self, Element>
}

extension Array: ReflectedElements {
  var elementCount: Int { count }
  static func element(_ index: Int) -> WritableKeyPath<[Element], Element> { \.[index] }
}
