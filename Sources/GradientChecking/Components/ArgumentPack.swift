import NumericalDifferentiation

/// The arguments of a function as one list of components.
package struct ArgumentPack<each Argument> {
  private let arguments: (repeat each Argument)
  private let accesses: (repeat ComponentAccess<each Argument>)
  /// The components of all arguments, one after the other.
  package let values: [Double]
  /// How many components each argument has.
  private let counts: [Int]
  /// Whether any component is a `Float`.
  package let hasSingles: Bool
  /// Whether any component is known by a key.
  let hasKeys: Bool

  /// Takes arguments apart.
  package init(_ argument: repeat each Argument) {
    arguments = (repeat each argument)
    accesses = (repeat ComponentAccess(for: each argument))
    var values: [Double] = []
    var counts: [Int] = []
    var hasSingles = false
    var hasKeys = false
    for (access, argument) in repeat (each accesses, each arguments) {
      let found = access.read(argument)
      values += found.values
      counts.append(found.values.count)
      hasSingles = hasSingles || found.hasSingles
      hasKeys = hasKeys || found.hasKeys
    }
    self.values = values
    self.counts = counts
    self.hasSingles = hasSingles
    self.hasKeys = hasKeys
  }

  /// The components as they are now, where the arguments refer to something that can change.
  package func read() -> [Double] {
    var values: [Double] = []
    for (access, argument) in repeat (each accesses, each arguments) {
      values += access.read(argument).values
    }
    return values
  }

  /// The arguments with other components.
  package func replacing(_ components: UnsafeBufferPointer<Double>) -> (repeat each Argument) {
    var index = 0
    var start = 0
    func next<Part>(_ access: ComponentAccess<Part>, _ argument: Part) -> Part {
      // A type that visits other components every time must not lead outside.
      let end = min(start + counts[index], components.count)
      defer {
        start = end
        index += 1
      }
      return access.replacing(argument, by: components[start..<end])
    }
    return (repeat next(each accesses, each arguments))
  }

  /// The arguments with other components.
  package func replacing(_ components: [Double]) -> (repeat each Argument) {
    components.withUnsafeBufferPointer { replacing($0) }
  }

  /// The value of a function of the arguments with other components.
  func value<Value: GradientScalar>(
    of f: (repeat each Argument) throws -> Value, at components: UnsafeBufferPointer<Double>
  ) rethrows -> Double {
    let arguments = replacing(components)
    return Double(try f(repeat each arguments))
  }

  /// `x[0]` of a single argument; `$0[0]`, `$1` of several, as a closure would call them.
  package func names() -> [String] {
    Self.names(repeat each accesses, of: repeat each arguments)
  }

  /// The numbers in the arguments that no check can write, called as in ``names()``.
  package func unreached() -> [String] {
    var count = 0
    for _ in repeat each accesses { count += 1 }
    var names: [String] = []
    var index = 0
    for (access, argument) in repeat (each accesses, each arguments) {
      if count == 1 {
        names += access.unreached(argument, root: "x")
      } else {
        names += access.unreached(argument, root: "").map {
          ComponentStep.name($0, ofArgument: index)
        }
      }
      index += 1
    }
    return names
  }

  /// The types of the arguments and the shapes that they declare.
  package func outline() -> ComponentOutline {
    var parts: [Any] = []
    for argument in repeat each arguments { parts.append(argument) }
    return ComponentOutline(parts)
  }

  /// A claimed gradient that has the arguments' types.
  static func claim(
    _ parts: repeat each Argument, value: Double? = nil
  ) -> GradientQuestion.Claim {
    let pack = ArgumentPack(repeat each parts)
    var claim = GradientQuestion.Claim(pack.values, value: value, names: pack.names)
    claim.outline = pack.outline
    claim.hasKeys = pack.hasKeys
    return claim
  }

  private static func names<each Part>(
    _ access: repeat ComponentAccess<each Part>, of argument: repeat each Part
  ) -> [String] {
    var count = 0
    for _ in repeat each access { count += 1 }
    var names: [String] = []
    var index = 0
    for (access, argument) in repeat (each access, each argument) {
      if count == 1 {
        names += access.names(argument, root: "x")
      } else {
        names += access.names(argument, root: "").map {
          ComponentStep.name($0, ofArgument: index)
        }
      }
      index += 1
    }
    return names
  }
}

extension GradientQuestion {
  /// Asks about numbers in `Double`, which nobody can change.
  init(at point: [Double], options: CheckOptions, names: @escaping () -> [String]) {
    self.init(point: point, precision: .float64, options: options, names: names)
  }

  /// Asks about the arguments of a function.
  init<each Argument>(
    _ pack: ArgumentPack<repeat each Argument>, isSingle: Bool, options: CheckOptions
  ) {
    self.init(
      point: pack.values,
      precision: pack.hasSingles || isSingle ? .float32 : .float64,
      hasKeys: pack.hasKeys, options: options, names: pack.names)
    outline = pack.outline
    unreached = pack.unreached()
  }

  /// `x[0]`, `x[1]`, ….
  static func elementNames(_ count: Int) -> () -> [String] {
    { (0..<count).map { "x[\($0)]" } }
  }

  /// `x` of a single argument; `$0`, `$1`, … of several.
  static func argumentNames(_ count: Int) -> () -> [String] {
    { count == 1 ? ["x"] : (0..<count).map { "$\($0)" } }
  }
}
