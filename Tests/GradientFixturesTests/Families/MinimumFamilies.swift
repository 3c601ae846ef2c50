import Foundation

// Minima: claims of 0, as computed, and beside them.

extension ClaimFamily {
  static let minima = [minimaOfTwo]

  /// A function with its gradient, and its stationary points.
  private struct Valley: Sendable {
    let formula: String
    let points: [(x: Double, y: Double)]
    let gradient: @Sendable (_ x: Double, _ y: Double) -> [Double]
  }

  private static let minimaOfTwo = ClaimFamily(
    "minima", undecided: (2, "1e-7 beside a minimum that is not 0, its value hides the slope")
  ) { make in
    for valley in valleys {
      for round in 0..<2 {
        let bottom = valley.points[make.index(valley.points.count)]
        let roundings = make.pick(0, 0, 0, 1, 3) * 0x1p-52
        let x = bottom.x * (1 + make.sign() * roundings)
        let y = bottom.y * (1 + make.sign() * roundings)
        let question = FamilyQuestion(valley.formula, ["x": x, "y": y])
        if roundings == 0 { make.right(question, [0, 0]) }
        let computed = valley.gradient(x, y)
        make.right(question, computed)
        var wrong = computed
        wrong[make.index(2)] += make.sign() * make.power(-5, -1)
        make.wrong(question, wrong)
        guard round % 2 == 1 else { continue }
        let distance = make.pick(1e-3, 1e-5, 1e-7)
        let beside = FamilyQuestion(
          valley.formula, ["x": bottom.x + distance, "y": bottom.y - distance])
        let gradient = valley.gradient(bottom.x + distance, bottom.y - distance)
        make.right(beside, gradient)
        make.wrong(beside, gradient.map { -$0 })
      }
    }
  }

  private static let valleys: [Valley] = [
    Valley(formula: "(1-x)^2+100*(y-x^2)^2", points: [(1, 1)]) { x, y in
      [-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)]
    },
    Valley(
      formula: "(1.5-x+x*y)^2+(2.25-x+x*y^2)^2+(2.625-x+x*y^3)^2", points: [(3, 0.5)]
    ) { x, y in
      let a = 1.5 - x + x * y
      let b = 2.25 - x + x * y * y
      let c = 2.625 - x + x * y * y * y
      return [
        2 * a * (y - 1) + 2 * b * (y * y - 1) + 2 * c * (y * y * y - 1),
        2 * a * x + 4 * b * x * y + 6 * c * x * y * y,
      ]
    },
    Valley(
      formula: "(x^2+y-11)^2+(x+y^2-7)^2",
      points: [
        (3, 2), (-2.805118086952745, 3.131312518250573), (-3.779310253377747, -3.28318599128617),
        (3.584428340330492, -1.848126526964404),
      ]
    ) { x, y in
      let u = x * x + y - 11
      let v = x + y * y - 7
      return [4 * x * u + 2 * v, 2 * u + 4 * y * v]
    },
    Valley(formula: "(x+2*y-7)^2+(2*x+y-5)^2", points: [(1, 3)]) { x, y in
      let u = x + 2 * y - 7
      let v = 2 * x + y - 5
      return [2 * u + 4 * v, 4 * u + 2 * v]
    },
    Valley(formula: "0.26*(x^2+y^2)-0.48*x*y", points: [(0, 0)]) { x, y in
      [0.52 * x - 0.48 * y, 0.52 * y - 0.48 * x]
    },
    Valley(formula: "(x-0.1)^2+(y-0.7)^4", points: [(0.1, 0.7)]) { x, y in
      [2 * (x - 0.1), 4 * pow(y - 0.7, 3)]
    },
    Valley(formula: "(x+10*y)^2+(x-y)^4", points: [(0, 0)]) { x, y in
      let third = 4 * pow(x - y, 3)
      return [2 * (x + 10 * y) + third, 20 * (x + 10 * y) - third]
    },
    Valley(formula: "(x-y)^2+(x*y-0.09)^2", points: [(0.3, 0.3)]) { x, y in
      let v = x * y - 0.09
      return [2 * (x - y) + 2 * v * y, -2 * (x - y) + 2 * v * x]
    },
    Valley(formula: "exp(x)-x+cosh(y)", points: [(0, 0)]) { x, y in [expm1(x), sinh(y)] },
    Valley(formula: "x*log(x)-x+(y-2)^2", points: [(1, 2)]) { x, y in [log(x), 2 * (y - 2)] },
    Valley(formula: "sin(x)+cos(y)", points: [(.pi / 2, .pi), (-.pi / 2, 0)]) { x, y in
      [cos(x), -sin(y)]
    },
    Valley(formula: "(x^2-2)^2+(y^3-5)^2", points: [(2.0.squareRoot(), cbrt(5))]) { x, y in
      [4 * x * (x * x - 2), 6 * y * y * (y * y * y - 5)]
    },
    Valley(formula: "(x^2+y^2-1)^2", points: [(0.6, 0.8), (cos(1), sin(1))]) { x, y in
      let u = x * x + y * y - 1
      return [4 * x * u, 4 * y * u]
    },
    Valley(formula: "log(cosh(x-0.3))+log(1+(y-0.1)^2)", points: [(0.3, 0.1)]) { x, y in
      [tanh(x - 0.3), 2 * (y - 0.1) / (1 + (y - 0.1) * (y - 0.1))]
    },
    Valley(formula: "x/y+y/x", points: [(1.3, 1.3)]) { x, y in
      [(x * x - y * y) / (y * x * x), (y * y - x * x) / (x * y * y)]
    },
  ]
}
