import Foundation

// Coordinates in units of their own: of 1e-35 to 1e30, and side by side.

extension ClaimFamily {
  static let units = [tinyCoordinates, laws, formulasInSI]

  private static let tinyCoordinates = ClaimFamily("tiny coordinates") { make in
    for _ in 0..<16 {
      let (a, b) = (make.power(-35, -5), make.power(-35, -5))
      let h = a
      let w = h / b
      let s = b / 9
      let damping = 1 + w * s
      let question = FamilyQuestion(
        CaseMaker.formula("h*w/(1+w*S)", ["S": s]), ["h": h, "w": w])
      make.right(question, [w / damping, h / (damping * damping)])
      make.wrong(question, [w / damping, -h / (damping * damping)])
      let r = make.uniform(1, 9) * 1e-11
      let q = make.uniform(0.5, 2) * 1e-19
      let charge = FamilyQuestion("9e9*q^2/r", ["q": q, "r": r])
      make.right(charge, [2 * 9e9 * q / r, -9e9 * q * q / r / r])
      make.wrong(charge, [2 * 9e9 * q / r, 9e9 * q * q / r / r])
    }
  }

  /// A product of powers: what stands in it, a typical size, and the exponent.
  private struct Law: Sendable {
    let formula: String
    let factor: Double
    let powers: [(name: String, size: Double, exponent: Double)]
  }

  private static let planck = 6.626_070_15e-34
  private static let boltzmann = 1.380649e-23
  private static let charge = 1.602176634e-19
  private static let light = 299_792_458.0

  private static let allLaws: [Law] = [
    Law(
      formula: "K*q*p/r^2", factor: 8.987551787e9,
      powers: [("q", charge, 1), ("p", charge, 1), ("r", 1e-10, -2)]),
    Law(
      formula: "K*m*n/r^2", factor: 6.6743e-11,
      powers: [("m", 6e24, 1), ("n", 1e3, 1), ("r", 6.4e6, -2)]),
    Law(formula: "K/(m*v)", factor: planck, powers: [("m", 9.1e-31, -1), ("v", 1e6, -1)]),
    Law(
      formula: "K*n*t/v", factor: 8.314462618,
      powers: [("n", 1, 1), ("t", 300, 1), ("v", 0.02, -1)]
    ),
    Law(
      formula: "n*k*t*K", factor: 1, powers: [("n", 2.5e25, 1), ("k", boltzmann, 1), ("t", 300, 1)]),
    Law(formula: "K*a/d", factor: 8.8541878128e-12, powers: [("a", 1e-4, 1), ("d", 1e-6, -1)]),
    Law(formula: "K*c*u^2", factor: 0.5, powers: [("c", 1e-12, 1), ("u", 5, 2)]),
    Law(formula: "K*r*a^(1/3)", factor: 1, powers: [("r", 1.2e-15, 1), ("a", 56, 1 / 3)]),
    Law(
      formula: "K*m*v/(q*b)", factor: 1,
      powers: [("m", 1.67e-27, 1), ("v", 1e5, 1), ("q", charge, -1), ("b", 1, -1)]),
    Law(formula: "K*t^4*a", factor: 5.670374419e-8, powers: [("t", 1000, 4), ("a", 1, 1)]),
    Law(
      formula: "K/sqrt(2*m*w)", factor: planck / 2.0.squareRoot(),
      powers: [("m", 9.1e-31, -0.5), ("w", 1.6e-17, -0.5)]),
    Law(
      formula: "K*q^2*a^2/(s*c^3)", factor: 1 / (6 * Double.pi),
      powers: [("q", charge, 2), ("a", 1e20, 2), ("s", 8.85e-12, -1), ("c", light, -3)]),
    Law(
      formula: "K/sqrt(l*c)", factor: 1 / (2 * Double.pi),
      powers: [("l", 1e-6, -0.5), ("c", 1e-10, -0.5)]),
    Law(formula: "K*m*c^2", factor: 1, powers: [("m", 1e-27, 1), ("c", light, 2)]),
  ]

