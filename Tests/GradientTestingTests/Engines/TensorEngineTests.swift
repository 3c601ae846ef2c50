import GradientTesting
import Testing

/// A network of two layers, as a plain struct: what a user of a tensor library has.
private struct Network {
  var weights: Matrix
  var bias: [Double]
  var output: Matrix

  static let inputs = Matrix([[1, 0.5, -1], [0.25, -2, 1], [-0.5, 1, 2], [1.5, 1, 0.5]])
  static let targets = Matrix([[1, 0, 2], [0.5, 1, -1], [-1, 0.5, 0], [2, -1, 1]])

  /// Square matrices all, so that no shape gives a mistake away.
  static let sample = Network(
    weights: Matrix([[0.5, -0.25, 1], [0.75, 0.5, -0.5], [-1, 0.25, 0.5]]),
    bias: [0.125, -0.5, 0.25],
    output: Matrix([[1, -0.5, 0.25], [0.5, 0.75, -1], [-0.25, 1, 0.5]]))

  private func forward(_ bug: Tensor.Bug?) -> (parameters: [Tensor], loss: Tensor) {
    let parameters = [weights, Matrix([bias]), output].map { Tensor($0, bug: bug) }
    let hidden = (Tensor(Self.inputs, bug: bug) * parameters[0] + parameters[1]).relu()
    return (parameters, (hidden * parameters[2]).meanSquare(to: Self.targets))
  }

  var loss: Double { forward(nil).loss.value.rows[0][0] }

  func gradient(_ bug: Tensor.Bug?) -> Network {
    let (parameters, loss) = forward(bug)
    loss.backward()
    return Network(
      weights: parameters[0].adjoint, bias: parameters[1].adjoint.rows[0],
      output: parameters[2].adjoint)
  }
}

@Suite("Mistakes of an engine of tensors")
struct TensorEngineTests {
  private func report(_ bug: Tensor.Bug?, _ options: CheckOption...) -> GradientReport {
    gradientCheck(at: Network.sample, with: .all(options)) {
      (network: Network) -> Double in
      network.loss
    } gradient: { (network: Network) -> Network in
      network.gradient(bug)
    }
  }

  /// The parameters in which something is wrong.
  private func wrong(_ report: GradientReport) -> Set<String> {
    Set(
      report.components.filter { $0.verdict == .mismatch }.map {
        String($0.name.prefix { $0 != "." && $0 != "[" })
      })
  }

  @Test("without a mistake it passes, component by component and along directions")
  func right() {
    let report = report(nil)
    #expect(report.matches)
    #expect(report.components.count == 21)
    #expect(report.components.first?.name == "weights.rows[0][0]")
    #expect(self.report(nil, .directions(3)).matches)
    #expect(
      gradientsMatch(at: Network.sample) { (network: Network) -> Double in
        network.loss
      } gradient: { (network: Network) -> Network in
        network.gradient(nil)
      })
  }

  @Test("a broadcast whose adjoint is not summed is wrong in the bias, and nowhere else")
  func broadcast() {
    for bug in [Tensor.Bug.firstRowOnly, .meanOfRows] {
      let report = report(bug)
      #expect(!report.matches)
      #expect(wrong(report) == ["bias"])
      #expect(!self.report(bug, .directions(2)).matches)
    }
    let mean = report(.meanOfRows)
    #expect(mean.diagnoses.map(\.kind) == [.factor])
    #expect(mean.diagnoses.first?.message.contains("1/4") == true)
  }

  @Test("a mean that forgets its 1/n is n times too large in everything")
  func meanAsSum() {
    let report = report(.meanAsSum)
    #expect(!report.matches)
    #expect(wrong(report) == ["weights", "bias", "output"])
    #expect(report.diagnoses.map(\.kind) == [.factor])
    #expect(
      report.diagnoses.first?.message
        == "every component is off by one common factor, 12: a constant factor too many, or a sum over"
        + " 12 items where a mean was asked for")
  }

  @Test("a product's adjoint with a matrix that is not transposed is wrong in what comes before it")
  func leftFactor() {
    let report = report(.leftFactorNotTransposed)
    #expect(!report.matches)
    #expect(wrong(report) == ["weights", "bias"])
    #expect(wrong(self.report(.leftFactorNotTransposed, .directions(2))).contains("direction 1"))
  }

  @Test("a relu that looks at the adjoint is wrong in what comes before it")
  func relu() {
    let report = report(.reluOfAdjoint)
    #expect(!report.matches)
    #expect(wrong(report) == ["weights", "bias"])
  }

  @Test("a product's adjoint in the wrong order is caught where the shapes let it pass")
  func rightFactor() {
    // A C of 3 by 3, from an A and a B of 3 by 3: nothing but the numbers is wrong.
    let a = Matrix([[1, 2, -1], [0.5, -1, 1], [2, 1, 0.25]])
    func check(_ bug: Tensor.Bug?) -> GradientReport {
      gradientCheck(at: Network.sample.output) { (b: Matrix) -> Double in
        (Tensor(a) * Tensor(b)).meanSquare(to: Network.sample.weights).value.rows[0][0]
      } gradient: { (b: Matrix) -> Matrix in
        let b = Tensor(b, bug: bug)
        (Tensor(a) * b).meanSquare(to: Network.sample.weights).backward()
        return b.adjoint
      }
    }
    #expect(check(nil).matches)
    let report = check(.rightFactorOrder)
    #expect(!report.matches)
    #expect(report.verdict == .mismatch)
  }
}
