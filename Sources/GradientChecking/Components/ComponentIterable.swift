/// A value made of floating-point components: what a function can be differentiated by.
///
/// `Double`, `Float`, SIMD vectors, arrays, dictionaries and optionals of such are; a struct whose stored properties
/// are `var`s of such types needs no conformance either, since they are found by reflection, though
/// not on Apple's platforms. Numbers in a `let`, a class or an enum cannot be written, and keep a check from passing. Other types
/// visit their components, in an order that is always the same:
///
/// ```swift
/// extension Layer: ComponentIterable {
///   mutating func visitComponents(_ visitor: inout ComponentVisitor) {
///     visitor.visit(&weight, named: "weight")
///     visitor.visit(&bias, named: "bias")
///   }
/// }
/// ```
///
/// One method reads, writes and names the components, so that the three cannot contradict each other. A type with
/// reference semantics may conform: what a check has written is written back at its end.
public protocol ComponentIterable {
  /// The type in which a function of such values is expected to give its own: `Double`, unless the type says
  /// `typealias Component = Float`.
  associatedtype Component: GradientScalar = Double

  /// Hands every component to the visitor.
  mutating func visitComponents(_ visitor: inout ComponentVisitor)
}

/// Reads, writes or names the components of a value; see ``ComponentIterable``.
public struct ComponentVisitor {
  /// Surveying looks for numbers that cannot be written.
  enum Task { case reading, writing, naming, surveying }

  let task: Task
  /// The components read so far, or the ones to write.
  var values: [Double]
  /// How many components have been visited.
  var count = 0
  var names: [String] = []
  /// The names of the numbers that cannot be written.
  private(set) var unreached: [String] = []
  /// Whether any component is a `Float`.
  var hasSingles = false
  /// Whether components are known by a key rather than by their place.
  var hasKeys = false
  private var path: String

  init(_ task: Task, values: [Double] = [], root: String = "") {
    self.task = task
    self.values = values
    path = root
  }

  /// Visits a stored property, which becomes `name` or `….name`.
  public mutating func visit<Part: ComponentIterable>(_ part: inout Part, named name: String) {
    enter(.property(name)) { part.visitComponents(&$0) }
  }

  /// Visits an element, which becomes `…[index]`.
  public mutating func visit<Part: ComponentIterable>(_ part: inout Part, at index: Int) {
    enter(.index(index)) { part.visitComponents(&$0) }
  }

  /// Visits what lies one step further, or no step.
  mutating func enter(_ step: ComponentStep?, _ visit: (inout ComponentVisitor) -> Void) {
    if case .key = step { hasKeys = true }
    guard task == .naming || task == .surveying, let step else { return visit(&self) }
    let outer = path
    switch step {
    case .property(let name): path += path.isEmpty ? name : "." + name
    case .index(let index): path += "[\(index)]"
    case .key(let key): path += "[\(key)]"
    }
    visit(&self)
    path = outer
  }

  /// Visits a single component.
  mutating func visit(scalar value: inout Double) {
    switch task {
    case .reading: values.append(value)
    case .writing: if count < values.count { value = values[count] }
    case .naming: names.append(path)
    case .surveying: break
    }
    count += 1
  }

  /// Takes note of what cannot be written; only a survey asks for it.
  mutating func survey(_ value: @autoclosure () -> Any) {
    guard task == .surveying else { return }
    unreached += UnreachedNumbers.names(in: value(), called: path)
  }

  /// Visits a single component that is kept in `Float`.
  mutating func visit(scalar value: inout Float) {
    hasSingles = true
    var double = Double(value)
    visit(scalar: &double)
    if task == .writing { value = Float(double) }
  }

  /// Reads many components at once; the caller has nothing to write or name.
  mutating func read(_ scalars: some Collection<Double>) {
    values.append(contentsOf: scalars)
    count += scalars.count
  }
}

/// One step of the way from a value to a component.
package enum ComponentStep {
  case property(String)
  case index(Int)
  /// The value of a dictionary's key, given by the key's description.
  case key(String)

  /// What a component is called where its value is one of several arguments: `$0`, `$0[1]`, `$0.weight`.
  static func name(_ name: String, ofArgument index: Int) -> String {
    name.isEmpty || name.hasPrefix("[") ? "$\(index)\(name)" : "$\(index).\(name)"
  }
}
