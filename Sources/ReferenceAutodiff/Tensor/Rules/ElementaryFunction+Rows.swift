import CLibrary

extension ElementaryFunction {
  /// The table as the tape uses it: rows by number, plus rows that only derivatives need.
  ///
  /// A function of the table is a function of tensors as it stands: value and derivative come from its row.
  @usableFromInline enum Rows {
    /// The table, and after it the helpers.
    static let all: [ElementaryFunction] = ElementaryFunction.all + helpers

    @usableFromInline static let rules: [Rule] = all.map(\.rule)
    private static let numbers: [String: Int16] = Dictionary(
      all.enumerated().map { ($1.name, Int16($0)) }, uniquingKeysWith: { first, _ in first })

    @inlinable @inline(__always) static func rule(_ row: Int16) -> Rule { rules[Int(row)] }
    static func name(_ row: Int16) -> String { all[Int(row)].name }

    /// Returns the number of the row of a function that this module itself names.
    static func number(_ name: String) -> Int16 {
      guard let row = numbers[name] else { preconditionFailure("no row is called '\(name)'") }
      return row
    }

    static let pow = number("pow")

    /// Functions in which derivatives are written that would otherwise be 0/0 somewhere.
    private static let helpers: [ElementaryFunction] = [
      // 1 for positive numbers, else 0: the derivative of relu.
      unary(
        "step", samples: [], { x in x.isNaN ? x : x > 0 ? 1 : 0 }, derivative: { _, _ in 0 }),
      // 0 becomes 1: a divisor that is 0 only together with its dividend.
      unary("nonzero", samples: [], { x in x == 0 ? 1 : x }, derivative: { _, _ in 1 }),
      unary(
        "sinc'", samples: [], { sincDerivative($0, sinc($0)) },
        derivative: { x, _ in
          sincSecondDerivative(x)
        }),
      binary(
        "share of max", samples: [], { x, y in greaterShare(x, y) }, partialX: { _, _, _ in 0 },
        partialY: { _, _, _ in 0 }),
      // The base x of y·x^(y-1), with 1 in place of 0 where x^0 is meant, whose derivative is 0.
      binary(
        "base of slope", samples: [], { x, y in x == 0 && y == 0 ? 1 : x },
        partialX: { _, _, _ in 1 }, partialY: { _, _, _ in 0 }),
      // The x of x^y·log x, with 1 in place of 0 where 0^y is constant in y.
      binary(
        "base of log", samples: [], { x, y in x == 0 && y >= 0 ? 1 : x },
        partialX: { _, _, _ in 1 }, partialY: { _, _, _ in 0 }),
    ]
  }
}

/// The second derivative of sinc, from its differential equation x·s" + 2s' + π²x·s = 0.
///
/// Its two terms cancel near 0, where the Taylor series π²·Σ (-1)^k·2k(2k-1)/(2k+1)!·y^(2k-2) is summed.
private func sincSecondDerivative(_ x: Double) -> Double {
  let y = Double.pi * x
  guard abs(y) < 1 else {
    let value = sinc(x)
    return -Double.pi * Double.pi * value - 2 * sincDerivative(x, value) / x
  }
  var (sum, power, factorial) = (0.0, 1.0, 1.0)
  for k in 1...10 {
    let even = Double(2 * k)
    factorial *= even * (even + 1)
    sum += (k % 2 == 0 ? 1 : -1) * even * (even - 1) / factorial * power
    power *= y * y
  }
  return Double.pi * Double.pi * sum
}
