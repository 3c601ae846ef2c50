import Foundation

// Perfect and nearly perfect fits: the gradient is 0, or as small as the residuals.

extension ClaimFamily {
  static let fits = [lines, sigmoidFits, nearFits, roots, models]

  private static let line = "mean((w*x+b-t)^2)"

  private static let lines = ClaimFamily("fits of a line") { make in
    for number in 0..<24 {
      let digits = number % 2 == 0 ? nil : 1
      func draw(_ size: Double) -> Double {
        digits.map { make.decimal(-size, size, digits: $0) } ?? make.uniform(-size, size)
      }
      let (w, b) = (draw(3), draw(3))
      let xs = (0..<4).map { _ in draw(5) }
      let question = FamilyQuestion(
        line, ["w": w, "b": b], data: ["x": xs, "t": xs.map { w * $0 + b }])
      make.right(question, [0, 0])
      make.wrong(question, [0, make.sign() * make.power(-5, 0)])
    }
  }

  private static let sigmoidFits = ClaimFamily(
    "fits of a sigmoid", undecided: (1, "residuals of one rounding")
  ) { make in
    for _ in 0..<14 {
      let (w, b) = (make.uniform(-3, 3), make.uniform(-3, 3))
      let xs = make.list(4) { $0.uniform(-2, 2) }
      let question = FamilyQuestion(
        "sum((sigmoid(w*x+b)-t)^2)", ["w": w, "b": b],
        data: ["x": xs, "t": xs.map { sigmoid(w * $0 + b) }])
      make.right(question, [0, 0])
      make.wrong(question, [make.sign() * make.power(-5, 0), 0])
    }
  }

  private static let nearFits = ClaimFamily("nearly perfect fits, as computed") { make in
    for number in 0..<24 {
      let (w, b) = (make.uniform(-3, 3), make.uniform(-3, 3))
      let size = pow(10, -Double(2 + number % 12))
      let xs = make.list(4) { $0.uniform(-5, 5) }
      let ts = xs.map { w * $0 + b + size * make.uniform(-1, 1) }
      let residuals = zip(xs, ts).map { w * $0 + b - $1 }
      let slope = zip(residuals, xs).reduce(0) { $0 + 2 * $1.0 * $1.1 } / 4
      let offset = residuals.reduce(0) { $0 + 2 * $1 } / 4
      let question = FamilyQuestion(line, ["w": w, "b": b], data: ["x": xs, "t": ts])
      make.right(question, [slope, offset])
      // The sign of what is smaller than this may be one of rounding.
      make.wrong(question, [slope, size > 1e-6 ? -offset : offset + 1e-3])
    }
  }

  private static let roots = ClaimFamily("roots of a square") { make in
    let functions: [(formula: String, value: @Sendable (Double) -> Double)] = [
      ("exp(x)", { exp($0) }), ("sin(3*x)", { sin(3 * $0) }), ("log(x)", { log($0) }),
      ("sqrt(x)", { $0.squareRoot() }), ("x*x", { $0 * $0 }), ("1/x", { 1 / $0 }),
    ]
    for number in 0..<24 {
      let function = functions[number % functions.count]
      let x = make.uniform(0.2, 3)
      let question = FamilyQuestion(
        CaseMaker.formula("(\(function.formula)-Y)^2", ["Y": function.value(x)]), ["x": x])
      make.right(question, [0])
      make.wrong(question, [make.sign() * pow(10, -Double(1 + make.index(5)))])
    }
  }

  /// A model with its value and partial derivatives.
  private struct Model: Sendable {
    let formula: String
    let ranges: [(name: String, low: Double, high: Double)]
    let evaluate: @Sendable (_ x: Double, _ p: [Double]) -> (value: Double, partials: [Double])
  }

  private static let allModels: [Model] = [
    Model(formula: "a*exp(b*x)", ranges: [("a", 0.5, 3), ("b", -1, 1)]) { x, p in
      (p[0] * exp(p[1] * x), [exp(p[1] * x), x * p[0] * exp(p[1] * x)])
    },
    Model(
      formula: "a/(1+exp(-b*(x-c)))", ranges: [("a", 0.5, 3), ("b", 0.5, 3), ("c", -1, 1)]
    ) { x, p in
      let s = 1 / (1 + exp(-p[1] * (x - p[2])))
      let slope = p[0] * s * (1 - s)
      return (p[0] / (1 + exp(-p[1] * (x - p[2]))), [s, slope * (x - p[2]), -slope * p[1]])
    },
    Model(formula: "a*x^b", ranges: [("a", 0.5, 3), ("b", -2, 2)]) { x, p in
      (p[0] * pow(x, p[1]), [pow(x, p[1]), p[0] * pow(x, p[1]) * log(x)])
    },
    Model(
      formula: "a*exp(-(x-c)^2/(2*s^2))", ranges: [("a", 0.5, 3), ("c", -1, 1), ("s", 0.4, 2)]
    ) { x, p in
      let d = x - p[1]
      let e = exp(-d * d / (2 * p[2] * p[2]))
      let value = p[0] * e
      return (value, [e, value * d / (p[2] * p[2]), value * d * d / (p[2] * p[2] * p[2])])
    },
    Model(
      formula: "a*sin(b*x+c)", ranges: [("a", 0.5, 3), ("b", 0.5, 3), ("c", -1, 1)]
    ) { x, p in
      let angle = p[1] * x + p[2]
      return (p[0] * sin(angle), [sin(angle), p[0] * x * cos(angle), p[0] * cos(angle)])
    },
    Model(formula: "a+b*x+c*x^2", ranges: [("a", -2, 2), ("b", -2, 2), ("c", -2, 2)]) { x, p in
      (p[0] + p[1] * x + p[2] * (x * x), [1, x, x * x])
    },
    Model(formula: "tanh(a*x+b)*c", ranges: [("a", -2, 2), ("b", -1, 1), ("c", 1, 4)]) { x, p in
      let t = tanh(p[0] * x + p[1])
      let slope = p[2] * (1 - t * t)
      return (t * p[2], [slope * x, slope, t])
    },
  ]

  private static let models = ClaimFamily(
    "perfect fits of nonlinear models", undecided: (6, "residuals of a few roundings")
  ) { make in
    for number in 0..<35 {
      let model = allModels[number % allModels.count]
      let p = model.ranges.map { make.uniform($0.low, $0.high) }
      let xs = make.list(make.pick(1, 3, 5, 8)) { $0.uniform(0.2, 3) }
      let size = make.pick(0, 0, 1e-12, 1e-14, 1e-9)
      let values = xs.map { model.evaluate($0, p) }
      let ts = values.map { $0.value + size * make.uniform(-1, 1) }
      let (form, factor) = make.pick(
        ("mean((M-t)^2)", 2 / Double(xs.count)), ("sum((M-t)^2)", 2), ("0.5*sum((M-t)^2)", 1),
        ("sum((t-(M))^2)/2", 1))
      let question = FamilyQuestion(
        form.map { $0 == "M" ? model.formula : String($0) }.joined(),
        zip(model.ranges, p).map {
          NamedNumbers(name: $0.name, numbers: [$1], isList: false)
        }, data: ["x": xs, "t": ts])
      let computed = p.indices.map { index in
        factor
          * zip(values, ts).reduce(0) { $0 + ($1.0.value - $1.1) * $1.0.partials[index] }
      }
      if size == 0 { make.right(question, p.map { _ in 0 }) }
      make.right(question, computed)
      var wrong = computed
      wrong[make.index(p.count)] += make.sign() * make.power(-5, -1)
      make.wrong(question, wrong)
    }
  }
}
