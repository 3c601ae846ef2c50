import Foundation

/// A claimed Hessian of a function of x and y.
struct HessianClaim: Sendable {
  let question: FamilyQuestion
  let matrix: [[Double]]
  let isRight: Bool

  func json(id: String) -> String { question.json(id: id, claim: "\"hessian\": \(matrix)") }

  /// Hessians in closed form, each right and wrong in one entry.
  static func all(seed: UInt64) -> [HessianClaim] {
    var maker = HessianMaker(make: CaseMaker(seed: seed))
    for _ in 0..<6 {
      maker.addQuadratic()
      maker.addFit()
      maker.addMinima()
      maker.addJoints()
    }
    return maker.claims
  }
}

private struct HessianMaker {
  var make: CaseMaker
  var claims: [HessianClaim] = []

  mutating func add(
    _ formula: String, _ point: KeyValuePairs<String, Double>,
    data: KeyValuePairs<String, [Double]> = [:], _ matrix: [[Double]]
  ) {
    let question = FamilyQuestion(formula, point, data: data)
    claims.append(HessianClaim(question: question, matrix: matrix, isRight: true))
    var wrong = matrix
    let size = matrix.joined().reduce(0) { max($0, abs($1)) }
    let (row, column) = (make.index(2), make.index(2))
    wrong[row][column] += make.sign() * make.pick(0.01, 0.3, 2) * max(size, 0.1)
    claims.append(HessianClaim(question: question, matrix: wrong, isRight: false))
  }

  mutating func addQuadratic() {
    let (a, b, c) = (make.uniform(-3, 3), make.uniform(-3, 3), make.uniform(-3, 3))
    let (x, y) = (make.uniform(-3, 3), make.uniform(-3, 3))
    add(
      CaseMaker.formula("A*x^2+B*x*y+C*y^2", ["A": a, "B": b, "C": c]), ["x": x, "y": y],
      [[2 * a, b], [b, 2 * c]])
  }

  /// A line that fits.
  mutating func addFit() {
    let (w, b) = (make.uniform(-3, 3), make.uniform(-3, 3))
    let xs = make.list(4) { $0.uniform(-5, 5) }
    let mean = xs.reduce(0, +) / 4
    add(
      "mean((w*x+b-t)^2)", ["w": w, "b": b], data: ["x": xs, "t": xs.map { w * $0 + b }],
      [[xs.reduce(0) { $0 + $1 * $1 } / 2, 2 * mean], [2 * mean, 2]])
  }

  mutating func addMinima() {
    let distance = make.pick(0, 1e-7, 1e-3)
    var (x, y) = (1 + distance, 1 - distance)
    add(
      "(1-x)^2+100*(y-x^2)^2", ["x": x, "y": y],
      [[2 - 400 * y + 1200 * x * x, -400 * x], [-400 * x, 200]])
    (x, y) = (3 + distance, 2 - distance)
    add(
      "(x^2+y-11)^2+(x+y^2-7)^2", ["x": x, "y": y],
      [[12 * x * x + 4 * y - 42, 4 * (x + y)], [4 * (x + y), 12 * y * y + 4 * x - 26]])
    (x, y) = (distance, -distance)
    add("exp(x)-x+cosh(y)", ["x": x, "y": y], [[exp(x), 0], [0, cosh(y)]])
    (x, y) = (1 - distance, 3 + distance)
    add("(x+2*y-7)^2+(2*x+y-5)^2", ["x": x, "y": y], [[10, 8], [8, 10]])
  }

  /// Joints of the second derivative beside the point, and dead zones.
  mutating func addJoints() {
    let x = make.sign() * make.power(-6, -1)
    let y = make.uniform(-2, 2)
    let side = x < 0 ? -1.0 : 1
    let isOn = x > 0 ? 1.0 : 0
    add("x*abs(x)+y^2", ["x": x, "y": y], [[2 * side, 0], [0, 2]])
    add("relu(x)^2+x*y", ["x": x, "y": y], [[2 * isOn, 1], [1, 0]])
    add(
      "where(abs(x)<1,0.5*x^2,abs(x)-0.5)+y^2", ["x": 1 + x, "y": y], [[1 - isOn, 0], [0, 2]])
    let width = make.power(-6, -1)
    add(
      CaseMaker.formula("relu(abs(x)-E)+y^2", ["E": width]),
      ["x": width * make.uniform(-0.6, 0.6), "y": y], [[0, 0], [0, 2]])
    add(
      CaseMaker.formula("relu(abs(x)-E)^2+x*y", ["E": width]),
      ["x": width * make.uniform(1.2, 3), "y": y], [[2, 1], [1, 0]])
  }
}
