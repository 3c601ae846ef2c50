import GradientChecking
import Testing

private struct Layer: Equatable, Weighted {
  var weight: Double
}

private protocol Weighted {
  var weight: Double { get set }
}

private struct Pair: Weighted {
  var weight: Double
  var more = [2.0, 3.0]
}

/// A layer with reference semantics that says what it is made of.
private final class Shared: Weighted, ComponentIterable {
  var weight: Double

  init(weight: Double) { self.weight = weight }

  func visitComponents(_ visitor: inout ComponentVisitor) {
    visitor.visit(&weight, named: "weight")
  }
}

private final class Opaque {
  var value = 1.0
}

private enum Activation {
  case relu
  case leaky(Double)
}

private struct Holder<Content> {
  var content: Content
  var last = 9.0
}

@Suite("Structs inside optionals, dictionaries, tuples and existentials")
struct ReflectedContainerTests {
  @Test("an optional struct is looked into, and nil has no components")
  func optionals() {
    let parts = Parts(Holder(content: Optional(Layer(weight: 1))))
    #expect(parts.names == ["content.weight", "last"])
    #expect(parts.with([5, 6]).content == Layer(weight: 5))
    #expect(Parts(Holder(content: nil as Layer?)).names == ["last"])
    #expect(Parts(Holder(content: nil as Layer?)).with([6]).content == nil)
    #expect(Parts(Optional(Layer(weight: 1))).names == ["weight"])
  }

  @Test("a dictionary of structs is looked into, key by key")
  func dictionaries() {
    let layers = ["b": Layer(weight: 2), "a": Layer(weight: 1)]
    let parts = Parts(Holder(content: layers))
    #expect(parts.names == ["content[\"a\"].weight", "content[\"b\"].weight", "last"])
    #expect(parts.numbers == [1, 2, 9])
    let written = parts.with([3, 4, 5])
    #expect(written.content == ["a": Layer(weight: 3), "b": Layer(weight: 4)])
    #expect(written.last == 5)
    #expect(Parts(layers).names == ["x[\"a\"].weight", "x[\"b\"].weight"])
    #expect(Parts(["a": Optional(Layer(weight: 1))]).names == ["x[\"a\"].weight"])
  }

  @Test("a tuple's elements are called by their place")
  func tuples() {
    let parts = Parts(Holder(content: (1.0, Layer(weight: 2), 7)))
    #expect(parts.names == ["content.0", "content.1.weight", "last"])
    let written = parts.with([3, 4, 5])
    #expect(written.content == (3, Layer(weight: 4), 7))
    #expect(Parts((1.0, Layer(weight: 2))).names == ["x.0", "x.1.weight"])
  }

  @Test("a value behind a protocol has the components of its own type")
  func existentials() {
    let mixed: [any Weighted] = [Layer(weight: 1), Pair(weight: 2), Shared(weight: 3)]
    let parts = Parts(Holder(content: mixed))
    #expect(
      parts.names == [
        "content[0].weight", "content[1].weight", "content[1].more[0]", "content[1].more[1]",
        "content[2].weight", "last",
      ])
    #expect(parts.numbers == [1, 2, 2, 3, 3, 9])
    let written = parts.with([4, 5, 6, 7, 8, 9])
    #expect(written.content.map(\.weight) == [4, 5, 8])
    #expect((written.content[1] as? Pair)?.more == [6, 7])
    #expect(Parts(Holder(content: 4.0 as any Sendable)).numbers == [4, 9])
    #expect(Parts(Layer(weight: 1) as any Weighted).names == ["weight"])
    let lists = Parts(Holder(content: [[1.0, 2], ["a": 3.0], Optional(4.0) as Any] as [Any]))
    #expect(
      lists.names == ["content[0][0]", "content[0][1]", "content[1][\"a\"]", "content[2]", "last"])
    #expect(lists.with([5, 6, 7, 8, 9]).content[0] as? [Double] == [5, 6])
  }

  @Test("slices and contiguous arrays are arrays")
  func otherArrays() {
    let numbers = [1.0, 2.0, 3.0]
    let slice = Parts(Holder(content: numbers[1...]))
    #expect(slice.names == ["content[1]", "content[2]", "last"])
    #expect(slice.with([4, 5, 6]).content == [4, 5])
    #expect(Parts(numbers[1...]).names == ["x[1]", "x[2]"])
    let contiguous = Parts(Holder(content: ContiguousArray(numbers)))
    #expect(contiguous.names == ["content[0]", "content[1]", "content[2]", "last"])
    #expect(contiguous.with([4, 5, 6, 7]).content == [4, 5, 6])
  }

  @Test("what cannot be differentiated by is passed over, and does no harm")
  func passedOver() {
    func check<Content>(_ content: Content) {
      #expect(Parts(Holder(content: content)).names == ["last"])
      #expect(Parts(content).names.isEmpty)
    }
    check(Opaque())
    check(Opaque() as AnyObject)
    check(Opaque() as Any)
    check([Opaque()])
    check(Optional(Opaque()))
    check(["a": Opaque()])
    check(Activation.leaky(0.1))
    check(Optional(Activation.relu))
    check({ 1.0 })
    check(Double.self as any Any.Type)
    check(0.0...1.0)
    check(Set([1, 2]))
    check("text" as Substring)
    check(Character("c"))
    check(Duration.seconds(1))
    check(nil as UnsafeMutablePointer<Double>?)
    check(AnyHashable(1))
    check(SystemRandomNumberGenerator())
  }
}
