import Foundation
import GradientChecking

// Flat around the point, and moving farther out: dead zones, thresholds, clamps, safe norms, constants.

extension ClaimFamily {
  static let flats = [flatStretches, softThresholds, clamps, safeNorms, constants]

  private static let flatStretches = ClaimFamily(
    "flat stretches", undecided: (1, "narrow, and beside it the value of y^2 hides the rest")
  ) { make in
    let forms: [(text: String, hasSecond: Bool)] = [
      ("relu(abs(x-C)-E)", false), ("sign(x-C)*relu(abs(x-C)-E)", false),
      ("relu(abs(x-C)-E)+y^2", true), ("max(sqrt((x-C)^2+y^2),E)", true),
      ("relu((x-C)^2-E^2)", false),
    ]
    for form in forms {
      for number in 0..<6 {
        let width = make.power(-8, -1) * make.uniform(1, 9)
        let center = number % 2 == 0 ? 0 : make.decimal(-3, 3, digits: 3)
        let x = center + width * make.uniform(-0.6, 0.6)
        let isNorm = form.text.hasPrefix("max")
        let y = isNorm ? width * make.uniform(-0.3, 0.3) : make.decimal(-2, 2)
        let formula = CaseMaker.formula(form.text, ["C": center, "E": width])
        let rest = form.hasSecond ? [isNorm ? 0 : 2 * y] : []
        func question(_ policy: KinkPolicy) -> FamilyQuestion {
          form.hasSecond
            ? FamilyQuestion(formula, ["x": x, "y": y], kinks: policy)
            : FamilyQuestion(formula, ["x": x], kinks: policy)
        }
        make.right(question(.report), [0] + rest)
        make.wrong(question(.report), [0.7] + rest)
        make.wrong(question(.subgradients), [0.7] + rest)
      }
    }
  }

  private static let softThresholds = ClaimFamily("soft thresholds") { make in
    for number in 0..<36 {
      let width = make.pick(make.power(-6, 0), 0.1, 1, 0.5)
      let side = make.sign()
      let close = make.power(-9, -2)
      let x =
        side * width
        * [
          0, make.uniform(0.01, 0.95), 1 - close, 1 + close, make.uniform(1.1, 5), close,
        ][number % 6]
      let isOn = abs(x) > width ? 1.0 : 0
      let value = isOn * (x - side * width)
      switch number / 6 % 3 {
      case 0:
        make.both(
          FamilyQuestion(
            CaseMaker.formula("sign(x)*relu(abs(x)-L)", ["L": width]), ["x": x]), [isOn],
          or: [[1 - isOn], [0.5], [-1]])
      case 1:
        let target = make.decimal(1.5, 2.5) * (value > 0 ? -1 : 1)
        make.both(
          FamilyQuestion(
            CaseMaker.formula(
              "(sign(x)*relu(abs(x)-L)-T)^2", ["L": width, "T": target]), ["x": x]),
          [2 * (value - target) * isOn], or: [[2 * (value - target) * (1 - isOn)]])
      default:
        make.both(
          FamilyQuestion(
            CaseMaker.formula("max(abs(x)-L,0)+y^2", ["L": width]), ["x": x, "y": 1.5]),
          [isOn * side, 3], or: [[side * (1 - isOn), 3], [0.5 * side, 3]])
      }
    }
  }

