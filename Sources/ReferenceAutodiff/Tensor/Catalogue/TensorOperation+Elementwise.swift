// Rows of what works element by element: arithmetic, the table of elementary functions, and choices.

extension TensorOperation {
  private static var vector: [Double] { [0.9, -1.3, 0.4] }
  private static var factor: [Double] { [1.7, 0.6, -1.1] }
  private static var matrix: [Double] { [0.9, -1.3, 0.55, 1.7, -0.62, 1.15] }

  /// The operators, and broadcasting in both directions.
  static var arithmetic: [TensorOperation] {
    let away = 0.3..<2.0
    return [
      Self("+", [.init([3]), .init([3])], samples: [vector + factor]) { x in x[0] + x[1] },
      Self("-", [.init([3]), .init([3])], samples: [vector + factor]) { x in x[0] - x[1] },
      Self("*", [.init([3]), .init([3])], samples: [vector + factor]) { x in x[0] * x[1] },
      Self("/", [.init([3]), .init([3], in: away)], samples: [vector + factor]) { x in
        x[0] / x[1]
      },
      Self("unary -", [.init([3])], samples: [vector]) { x in -x[0] },
      Self("+ of a matrix and a row", [.init([2, 3]), .init([3])], samples: [matrix + factor]) {
        x in x[0] + x[1]
      },
      Self("* of a column and a row", [.init([2, 1]), .init([3])], samples: [[2, -3] + factor]) {
        x in x[0] * x[1]
      },
      Self("/ by a number", [.init([3]), .init([], in: away)], samples: [vector + [0.7]]) { x in
        x[0] / x[1]
      },
      Self("** with a whole exponent", [.init([3])], samples: [vector]) { x in x[0] ** 3 },
      Self("** with a negative exponent", [.init([3], in: away)], samples: [factor]) { x in
        x[0] ** -2
      },
      Self(
        "** with a base that is a number", [.init([], in: away), .init([3])],
        kinks: "at base 0 the exponent's derivative is 0 for exponents from 0 on",
        samples: [[1.5] + vector]
      ) { x in x[0] ** x[1] },
    ]
  }

  /// Every row of the table of elementary functions.
  static var elementary: [TensorOperation] {
    ElementaryFunction.all.map { function in
      var points = function.samplePoints
      // At hypot(0.001, 2) the slope is 1 - 10⁻⁷, and rounding leaves too little of its own slope to see.
      if function.name == "hypot" { points.removeAll { $0 == [1e-3, 2] } }
      let domains = function.domains
      return Self(
        function.name, domains.map { Argument([points.count], in: $0) },
        kinks: function.conventions,
        samples: [domains.indices.flatMap { argument in points.map { $0[argument] } }]
      ) { x in x.count == 1 ? function(x[0]) : function(x[0], x[1]) }
    }
  }

  /// Comparisons, and what is chosen by them.
  static var selections: [TensorOperation] {
    let (above, below) = (0.1..<2.0, -2.0 ..< -0.1)
    let jump = "where the operands are equal: the derivative is 0 everywhere"
    let pair: [Argument] = [.init([3], in: above), .init([3], in: below)]
    return [
      Self(".>", pair, kinks: jump, samples: [vector + factor]) { x in x[0] .> x[1] },
      Self(".<", pair, kinks: jump, samples: [vector + factor]) { x in x[0] .< x[1] },
      Self(".>=", pair, kinks: jump, samples: [vector + factor]) { x in x[0] .>= x[1] },
      Self(".<=", pair, kinks: jump, samples: [vector + factor]) { x in x[0] .<= x[1] },
      Self(
        "where", [.init([3], in: above), .init([2, 3]), .init([])],
        kinks: "where the condition changes: the derivative is that of what is chosen",
        samples: [vector + matrix + [0.7]]
      ) { x in Tensor.where(x[0] .> 0, x[1] * x[1], x[2]) },
      Self(
        "clamp", [.init([3], in: -0.9..<0.9)],
        kinks: "at the bounds: the derivative is 1, as between them", samples: [vector, factor]
      ) { x in clamp(x[0], min: -1, max: 1) },
      Self(
        "clamp with one bound", [.init([3], in: above)],
        kinks: "at the bound: the derivative is 1, as beyond it", samples: [vector]
      ) { x in clamp(x[0], min: 0) },
    ]
  }
}

extension ElementaryFunction {
  /// For each argument, where to draw it: away from kinks, poles and edges, on both sides of 0 where possible.
  fileprivate var domains: [Range<Double>] {
    switch name {
    case "tan": [-1.2..<1.2]
    case "asin", "acos", "atanh": [-0.9..<0.9]
    case "acosh": [1.2..<5]
    case "log", "log2", "log10", "sqrt": [0.1..<5]
    case "log1p": [-0.8..<3]
    // Beyond, the value is 1 or 0 to within a few roundings of Float.
    case "erf", "erfc": [-2..<2]
    case "cbrt": [0.2..<4]
    case "atan2": [0.5..<2, -2..<2]
    case "hypot": [0.5..<2, 0.5..<2]
    case "pow": [0.3..<3, -2..<2]
    case "max", "min": [0.1..<2, -2 ..< -0.1]
    default: kinks.isEmpty ? [-3..<3] : [0.1..<3]
    }
  }

  /// The derivative at kinks, in words; nil where there is nothing to agree upon.
  fileprivate var conventions: String? {
    switch name {
    case "abs", "sign", "relu": "at 0: the derivative is 0"
    case "leakyrelu": "at 0: the derivative is 0.01"
    case "sqrt", "cbrt": "at 0: the derivative is ∞"
    case "hypot": "at the origin: the gradient is 0"
    case "pow": "x^0 has the derivative 0, also at x = 0; 0^y has the derivative 0 for y from 0 on"
    case "max", "min": "where the operands are equal: each has the derivative 1/2"
    default: nil
    }
  }
}
