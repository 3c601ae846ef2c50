import ReferenceAutodiff
import Testing

@Suite("Every row of the elementary table as a function of tensors")
struct ElementaryFunctionTensorTests {
  @Test("Value and derivative are the row's, to the last bit", arguments: ElementaryFunction.all)
  func firstOrder(_ function: ElementaryFunction) throws {
    for point in function.samplePoints {
      let leaves = point.map { Tensor($0, requiresGrad: true) }
      let y = Self.apply(function, leaves)
      #expect(try y.item() == Self.value(function, point))
      try y.backward()
      for (i, leaf) in leaves.enumerated() {
        let wanted = function.partial(i, point[0], point.last ?? 0)
        #expect(try leaf.grad?.item() == wanted, "argument \(i) at \(point)")
      }
    }
  }

  @Test("A vector of the points has the same derivatives", arguments: ElementaryFunction.all)
  func vectors(_ function: ElementaryFunction) throws {
    let points = function.samplePoints
    let leaves = (0..<function.arity).map { i in
      Tensor(points.map { $0[i] }, requiresGrad: true)
    }
    try Self.apply(function, leaves).sum().backward()
    for (i, leaf) in leaves.enumerated() {
      let wanted = points.map { function.partial(i, $0[0], $0.last ?? 0) }
      #expect(leaf.grad?.scalars == wanted)
    }
  }

  @Test("In Float they are the row's, rounded once", arguments: ElementaryFunction.all)
  func singlePrecision(_ function: ElementaryFunction) throws {
    for point in function.samplePoints {
      let floats = point.map { Float($0) }
      let leaves = floats.map { Tensor($0, requiresGrad: true) }
      let y = Self.apply(function, leaves)
      #expect(try y.item() == Float(Self.value(function, floats.map(Double.init))))
      try y.backward()
      for (i, leaf) in leaves.enumerated() {
        let wanted = function.partial(i, Double(floats[0]), Double(floats.last ?? 0))
        let found = Double(try #require(try leaf.grad?.item()))
        // Derivatives that use the value see it rounded to Float.
        #expect(abs(found - wanted) <= 1e-6 * max(1e-3, abs(wanted)), "argument \(i) at \(point)")
      }
    }
  }

  @Test(
    "A gradient that is to be differentiated again is the same", arguments: ElementaryFunction.all)
  func expressions(_ function: ElementaryFunction) throws {
    for point in function.samplePoints {
      let leaves = point.map { Tensor($0, requiresGrad: true) }
      let gradients = try grad(
        of: Self.apply(function, leaves), wrt: leaves, createGraph: true)
      for (i, gradient) in gradients.enumerated() {
        let wanted = function.partial(i, point[0], point.last ?? 0)
        let found = try gradient.item()
        #expect(abs(found - wanted) <= 4e-14 * max(1e-6, abs(wanted)), "argument \(i) at \(point)")
      }
    }
  }

  // The bound: a central difference of step h errs by h²/6 of the fourth derivative, and by the
  // rounding of the first derivative over h. With h = 1e-5 of the point both stay below 1e-7 at these points.
  @Test("The second derivative is the slope of the row's first", arguments: ElementaryFunction.all)
  func secondOrder(_ function: ElementaryFunction) throws {
    for point in function.samplePoints {
      let leaves = point.map { Tensor($0, requiresGrad: true) }
      let gradients = try grad(
        of: Self.apply(function, leaves), wrt: leaves, createGraph: true)
      for (i, gradient) in gradients.enumerated() where gradient.requiresGrad {
        for j in point.indices {
          let h = 1e-5 * max(0.1, abs(point[j]))
          var (above, below) = (point, point)
          above[j] += h
          below[j] -= h
          let difference =
            function.partial(i, above[0], above.last ?? 0)
            - function.partial(i, below[0], below.last ?? 0)
          let wanted = difference / (above[j] - below[j])
          let found = try Self.slope(of: gradient, by: leaves[j])
          #expect(
            abs(found - wanted) <= 1e-7 * max(1, abs(wanted)),
            "∂²/∂\(j)∂\(i) at \(point): \(found), and the difference is \(wanted)")
        }
      }
    }
  }

  @Test("A row that is asked with the wrong number of arguments has no value")
  func wrongArity() throws {
    let sine = try #require(ElementaryFunction.all.first { $0.name == "sin" })
    let power = try #require(ElementaryFunction.all.first { $0.name == "pow" })
    #expect(try sine(Tensor<Double>(1.0), Tensor<Double>(1.0)).item().isNaN)
    #expect(try power(Tensor<Double>(1.0)).item().isNaN)
  }

  /// The derivative of a gradient, 0 where the gradient is independent of the leaf.
  private static func slope(
    of gradient: Tensor<Double>, by leaf: Tensor<Double>
  ) throws(TensorError) -> Double {
    do {
      return try grad(of: gradient, wrt: leaf, retainGraph: true).item()
    } catch {
      guard case .notUsed = error else { throw error }
      return 0
    }
  }

  private static func apply<Scalar>(
    _ function: ElementaryFunction, _ x: [Tensor<Scalar>]
  ) -> Tensor<Scalar> {
    function.arity == 1 ? function(x[0]) : function(x[0], x[1])
  }

  private static func value(_ function: ElementaryFunction, _ x: [Double]) -> Double {
    function.value(x[0], x.last ?? 0)
  }
}
