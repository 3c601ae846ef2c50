/// Tangents and cotangents that nobody gave: drawn from a seed so that no wrong product fits them by chance.
///
/// A product that ignores its weights is right where they are ones, one that takes their signs where they are signs, and
/// one that reverses or transposes them where two of them are equal; whatever is added to all outputs alike is unseen where
/// they add up to 0. So none of this may happen, whatever the seed:
///
///     1/2 < |w| < 2,  |w| ≠ 1,  no two sizes equal,  both signs from two weights on,
///     |Σw| apart from 0, from 1, and from what ones or the weights' signs add up to
///
/// All are odd multiples of one power of 2, with so few bits that a `Float` holds them and that their products with round
/// numbers are not rounded. The vector's length is not 1 either: two or three odd squares never add up to a power of 4.
enum DrawnWeights {
  /// Which of the two is drawn.
  ///
  /// One seed must not give both the same numbers: with c = t, a Jacobian and its transpose have one product ⟨c, J t⟩.
  enum Role: UInt64 {
    case tangent = 0
    case cotangent = 0x636f_7461_6e67_656e
  }

  /// Multiples of 2⁻¹²: of 2⁻⁶, c₁ + 2c₂ + 3c₃ + … was 0 in two draws of four hundred, and a factor of the product unseen.
  ///
  /// Thirteen bits are few enough for products with 40-bit numbers to be exact.
  private static let fewestBits = 12
  /// Multiples of 2⁻²², below 2, are the finest that a `Float` holds; beyond three million weights sizes come again.
  private static let mostBits = 22
  /// So many sizes are to be had for each one that is drawn, so that they look drawn.
  private static let choice = 4
  /// How far the sum stays away from what a wrong product may add up to.
  private static let margin = 1.0 / 16
  /// About one draw in six is refused.
  private static let mostDraws = 64

  /// Draws as many weights as there are components, or outputs.
  static func draw(_ count: Int, for role: Role, seed: UInt64) -> [Double] {
    var generator = SeededGenerator(seed: SeededGenerator.mixed(seed ^ role.rawValue))
    var weights = candidate(count, using: &generator)
    var draws = 1
    while draws < mostDraws, !isTelling(weights) {
      weights = candidate(count, using: &generator)
      draws += 1
    }
    return weights
  }

  /// The odd multiples of 2⁻ᵏ between 1/2 and 2.
  private static func sizes(_ bits: Int) -> Int { 3 << (bits - 2) }

  /// The sizes are spread over as many parts of the range as there are weights, so that two are seldom nearly equal.
  private static func candidate(
    _ count: Int, using generator: inout SeededGenerator
  ) -> [Double] {
    var bits = fewestBits
    while bits < mostBits, sizes(bits) / choice < count { bits += 1 }
    let width = max(1, sizes(bits) / max(count, 1))
    let parts = (0..<count).shuffled(using: &generator)
    let unit = 1 / Double(1 << bits)
    var weights = parts.map { part in
      let place = (part * width + Int.random(in: 0..<width, using: &generator)) % sizes(bits)
      let size = Double((1 << (bits - 1)) + 1 + 2 * place) * unit
      return Bool.random(using: &generator) ? size : -size
    }
    if count > 1, weights.allSatisfy({ ($0 < 0) == (weights[0] < 0) }) {
      let turned = Int.random(in: weights.indices, using: &generator)
      weights[turned] = -weights[turned]
    }
    return weights
  }

  /// Whether the sum tells the weights from everything that a wrong product may put in their place.
  private static func isTelling(_ weights: [Double]) -> Bool {
    let sum = weights.reduce(0, +)
    let signs = weights.reduce(0.0) { $0 + ($1 < 0 ? -1 : 1) }
    return [0, 1, -1, Double(weights.count), -Double(weights.count), signs].allSatisfy {
      abs(sum - $0) >= margin
    }
  }
}

extension CheckOptions {
  /// A seeded tangent for a point of so many components.
  package func drawnTangent(_ count: Int) -> [Double] { drawn(count, for: .tangent) }

  /// Seeded weights for so many outputs.
  package func drawnCotangent(_ count: Int) -> [Double] { drawn(count, for: .cotangent) }

  private func drawn(_ count: Int, for role: DrawnWeights.Role) -> [Double] {
    DrawnWeights.draw(count, for: role, seed: seed ?? 0)
  }
}
