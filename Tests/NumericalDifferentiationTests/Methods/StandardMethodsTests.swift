import NumericalDifferentiation
import Testing

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

@Suite("The methods that have a name")
struct StandardMethodsTests {
  @Test("each is found by its name, and says what it does")
  func names() {
    #expect(
      StandardMethods.all.map(\.name) == [
        "adaptive", "central", "forward", "backward", "richardson",
      ])
    for method in StandardMethods.all {
      #expect(StandardMethods.named(method.name)?.name == method.name)
      #expect(!method.summary.isEmpty)
    }
  }

  @Test(
    "other names find nothing", arguments: ["", "Adaptive", "central ", "cental", "complex-step"])
  func unknown(name: String) {
    #expect(StandardMethods.named(name) == nil)
  }

  @Test("all agree on an easy function, each within its own reach")
  func agreement() throws {
    for (method, reach) in zip(StandardMethods.all, [1e-10, 1e-9, 1e-5, 1e-5, 1e-10]) {
      let estimate = try NumericalDifferentiator(method: method).slope(at: 1) { exp($0) }
      #expect(abs(estimate.value - exp(1)) <= reach, "\(method.name): \(estimate.summary)")
    }
  }

  @Test("the default is the adaptive one")
  func defaultMethod() {
    #expect(NumericalDifferentiator().method.name == "adaptive")
    #expect(NumericalDifferentiator().precision == .float64)
  }
}
