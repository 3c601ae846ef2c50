import ReferenceAutodiff
import TestSupport
import Testing

@Suite("The catalogue of operations on tensors")
struct TensorOperationTests {
  @Test("Every elementary function has a row")
  func elementary() {
    let names = Set(TensorOperation<Double>.all.map(\.name))
    for function in ElementaryFunction.all { #expect(names.contains(function.name)) }
  }

  @Test("A seed gives the same points again, all inside the domains")
  func randomPoints() {
    for row in TensorOperation<Float>.all {
      var (one, other) = (SeededGenerator(seed: 1), SeededGenerator(seed: 1))
      let point = row.randomPoint(using: &one)
      #expect(point == row.randomPoint(using: &other))
      let domains = row.arguments.flatMap { Array(repeating: $0.domain, count: $0.count) }
      #expect(point.count == domains.count)
      for (element, domain) in zip(point, domains) {
        #expect(domain.contains(element) && element != domain.lowerBound)
      }
    }
  }

  @Test("A row refuses another number of arguments")
  func arguments() throws {
    let row = try #require(TensorOperation<Double>.all.first)
    #expect(row.name == "+")
    #expect(
      row([Tensor([1.0])]).error
        == .invalidArgument(operation: "+", why: "takes 2 arguments, not 1"))
    #expect(row([Tensor([1.0]), Tensor([2.0])]).scalars == [3])
    #expect(
      row(joined: Tensor([1.0])).error == .indexOutOfRange(index: "0..<3", axis: 0, shape: [1]))
  }
}
