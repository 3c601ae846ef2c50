import ReferenceAutodiff

/// Tries whether formulas of a part compile, though students choose the shapes of some of their variables.
///
/// A formula for vectors or matrices does not compile with numbers, so a formula is wrong only if it is with
/// all shapes that the free variables may have: numbers, or vectors and matrices as long as the arrays that
/// the exercise fixes, or as the indices in the formula need.
struct FormulaTrial {
  private let variables: [ExercisePart.Input]
  private let data: [ExercisePart.Input]
  private let free: [String]
  private let lengths: Set<Int>
  /// The numbers that the exercise fixes, which every attempt takes.
  private let fixedCount: Int

  /// The numbers that all attempts may take together, each at least a thousand: about a second of work.
  private static let most = 4_000_000

  init(_ part: ExercisePart) {
    variables = part.variables
    data = part.data
    let inputs = part.variables + part.data
    free = inputs.filter { Self.known($0) == nil }.map(\.name)
    let fixed = inputs.compactMap(Self.known)
    lengths = Set(fixed.flatMap(\.shape))
    fixedCount = fixed.reduce(0) { $0 + $1.values.count }
  }

  /// The error of a formula; nil where there are shapes with which it compiles.
  func error(in formula: String) -> FormulaError? {
    let first: FormulaError
    do throws(FormulaError) {
      try compile(formula, free.map { _ in [] })
      return nil
    } catch {
      first = error
    }
    guard !free.isEmpty else { return first }
    let shapes = shapes(for: formula)
    var rest = Self.most
    // One shape for all is the most likely; and an error that none of them changes is not about shapes.
    var isSame = true
    for shape in shapes.dropFirst() where rest > 0 {
      do throws(FormulaError) {
        try compile(formula, free.map { _ in shape })
        return nil
      } catch {
        if error != first { isSame = false }
      }
      rest -= cost(free.map { _ in shape })
    }
    if isSame { return first }
    var choice = free.map { _ in 0 }
    while rest > 0, let place = choice.firstIndex(where: { $0 < shapes.count - 1 }) {
      choice[place] += 1
      for before in 0..<place { choice[before] = 0 }
      let chosen = choice.map { shapes[$0] }
      if (try? compile(formula, chosen)) != nil { return nil }
      rest -= cost(chosen)
    }
    return first
  }

  private func cost(_ chosen: [[Int]]) -> Int {
    max(1000, chosen.reduce(fixedCount) { $0 + $1.reduce(1, *) })
  }

  /// The shapes that a free variable may have; the first is a number's.
  private func shapes(for formula: String) -> [[Int]] {
    var lengths = lengths.union(Self.lengths(inIndicesOf: formula))
    if lengths.isEmpty { lengths = [2] }
    // Of many lengths, the short ones: the number of shapes grows with their square.
    let short = lengths.sorted().prefix(12)
    return [[]] + short.map { [$0] }
      + short.flatMap { rows in short.map { [rows, $0] } }.filter { $0[0] * $0[1] <= 65_536 }
  }

  /// How long an array must be for each of the indices: 4 for `v[3]`.
  private static func lengths(inIndicesOf formula: String) -> Set<Int> {
    var lengths: Set<Int> = []
    for piece in formula.split(separator: "[").dropFirst() {
      let digits = piece.drop { $0 == " " }.prefix { "0123456789".contains($0) }
      if let index = Int(digits), index < 65_536 { lengths.insert(index + 1) }
    }
    return lengths
  }

  private func compile(_ formula: String, _ chosen: [[Int]]) throws(FormulaError) {
    let shapes = Dictionary(zip(free, chosen)) { first, _ in first }
    func numbers(_ input: ExercisePart.Input) -> NumberArray {
      if let known = Self.known(input) { return known }
      let shape = shapes[input.name] ?? []
      return NumberArray(shape: shape, values: [Double](repeating: 1, count: shape.reduce(1, *)))
    }
    _ = try Formula(
      formula, variables: variables.map { FormulaVariable($0.name, shape: numbers($0).shape) },
      constants: data.map { input in
        let numbers = numbers(input)
        return FormulaConstant(input.name, shape: numbers.shape, values: numbers.values)
      })
  }

  private static func known(_ input: ExercisePart.Input) -> NumberArray? {
    if case .fixed(let numbers) = input.source { return numbers }
    return input.fallback
  }
}