  private static let laws = ClaimFamily("laws in SI units") { make in
    for law in allLaws {
      for _ in 0..<2 {
        let values = law.powers.map { $0.size * make.power(-0.5, 0.5) }
        // The constant under the root belongs to the factor.
        let factor = law.formula.contains("2*m*w") ? law.factor * 2.0.squareRoot() : law.factor
        let value = zip(law.powers, values).reduce(law.factor) { $0 * pow($1.1, $1.0.exponent) }
        let question = FamilyQuestion(
          CaseMaker.formula(law.formula, ["K": factor]),
          zip(law.powers, values).map { NamedNumbers(name: $0.name, numbers: [$1], isList: false) })
        make.both(question, zip(law.powers, values).map { $0.exponent * value / $1 })
      }
    }
  }

  private static let formulasInSI = ClaimFamily("formulas in SI units") { make in
    func vary(_ size: Double, _ decades: Double = 0.5) -> Double {
      size * make.power(-decades, decades)
    }
    for _ in 0..<3 {
      let (f, r, c) = (vary(1e4), vary(1e4), vary(1e-9))
      let z = 2 * Double.pi * f * r * c
      let slope = -z * z / pow(1 + z * z, 1.5)
      make.both(
        FamilyQuestion("1/sqrt(1+(2*pi*f*r*c)^2)", ["f": f, "r": r, "c": c]),
        [slope / f, slope / r, slope / c])

      let (nu, t) = (vary(5e14, 0.2), vary(4000, 0.2))
      let x = planck * nu / (boltzmann * t)
      let p = 2 * planck * nu * nu * nu / (light * light) / expm1(x)
      let q = x * exp(x) / expm1(x)
      make.both(
        FamilyQuestion(
          "2*h*f^3/\(light)^2/expm1(h*f/(k*t))", ["h": planck, "f": nu, "k": boltzmann, "t": t]),
        [p / planck * (1 - q), p / nu * (3 - q), p / boltzmann * q, p / t * q])

      let (s, u) = (vary(1e-12), make.uniform(0.3, 0.7))
      let thermal = boltzmann * 300 / charge
      let e = exp(u / thermal)
      make.both(
        FamilyQuestion(
          "s*expm1(\(charge)*u/(\(boltzmann)*t))", ["s": s, "u": u, "t": 300]),
        [expm1(u / thermal), s * e / thermal, -s * e * u / thermal / 300])

      let (frequency, work) = (vary(5e14), vary(3e-19))
      make.both(
        FamilyQuestion("h*f-w", ["h": planck, "f": frequency, "w": work]),
        [frequency, planck, -1])

      let (v, m) = (light * make.uniform(0.1, 0.9), vary(1e-27))
      let gamma = 1 / (1 - (v / light) * (v / light)).squareRoot()
      make.both(
        FamilyQuestion("m*\(light)^2/sqrt(1-v^2/\(light)^2)", ["m": m, "v": v]),
        [light * light * gamma, m * v * gamma * gamma * gamma])

      let (a, b) = (vary(1e-9), vary(1e-9))
      make.both(
        FamilyQuestion("1/(1/a+1/b)", ["a": a, "b": b]),
        [b / (a + b) * (b / (a + b)), a / (a + b) * (a / (a + b))])

      let (sigma, depth, distance) = (vary(3e-10, 0.1), vary(1.6e-21), vary(4e-10, 0.1))
      let w = pow(sigma / distance, 6)
      make.both(
        FamilyQuestion("4*w*((s/r)^12-(s/r)^6)", ["w": depth, "s": sigma, "r": distance]),
        [
          4 * (w * w - w), 4 * depth * (12 * w * w - 6 * w) / sigma,
          -4 * depth * (12 * w * w - 6 * w) / distance,
        ])
    }
  }
}
