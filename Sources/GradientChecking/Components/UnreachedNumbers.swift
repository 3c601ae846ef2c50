/// The floating-point numbers in a value that a check cannot write, found by looking only.
///
/// They are no components of the point, and so nothing would be said of a claim for them: a check that is silent about
/// them accepts any claim.
struct UnreachedNumbers {
  /// More elements of one collection are not looked at: they are of one kind, nearly always.
  private static let mostElements = 64
  /// What lies deeper is not looked at; objects may refer to each other without end.
  private static let deepest = 16

  private(set) var names: [String] = []
  private var seen: Set<ObjectIdentifier> = []

  /// Looks for numbers.
  ///
  /// - Parameters:
  ///   - value: What no check can write.
  ///   - name: What it is called; the numbers in it are `name`, `name.property`.
  static func names(in value: Any, called name: String) -> [String] {
    var found = UnreachedNumbers()
    found.look(into: value, called: name, depth: 0)
    return found.names
  }

  private mutating func look(into value: Any, called name: String, depth: Int) {
    if value is any BinaryFloatingPoint { return names.append(name) }
    if value is any BinaryInteger || value is any StringProtocol { return }
    guard depth < Self.deepest else { return }
    var mirror: Mirror? = Mirror(reflecting: value)
    if mirror?.displayStyle == .class {
      guard seen.insert(ObjectIdentifier(value as AnyObject)).inserted else { return }
    }
    while let level = mirror {
      look(into: level, called: name, depth: depth + 1)
      mirror = level.superclassMirror
    }
  }

  private mutating func look(into mirror: Mirror, called name: String, depth: Int) {
    switch mirror.displayStyle {
    case .collection, .set, .dictionary:
      // A collection is called by its own name: nobody wants to read all of a data set.
      var inside = UnreachedNumbers()
      inside.seen = seen
      for child in mirror.children.prefix(Self.mostElements) {
        inside.look(into: child.value, called: "", depth: depth)
        guard inside.names.isEmpty else { return names.append(name) }
      }
    case .optional:
      for child in mirror.children { look(into: child.value, called: name, depth: depth) }
    default:
      for child in mirror.children {
        // The elements of a tuple are labelled `.0` and `.1`.
        let label = (child.label ?? "").drop { $0 == "." }
        let path = name.isEmpty || label.isEmpty ? name + label : name + "." + label
        look(into: child.value, called: path, depth: depth)
      }
    }
  }
}

extension Finding {
  /// That numbers of a point, or of a claim, are not seen by the check; nil where there are none.
  ///
  /// Nobody is accused on their account, and nothing is accepted: what was claimed for them is not known.
  static func unreached(_ names: [String], of whole: String) -> Finding? {
    guard !names.isEmpty else { return nil }
    let (are, they) = names.count == 1 ? ("is a number", "it") : ("are numbers", "them")
    return Finding(
      .unreachedComponent, verdict: .inconclusive,
      "\(listed(names)) of the \(whole) \(are) that the check cannot write, so no claim for \(they) was checked: "
        + UnreachedNumbers.cure)
  }
}

extension UnreachedNumbers {
  /// What makes numbers components.
  static var cure: String {
    #if canImport(Darwin)
      "the properties of structs are not found on Apple's platforms; conform the type to ComponentIterable"
    #else
      "components are `var`s of structs, not `let`s nor what is in a class or an enum; conform the type to"
        + " ComponentIterable, and visit what one differentiates by"
    #endif
  }
}
