import GradientChecking
import NumericalDifferentiation
import Testing

@Suite("The diagnosis of numbers in wrong places")
struct PlaceDiagnosisTests {
  // MARK: Swapped

  @Test("two components that changed places are named")
  func swapped() {
    #expect(
      WrongClaim(of: [28, 22, 20], [22, 28, 20]).diagnoses == [
        Diagnosis(kind: .swapped, message: "a and b have changed places", components: ["a", "b"])
      ])
    #expect(WrongClaim(of: [28, -22], [-22, 28]).kinds == [.swapped])
    #expect(WrongClaim(of: [28, 0], [0, 28]).kinds == [.swapped])
  }

  @Test("a permutation of several components is one")
  func permuted() {
    #expect(
      WrongClaim(of: [1, 2, 3, 4, 5], [2, 3, 4, 5, 1]).diagnoses == [
        Diagnosis(
          kind: .swapped,
          message: "the numbers are right and in the wrong places: a, b, c and 2 more are permuted",
          components: ["a", "b", "c", "d", "e"])
      ])
    #expect(
      WrongClaim(of: [1, 2, 3, 7], [2, 3, 1, 7]).diagnoses.map(\.components) == [["a", "b", "c"]])
    let truth = (0..<400).map { Double(1 + $0 * $0 % 401) }
    #expect(WrongClaim(of: truth, truth.reversed()).kinds == [.swapped])
  }

  @Test("equal components are exchanged without harm, and do not hide another exchange")
  func equalComponents() {
    #expect(WrongClaim(of: [5, 5], [5, 5]).kinds.isEmpty)
    let claim = WrongClaim(of: [5, 5, 3], [5, 3, 5])
    #expect(claim.diagnoses.map(\.components) == [["b", "c"]])
    #expect(WrongClaim(of: [5, 3, 5], [3, 5, 3]).kinds.isEmpty)
  }

  @Test("printed digits keep their own precision in the other place")
  func printed() {
    #expect(WrongClaim(of: [28.1234, 7.5678], printed: ["7.5678", "28.1234"]).kinds == [.swapped])
    #expect(WrongClaim(of: [28.1234, 7.5678], printed: ["7.6", "28.1234"]).kinds == [.swapped])
    #expect(WrongClaim(of: [28.1234, 7.5678], printed: ["7.6", "28.1"]).kinds == [.swapped])
    #expect(WrongClaim(of: [28.1234, 7.5678], printed: ["7.7", "28.1234"]).kinds.isEmpty)
    #expect(WrongClaim(of: [28.1234, 7.5678], printed: ["7.5679", "28.12"]).kinds.isEmpty)
  }

  @Test("an exchange with another mistake on top is not explained")
  func swappedAndMore() {
    #expect(WrongClaim(of: [28, 22, 20], [22, 28, 21]).kinds.isEmpty)
    #expect(WrongClaim(of: [28, 22], [22, -28]).kinds.isEmpty)
    #expect(WrongClaim(of: [28, 22], [44, 56]).kinds.isEmpty)
  }

  // MARK: Zeroed

  @Test("components of 0 that should not be are named")
  func zeroed() {
    #expect(
      WrongClaim(of: [28, 22, 20], [28, 22, 0]).diagnoses == [
        Diagnosis(
          kind: .zeroed,
          message: "c is claimed to be 0 and is not: cut off from the graph, or never written",
          components: ["c"])
      ])
    #expect(
      WrongClaim(of: [28, 22, 0], [0, 0, 0]).diagnoses == [
        Diagnosis(
          kind: .zeroed,
          message: "a and b are claimed to be 0 and are not: cut off from the graph, or never"
            + " written",
          components: ["a", "b"])
      ])
    #expect(WrongClaim(of: [28], [-0.0]).kinds == [.zeroed])
    #expect(WrongClaim(of: [28, 22], printed: ["0.0000", "22.0"]).kinds == [.zeroed])
  }

  @Test("a 0 beside another mistake, and a number where 0 belongs, are not explained as zeroed")
  func notZeroed() {
    #expect(WrongClaim(of: [28, 22], [0, 23]).kinds.isEmpty)
    #expect(WrongClaim(of: [28, 22], [1e-300, 22]).kinds.isEmpty)
    #expect(WrongClaim(of: [0, 22], [1, 22]).kinds.isEmpty)
    #expect(WrongClaim(of: [0, 0], [1, 1]).kinds.isEmpty)
    #expect(WrongClaim(of: [.bar(1e-9, 1e-9)], [ClaimedNumber(0)]).kinds.isEmpty)
    let blurred = WrongClaim(of: [.bar(28, 5)], [ClaimedNumber(0)])
    #expect(blurred.verdict == .inconclusive && blurred.kinds.isEmpty)
  }

  // MARK: Transposed

  private func matrix(
    _ rows: Int, _ columns: Int, _ truth: [Double], _ claimed: [Double]
  ) -> WrongClaim {
    WrongClaim(of: truth, claimed).knowing { $0.matrix = (rows, columns) }
  }

  @Test("rows and columns exchanged are a transpose")
  func transposed() {
    #expect(
      matrix(2, 2, [1, 2, 3, 4], [1, 3, 2, 4]).diagnoses == [
        Diagnosis(
          kind: .transposed,
          message: "the transpose of the matrix fits: rows and columns are exchanged",
          components: ["b", "c"])
      ])
    let truth = (1...9).map { Double($0 * $0) }
    let claimed = [1, 16, 49, 4, 25, 64, 9, 36, 81.0]
    #expect(matrix(3, 3, truth, claimed).kinds == [.transposed])
    #expect(
      matrix(3, 3, [0, 2, 0, 0, 0, 3, 0, 0, 0], [0, 0, 0, 2, 0, 0, 0, 3, 0]).kinds == [.transposed])
  }

  @Test("an oblong matrix written column by column is a transpose")
  func oblong() {
    #expect(matrix(2, 3, [1, 2, 3, 4, 5, 6], [1, 4, 2, 5, 3, 6]).kinds == [.transposed])
    #expect(matrix(3, 2, [1, 2, 3, 4, 5, 6], [1, 3, 5, 2, 4, 6]).kinds == [.transposed])
  }

  @Test("printed digits keep their own precision across the diagonal")
  func transposedDigits() {
    let claim = WrongClaim(of: [1, 2.25, 3.5678, 4], printed: ["1", "3.5678", "2.3", "4"])
    #expect(claim.knowing { $0.matrix = (2, 2) }.kinds == [.transposed])
  }

  @Test("a symmetric matrix is its own transpose: its mistakes have other names")
  func symmetric() {
    #expect(matrix(2, 2, [1, 2, 2, 4], [1, 2, 2, 4]).kinds.isEmpty)
    #expect(matrix(2, 2, [1, 2, 2, 4], [1, 2, 2, 5.3]).kinds.isEmpty)
    #expect(matrix(2, 2, [1, 2, 2, 4], [2, 4, 4, 8]).kinds == [.accumulated])
    #expect(matrix(2, 2, [1, 2, 2, 4], [4, 2, 2, 1]).kinds == [.swapped])
    #expect(matrix(2, 2, [1, 2, 2, 4], [1, 0, 0, 4]).kinds == [.zeroed])
  }

  @Test("the negative of an antisymmetric matrix is called its transpose, which it is")
  func antisymmetric() {
    #expect(matrix(2, 2, [0, 3, -3, 0], [0, -3, 3, 0]).kinds == [.transposed])
    #expect(matrix(2, 2, [1, 3, -3, 2], [-1, -3, 3, -2]).kinds == [.sign])
  }

  @Test("a transpose with one wrong entry is none, and one row or column has no transpose")
  func notTransposed() {
    #expect(matrix(2, 2, [1, 2, 3, 4], [1, 3, 2, 4.5]).kinds.isEmpty)
    #expect(matrix(1, 3, [1, 2, 3], [3, 2, 1]).kinds == [.swapped])
    #expect(matrix(3, 1, [1, 2, 3], [3, 2, 1]).kinds == [.swapped])
    #expect(matrix(3, 2, [1, 2, 3], [3, 2, 1]).kinds == [.swapped])
    #expect(WrongClaim(of: [1, 2, 3, 4], [1, 3, 2, 4]).kinds == [.swapped])
  }

  @Test("entries that nobody can judge do not hide a transpose, nor make one")
  func transposedAroundKinks() {
    var claim = matrix(2, 2, [1, 2, 3, 4], [1, 3, 2, 4])
    claim.estimates[0] = .kink(0, 2)
    #expect(claim.kinds == [.transposed])
    claim = matrix(2, 2, [1, 2, 3, 4], [1, 3, 2, 4])
    claim.estimates[1] = .unresolved(.noTaylorSeries)
    #expect(claim.kinds.isEmpty)
  }
}
