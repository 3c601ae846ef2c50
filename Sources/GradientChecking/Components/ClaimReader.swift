/// Reads the numbers of a claimed gradient, whatever its type.
///
/// Besides everything that a point can be, integers are numbers here, and tuples, collections and other sequences are
/// read element by element: `(2 * x, 1)` claims two derivatives.
struct ClaimReader {
  /// More elements of one sequence are not read: it may have no end.
  private static let mostElements = 1 << 24

  private(set) var values: [Double] = []
  private(set) var hasKeys = false
  /// What the first part is in which nothing was found.
  private var unread: String?

  /// Reads a value that stands alone or among other arguments.
  static func claim<Value>(_ value: Value, root: String, value output: Double? = nil)
    -> GradientQuestion.Claim
  {
    // A sequence may be read only once.
    if let elements = elements(of: value) {
      var claim = self.claim(elements, root: root, value: output)
      claim.hasOwnNames = false
      claim.outline = nil
      if claim.values.isEmpty, !elements.isEmpty { claim.unread = nothing(in: value) }
      return claim
    }
    var reader = ClaimReader()
    reader.read(value)
    var claim = GradientQuestion.Claim(
      reader.values, value: output, names: { Self.names(value, root: root) })
    // A type of somebody's own may have its properties in another order than the point's.
    claim.outline = { ComponentOutline(isTuple(value) ? children(of: value) : [value]) }
    claim.hasOwnNames = !isTuple(value) && !String(reflecting: Value.self).hasPrefix("Swift.")
    claim.hasKeys = reader.hasKeys
    claim.unread = reader.unread
    if claim.unread == nil, !isTuple(value), !(value is any BinaryInteger) {
      claim.unreached = ComponentAccess(for: value).unreached(value, root: root)
    }
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
        if found.values.isEmpty, Self.isNil(value) { note("the gradient is nil") }
        return
      }
    }
    let children = Self.children(of: value)
    // An empty list has no entries, and there is nothing more to say of it.
    if children.isEmpty, !Self.isList(value) { note(Self.nothing(in: value)) }
    for child in children {
      func open<Child>(_ child: Child) { read(child) }
      open(child)
    }
  }

  private mutating func note(_ what: String) { unread = unread ?? what }

  /// What is said of a type in which nothing is found.
  private static func nothing<Value>(in value: Value) -> String {
    if isNil(value) { return "the gradient is nil" }
    return "no numbers are found in the gradient's \(type(of: value as Any)):"
      + " give numbers or arrays of them, or conform the type to ComponentIterable"
  }

  private static func names<Value>(_ value: Value, root: String) -> [String] {
    if value is any BinaryInteger { return [root] }
    let isTuple = isTuple(value)
    let names = isTuple ? [] : ComponentAccess(for: value).names(value, root: root)
    if !names.isEmpty || Value.self is any ComponentIterable.Type { return names }
    return children(of: value).enumerated().flatMap { index, child -> [String] in
      func open<Child>(_ child: Child) -> [String] {
        if isOptional(value) { return self.names(child, root: root) }
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

  private static func isOptional(_ value: Any) -> Bool {
    Mirror(reflecting: value).displayStyle == .optional
  }

  private static func isNil(_ value: Any) -> Bool {
    let mirror = Mirror(reflecting: value)
    guard mirror.displayStyle == .optional else { return false }
    return mirror.children.first.map { isNil($0.value) } ?? true
  }

  private static func isList(_ value: Any) -> Bool {
    switch Mirror(reflecting: value).displayStyle {
    case .tuple, .collection, .dictionary: true
    default: false
    }
  }

  /// The elements of a sequence that is nothing else: `reversed()`, `lazy.map`, `stride`.
  ///
  /// A set has no order, so it claims nothing.
  private static func elements<Value>(of value: Value) -> [Any]? {
    guard !(Value.self is any ComponentIterable.Type), !(value is any ReflectedContainer),
      !(value is any SetAlgebra), !(value is any StringProtocol), !(value is any BinaryInteger),
      let sequence = value as? any Sequence
    else { return nil }
    // What a type of somebody's own has as properties is named.
    guard ComponentAccess(for: value).read(value).values.isEmpty || isOfStandardLibrary(value)
    else { return nil }
    func open<Elements: Sequence>(_ elements: Elements) -> [Any] {
      elements.prefix(mostElements).map { $0 as Any }
    }
    return open(sequence)
  }

  private static func isOfStandardLibrary(_ value: Any) -> Bool {
    String(reflecting: type(of: value)).hasPrefix("Swift.")
  }

  private static func children(of value: Any) -> [Any] {
    if let elements = elements(in: value) { return elements }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .tuple, .collection, .optional: return mirror.children.map(\.value)
    default: return []
    }
  }

  private static func elements(in value: Any) -> [Any]? {
    func open<Value>(_ value: Value) -> [Any]? { elements(of: value) }
    return _openExistential(value, do: open)
  }
}
