import Foundation

// Many waves between two steps, sums that are saturated, and arguments that were rounded on their way.

extension ClaimFamily {
  static let waves = [manyWaves, oscillation]
  static let saturated = [saturatedSums, steep, roundedInside]

  private static let manyWaves = ClaimFamily("many waves") { make in
    for _ in 0..<16 {
      let x = make.pick(30, 100, 300) * make.uniform(0.9, 1.1)
      let inner = sin(x * x)
      let slope = -2 * cos(inner) * sin(inner) * cos(x * x) * 2 * x
      let question = FamilyQuestion("cos(sin(x^2))^2", ["x": x])
      make.right(question, [slope])
      make.wrong(question, [slope * 1.01 + 0.01 * x])
    }
  }

  private static let oscillation = ClaimFamily("oscillation") { make in
    for number in 0..<27 {
      let w = make.pick(1e2, 1e3, 1e4, 1e5)
      var x = make.pick(make.uniform(0.1, 3), make.decimal(0.1, 3, digits: 1), make.uniform(10, 30))
      let form: String
      let slope: Double
      // How steep the waves are.
      var steepness = w
      switch number % 9 {
      case 0: (form, slope) = ("sin(W*x)", w * cos(w * x))
      case 1:
        (form, slope) = ("x+sin(W*x)/W", 1 + cos(w * x))
        steepness = 1
      case 2: (form, slope) = ("exp(sin(W*x))", exp(sin(w * x)) * w * cos(w * x))
      case 3:
        (form, slope) = ("x*cos(W*x)", cos(w * x) - x * w * sin(w * x))
        steepness = w * x
      case 4:
        x = make.uniform(10, 300)
        (form, slope) = ("sin(x^2)", 2 * x * cos(x * x))
        steepness = 2 * x
      case 5:
        x = make.uniform(2, 8)
        (form, slope) = ("cos(exp(x))", -sin(exp(x)) * exp(x))
        steepness = exp(x)
      case 6:
        x = make.power(-4, -1)
        (form, slope) = ("sin(1/x)", -cos(1 / x) / (x * x))
        steepness = 1 / (x * x)
      case 7:
        (form, slope) = (
          "sin(W*x)*sin(x)", w * cos(w * x) * sin(x) + sin(w * x) * cos(x)
        )
      default:
        (form, slope) = ("(sin(W*x)+2)^3", 3 * pow(sin(w * x) + 2, 2) * w * cos(w * x))
      }
      let question = FamilyQuestion(CaseMaker.formula(form, ["W": w]), ["x": x])
      make.right(question, [slope])
      make.wrong(question, [slope + make.sign() * make.pick(0.01, 0.1, 1) * steepness])
    }
  }

  private static let saturatedSums = ClaimFamily(
    "saturated sums", undecided: (5, "shares below the rounding of the sum")
  ) { make in
    for number in 0..<24 {
      let gap = make.pick(5.0, 20, 40, 100, 500)
      let offset = number % 4 == 3 ? make.pick(1e3, -1e3, 1e5) : 0
      let z = make.list(make.pick(2, 3, 5)) { $0.decimal(-gap, gap, digits: 3) + offset }
      let weights = z.map { exp($0 - (z.max() ?? 0)) }
      let shares = weights.map { $0 / weights.reduce(0, +) }
      switch number % 3 {
      case 0:
        make.both(FamilyQuestion("logsumexp(z)", list: "z", z), shares, gross: true)
      case 1:
        var gradient = shares
        // 1 less without cancellation.
        gradient[0] = -shares.dropFirst().reduce(0, +)
        make.both(
          FamilyQuestion("logsumexp(z)-z[0]", list: "z", z), gradient,
          or: [shares.map { $0 + 0.5 }], gross: true)
      default:
        let c = make.list(z.count) { $0.decimal(-2, 2) }
        let gradient = z.indices.map { i in
          shares[i] * z.indices.reduce(0) { $0 + shares[$1] * (c[i] - c[$1]) }
        }
        let question = FamilyQuestion("dot(softmax(z),c)", list: "z", z, data: ["c": c])
        make.right(question, gradient)
        make.wrong(question, gradient.map { $0 + 0.1 })
      }
    }
  }

  private static let steep = ClaimFamily(
    "steep steps", undecided: (3, "the tail of a step, below the rounding of 1")
  ) { make in
    for number in 0..<24 {
      let w = make.pick(1e2, 1e3, 1e4, 1e6)
      let center = make.pick(0, 0.5, make.decimal(-2, 2))
      let x =
        center + make.pick(0, make.uniform(-3, 3), make.uniform(-3, 3), make.uniform(8, 30)) / w
      let z = w * (x - center)
      let s = sigmoid(z) * sigmoid(-z)
      let (form, slope): (String, Double) =
        switch number % 6 {
        case 0: ("sigmoid(W*(x-C))", w * s)
        case 1: ("tanh(W*(x-C))", w / (cosh(z) * cosh(z)))
        case 2: ("exp(-(W*(x-C))^2)", -2 * w * z * exp(-z * z))
        case 3: ("atan(W*(x-C))", w / (1 + z * z))
        case 4: ("softplus(W*(x-C))/W", sigmoid(z))
        default: ("erf(W*(x-C))", w * 2 / Double.pi.squareRoot() * exp(-z * z))
        }
      let question = FamilyQuestion(
        CaseMaker.formula(form, ["W": w, "C": center]), ["x": x])
      make.right(question, [slope])
      make.wrong(
        question, [slope + make.sign() * make.pick(0.01, 0.1, 1) * (number % 6 == 4 ? 1 : w)])
    }
  }

  private static let roundedInside = ClaimFamily(
    "rounded inside",
    undecided: (40, "one argument passes through single precision: undecided is the truth")
  ) { make in
    // Adding and taking away this number rounds to single precision.
    func rounded(_ x: Double) -> Double { (x + 805_306_368) - 805_306_368 }
    for _ in 0..<20 {
      let (u, z) = (make.uniform(0.2, 2), make.uniform(0.5, 3))
      make.right(
        FamilyQuestion("u+((1/z+805306368)-805306368)", ["u": u, "z": z]), [1, -1 / z / z])
      make.right(
        FamilyQuestion("u*((sin(z)+805306368)-805306368)", ["u": u, "z": z]),
        [rounded(sin(z)), u * cos(z)])
    }
  }
}
