import Foundation
import GradientChecking

// Kinks and jumps beside the point, whose slope is that of one side, and at the point, where there is none.

extension ClaimFamily {
  static let kinks = [kinksBeside, kinksAtThePoint]
  static let jumps = [smallJumpsBeside, jumpsAtThePoint]

  /// A formula of x with its slope.
  private static let smooth: [Curve] = [
    ("sin(x)", { cos($0) }), ("x^2", { 2 * $0 }), ("exp(x)", { exp($0) }), ("0*x", { _ in 0 }),
    ("3*x", { _ in 3 }),
  ]

  /// A kink at C, with the slopes on both sides of it.
  private static func kink(
    _ number: Int, at center: Double, size: Double
  ) -> (formula: String, low: Double, high: Double) {
    let forms: [(String, Double, Double)] = [
      ("abs(x-C)*A", -size, size), ("relu(x-C)*A", 0, size), ("max(x-C,A*(C-x))", -size, 1),
      ("min(x,C)", 1, 0), ("A*leakyrelu(x-C)", 0.01 * size, size),
      ("where(x>C,A*(x-C),0)", 0, size), ("sqrt((x-C)^2)*A", -size, size),
    ]
    let (form, low, high) = forms[number % forms.count]
    return (CaseMaker.formula(form, ["C": center, "A": size]), low, high)
  }

  private static let kinksBeside = ClaimFamily(
    "kinks beside the point", undecided: (2, "a slope of 0 beside a value of 1")
  ) { make in
    for number in 0..<35 {
      let center = make.pick(0, 0, 1, make.decimal(-3, 3), make.uniform(-3, 3))
      let x = center + make.sign() * make.power(-9, -3)
      let kink = kink(number, at: center, size: make.pick(1, make.power(-3, 2)))
      let curve = smooth[make.index(smooth.count)]
      let (own, other) = x > center ? (kink.high, kink.low) : (kink.low, kink.high)
      let slope = curve.slope(x)
      make.both(
        FamilyQuestion("\(kink.formula)+\(curve.formula)", ["x": x]), [own + slope],
        or: [[other + slope], [(own + other) / 2 + slope]], gross: true)
    }
  }

  private static let kinksAtThePoint = ClaimFamily("kinks at the point") { make in
    for number in 0..<28 {
      let center = make.pick(0, 1, make.decimal(-3, 3), make.uniform(-3, 3))
      let kink = kink(number, at: center, size: make.pick(1, make.power(-4, 2)))
      let curve = smooth[make.index(smooth.count)]
      let formula = "\(kink.formula)+\(curve.formula)"
      let low = min(kink.low, kink.high) + curve.slope(center)
      let high = max(kink.low, kink.high) + curve.slope(center)
      let question = FamilyQuestion(formula, ["x": center])
      make.wrong(question, [make.pick(low, high, (low + high) / 2, make.uniform(low, high))])
      let either = FamilyQuestion(formula, ["x": center], kinks: .subgradients)
      make.right(either, [low + make.uniform(0.1, 0.9) * (high - low)])
      make.wrong(either, [high + (high - low) * make.pick(0.5, 0.1, -1.4, 1)])
    }
  }

  /// Two pieces that do not quite meet at C.
  private struct Pieces: Sendable {
    let formula: String
    let joint: Double
    /// Whether the point of the joint itself belongs to the lower piece.
    let isLowAtJoint: Bool
    let low: @Sendable (Double) -> Double
    let high: @Sendable (Double) -> Double
  }

  private static let allPieces: [Pieces] = [
    Pieces(
      formula: "where(x>0.0031308,1.055*x^(1/2.4)-0.055,12.92*x)", joint: 0.0031308,
      isLowAtJoint: true, low: { _ in 12.92 }, high: { 1.055 / 2.4 * pow($0, 1 / 2.4 - 1) }),
    Pieces(
      formula: "where(x>0.04045,((x+0.055)/1.055)^2.4,x/12.92)", joint: 0.04045,
      isLowAtJoint: true, low: { _ in 1 / 12.92 },
      high: { 2.4 / 1.055 * pow(($0 + 0.055) / 1.055, 1.4) }),
    Pieces(
      formula: "where(x<0.018,4.5*x,1.099*x^0.45-0.099)", joint: 0.018, isLowAtJoint: false,
      low: { _ in 4.5 }, high: { 1.099 * 0.45 * pow($0, -0.55) }),
    Pieces(
      formula: "where(x>0.008856,cbrt(x),7.787*x+16/116)", joint: 0.008856, isLowAtJoint: true,
      low: { _ in 7.787 }, high: { pow($0, -2.0 / 3) / 3 }),
    Pieces(
      formula: "where(x<1e-3,exp(x),1+x+x^2/2)", joint: 1e-3, isLowAtJoint: false,
      low: { exp($0) }, high: { 1 + $0 }),
    Pieces(
      formula: "where(x<0.01,sin(x),x-x^3/6)", joint: 0.01, isLowAtJoint: false,
      low: { cos($0) }, high: { 1 - $0 * $0 / 2 }),
    Pieces(
      formula: "where(x>1e-2,log1p(x),x-x^2/2+x^3/3)", joint: 1e-2, isLowAtJoint: true,
      low: { 1 - $0 + $0 * $0 }, high: { 1 / (1 + $0) }),
  ]

  private static let smallJumpsBeside = ClaimFamily(
    "small jumps beside the point",
    undecided: (4, "a jump as small as what the slope does to the value")
  ) { make in
    for number in 0..<28 {
      let pieces = allPieces[number % allPieces.count]
      let x = pieces.joint + make.sign() * make.power(-9, -3.5)
      let isLow = x < pieces.joint || (x == pieces.joint && pieces.isLowAtJoint)
      let (own, other) =
        isLow ? (pieces.low(x), pieces.high(x)) : (pieces.high(x), pieces.low(x))
      make.both(
        FamilyQuestion(pieces.formula, ["x": x]), [own],
        or: abs(own - other) > 1e-2 * abs(own) ? [[other]] : [], gross: true)
      let center = make.pick(0, 0.5, 1)
      let z = center + make.sign() * make.power(-8, -3)
      let formula = CaseMaker.formula(
        "where(x<C,sin(x),sin(x)+D)", ["C": center, "D": make.sign() * make.power(-12, -6)])
      make.both(FamilyQuestion(formula, ["x": z]), [cos(z)], gross: true)
    }
  }

  private static let jumpsAtThePoint = ClaimFamily("jumps at the point") { make in
    let forms = [
      "where(x>=C,D,0)", "where(x>C,D,0)", "where(x>C,D,-D)", "where(x<C,0,D)*2",
    ]
    for number in 0..<40 {
      let center = make.pick(0, 0.5, 1, make.decimal(-2, 2))
      let curve = smooth[make.index(smooth.count)]
      let jump = CaseMaker.formula(
        forms[number % 4], ["C": center, "D": make.sign() * make.power(-6, 0)])
      let slope = curve.slope(center)
      make.wrong(
        FamilyQuestion("\(jump)+\(curve.formula)", ["x": center]),
        [make.pick(slope, slope, 0, slope + 1)])
    }
  }
}
