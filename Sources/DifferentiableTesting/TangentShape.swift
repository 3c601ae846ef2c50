import GradientChecking
import _Differentiation

#if !canImport(Darwin)
  @_spi(Reflection) private import Swift
#endif

/// Gives gradients the shape of their point.
///
/// The zero of an array's tangent is empty, however long the array is, and a gradient may be empty where it is 0.
struct TangentShape {
  /// Parts of the tangent whose components cannot be read.
  private(set) var unseen: [String] = []

  /// Fills in the zeros that a tangent leaves out.
  mutating func complete<Tangent>(_ tangent: inout Tangent, of point: Any?, at path: String) {
    if Tangent.self is any GradientScalar.Type || Tangent.self is any SIMD.Type { return }
    if let point = point as? any TangentShaping {
      return point.complete(&tangent, in: &self, at: path)
    }
    let unseenBefore = unseen
    completeFields(of: &tangent, of: point.map { Mirror(reflecting: $0) }, at: path)
    // A type that visits its components itself hides nothing.
    if Tangent.self is any ComponentIterable.Type { unseen = unseenBefore }
    #if canImport(Darwin)
      // What nobody can fill in must not pass for a constant.
      if Tangent.self is any ComponentIterable.Type, Self.hasEmptyPart(tangent) {
        unseen.append(name(of: tangent, at: path))
      }
    #endif
  }

  #if canImport(Darwin)
    private static func hasEmptyPart(_ tangent: Any) -> Bool {
      if let container = tangent as? any ReflectedContainer {
        return container.reflectedParts.isEmpty
      }
      return Mirror(reflecting: tangent).children.contains { hasEmptyPart($0.value) }
    }
  #endif

  private func name<Tangent>(of _: Tangent, at path: String) -> String {
    "\(path.isEmpty ? "x" : path) (\(Tangent.self))"
  }

  private mutating func completeFields<Tangent>(
    of tangent: inout Tangent, of point: Mirror?, at path: String
  ) {
    #if canImport(Darwin)
      // Apple's SDKs hide the enumeration of fields.
      if MemoryLayout<Tangent>.size > 0 { unseen.append(name(of: tangent, at: path)) }
    #else
      var count = 0
      _ = _forEachFieldWithKeyPath(of: Tangent.self, options: _EachFieldOptions(rawValue: 2)) {
        (name, field: PartialKeyPath<Tangent>) in
        let name = String(cString: name)
        let part = path.isEmpty ? name : path + "." + name
        func open<Field>(_: Field.Type) {
          guard let field = field as? WritableKeyPath<Tangent, Field> else {
            return unseen.append("\(part) (\(Field.self))")
          }
          // A wrapped property is stored under another name.
          let child = point?.descendant(name) ?? point?.descendant("_" + name, "wrappedValue")
          complete(&tangent[keyPath: field], of: child, at: part)
        }
        func openValue(_ type: any Any.Type) { _openExistential(type, do: open) }
        openValue(type(of: field).valueType)
        count += 1
        return true
      }
      if count == 0, MemoryLayout<Tangent>.size > 0 {
        unseen.append(name(of: tangent, at: path))
      }
    #endif
  }

  /// Fills in the zeros of an array's tangent.
  fileprivate mutating func completeElements<Element: Differentiable>(
    of tangents: inout [Element.TangentVector], of points: [Element], at path: String
  ) {
    if tangents.isEmpty { tangents = Array(repeating: .zero, count: points.count) }
    if Element.self is any GradientScalar.Type || Element.self is any SIMD.Type { return }
    for (index, point) in points.enumerated() where index < tangents.count {
      complete(&tangents[index], of: point, at: "\(path)[\(index)]")
    }
  }
}

/// A point whose tangent may be empty.
private protocol TangentShaping {
  func complete<Tangent>(_ tangent: inout Tangent, in shape: inout TangentShape, at path: String)
}

extension Array: TangentShaping where Element: Differentiable {
  func complete<Tangent>(_ tangent: inout Tangent, in shape: inout TangentShape, at path: String) {
    if var view = tangent as? Array<Element.TangentVector>.DifferentiableView {
      shape.completeElements(of: &view.base, of: self, at: path)
      if let completed = view as? Tangent { tangent = completed }
    } else if var elements = tangent as? [Element.TangentVector] {
      // A struct that is its own tangent.
      shape.completeElements(of: &elements, of: self, at: path)
      if let completed = elements as? Tangent { tangent = completed }
    }
  }
}

extension Array.DifferentiableView: TangentShaping {
  func complete<Tangent>(_ tangent: inout Tangent, in shape: inout TangentShape, at path: String) {
    base.complete(&tangent, in: &shape, at: path)
  }
}

extension Optional: TangentShaping where Wrapped: Differentiable {
  func complete<Tangent>(_ tangent: inout Tangent, in shape: inout TangentShape, at path: String) {
    guard var optional = tangent as? Optional<Wrapped>.TangentVector else { return }
    optional.value = map { wrapped in
      var value = optional.value ?? .zero
      shape.complete(&value, of: wrapped, at: path)
      return value
    }
    if let completed = optional as? Tangent { tangent = completed }
  }
}