  private static let clamps = ClaimFamily("clamps") { make in
    for number in 0..<36 {
      let width = make.pick(1, make.power(-7, 2))
      let center = make.pick(0, make.decimal(-2, 2))
      let (low, high) = (center - width, center + width)
      let side = make.sign()
      let close = max(make.power(-9, -2), 1e-9 * abs(center) / width)
      let x =
        center + side * width
        * [
          make.uniform(0, 0.9), 1 - close, 1 + close, make.uniform(1.2, 4), make.uniform(1.2, 4), 0,
        ][number % 6]
      let isOn = low < x && x < high ? 1.0 : 0
      switch number / 6 % 3 {
      case 0:
        make.both(
          FamilyQuestion(
            CaseMaker.formula("min(max(x,A),B)", ["A": low, "B": high]), ["x": x]), [isOn],
          or: [[1 - isOn], [0.5]])
      case 1:
        let target = high + make.decimal(1, 2)
        let rest = min(max(x, low), high) - target
        make.both(
          FamilyQuestion(
            CaseMaker.formula(
              "(min(max(x,A),B)-T)^2*y", ["A": low, "B": high, "T": target]),
            ["x": x, "y": 1.25]), [2.5 * rest * isOn, rest * rest],
          or: [[2.5 * rest * (1 - isOn), rest * rest]])
      default:
        let advantage = make.decimal(0.2, 2) * make.sign()
        let ratio = make.pick(0.8, 1.2) + make.sign() * make.power(-9, -1)
        let isFree = advantage > 0 ? ratio < 1.2 : ratio > 0.8
        make.both(
          FamilyQuestion(
            CaseMaker.formula("-min(x*A,min(max(x,0.8),1.2)*A)", ["A": advantage]),
            ["x": ratio]), [isFree ? -advantage : 0], or: [[isFree ? 0 : -advantage]])
      }
    }
  }

  private static let safeNorms = ClaimFamily(
    "safe norms", undecided: (2, "a slope of 1e-8 and less beside a value of 1")
  ) { make in
    for number in 0..<36 {
      let guarded = number % 3 == 0 ? make.pick(1e-12, 1e-8, 1e-6, 1e-16) : make.power(-16, -4)
      let root = guarded.squareRoot()
      let (x, y): (Double, Double) =
        switch number % 6 {
        case 0: (0, 0)
        case 1: (root * make.uniform(-0.5, 0.5), root * make.uniform(-0.5, 0.5))
        case 2: (make.uniform(-2, 2), make.uniform(-2, 2))
        case 3: (root * make.uniform(3, 30), 0)
        case 4: (root * make.power(-6, -2), -root * make.power(-6, -2))
        default: (make.decimal(0.5, 2), 0)
        }
      let norm = (x * x + y * y + guarded).squareRoot()
      let plain = hypot(x, y)
      switch number / 6 % 4 {
      case 0, 1:
        make.both(
          FamilyQuestion(
            CaseMaker.formula("sqrt(x^2+y^2+E)", ["E": guarded]), ["x": x, "y": y]),
          [x / norm, y / norm], or: [[x / norm + 0.5, y / norm]])
      case 2:
        let isOut = plain > root
        make.both(
          FamilyQuestion(
            CaseMaker.formula("max(sqrt(x^2+y^2),E)", ["E": root]), ["x": x, "y": y]),
          [isOut ? x / plain : 0, isOut ? y / plain : 0],
          or: [[isOut ? x / plain : 0, (isOut ? y / plain : 0) + 0.5]])
      default:
        make.both(
          FamilyQuestion(
            CaseMaker.formula("x/sqrt(x^2+y^2+E)", ["E": guarded]), ["x": x, "y": y]),
          [(y * y + guarded) / pow(norm, 3), -x * y / pow(norm, 3)], gross: true)
      }
    }
  }

  private static let constants = ClaimFamily(
    "constants", undecided: (2, "cos^2+sin^2 is rounded up and down")
  ) { make in
    let forms = [
      "0*x+C", "(x-x)+C", "relu(-1-x^2)+C", "C*where(x>-1e9,2,3)", "min(x,-1e6)*0+C",
      "max(-x^2-1,-0.5)+C", "(x+1)^0+C", "exp(-1e4-x^2)+C", "sign(x+1e9)+C",
      "min(max(x+100,0),1)+C",
    ]
    for number in 0..<30 {
      let form = forms[number % forms.count]
      let constant = make.pick(0, 1, make.uniform(-3, 3), make.power(-9, 6))
      let x = make.pick(0, make.uniform(-3, 3), 70)
      let question = FamilyQuestion(CaseMaker.formula(form, ["C": constant]), ["x": x])
      make.right(question, [0])
      make.wrong(question, [make.pick(1e-3, -1e-3, 1, 1e-2)])
    }
    for formula in ["cos(x)^2+sin(x)^2", "x/x"] {
      for _ in 0..<3 {
        let question = FamilyQuestion(formula, ["x": make.uniform(0.1, 3)])
        make.right(question, [0])
        make.wrong(question, [1e-3])
      }
    }
  }
}
