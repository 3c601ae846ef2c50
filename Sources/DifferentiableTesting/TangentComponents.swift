public import GradientChecking
public import _Differentiation

extension Array.DifferentiableView: ComponentIterable where Element: ComponentIterable {
  /// That of the elements.
  public typealias Component = Element.Component

  /// Visits the elements in their order: `[0]`, `[1]`, …, as those of the array itself.
  public mutating func visitComponents(_ visitor: inout ComponentVisitor) {
    base.visitComponents(&visitor)
  }
}

// Where elements conform to nothing, they are reflected: `layers[0].weight`, without the view's own `base`.
extension Array.DifferentiableView: ReflectedContainer {
  package var reflectedParts: [(place: Int, step: ComponentStep?, part: Element)] {
    base.reflectedParts
  }

  package mutating func setReflectedPart(at place: Int, to part: Element) { base[place] = part }
}

// The same for an optional's tangent and its own `value`.
extension Optional.TangentVector: ReflectedContainer where Wrapped: Differentiable {
  package var reflectedParts: [(place: Void, step: ComponentStep?, part: Wrapped.TangentVector)] {
    value.reflectedParts
  }

  package mutating func setReflectedPart(at place: Void, to part: Wrapped.TangentVector) {
    value = part
  }
}
