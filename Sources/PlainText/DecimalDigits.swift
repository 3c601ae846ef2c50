/// A finite number as decimal digits, to be rounded and laid out.
///
/// The digits are those of the shortest decimal that reads back as the same `Double`. Rounding them
/// differs from rounding the binary value only where the two lie on either side of a tie, which is
/// less than half a unit in the 17th digit.
struct DecimalDigits {
  var isNegative: Bool

  /// The digits 0…9 without leading or trailing zeros; none for zero.
  var digits: [UInt8]

  /// The place of the first digit: the number is d₀.d₁d₂… × 10^`exponent`.
  var exponent: Int

  var isZero: Bool { digits.isEmpty }

  /// Takes a finite number apart; nil for NaN and the infinities.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    isNegative = value.sign == .minus
    digits = []
    // `description` is [-]digits[.digits][e±digits].
    var integerDigits = 0
    var afterPoint = false
    var scale = 0
    var text = value.magnitude.description.utf8[...]
    while let character = text.popFirst() {
      switch character {
      case UInt8(ascii: "."):
        afterPoint = true
      case UInt8(ascii: "e"):
        scale = Int(Substring(text)) ?? 0
        text = text[text.endIndex...]
      default:
        digits.append(character - UInt8(ascii: "0"))
        if !afterPoint { integerDigits += 1 }
      }
    }
    let leadingZeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leadingZeros)
    exponent = scale + integerDigits - leadingZeros - 1
    dropTrailingZeros()
  }

  /// Rounds to the nearest multiple of 10^`place`, ties away from zero.
  mutating func round(toPlace place: Int) {
    round(toPlace: place) { ($0.first ?? 0) >= 5 }
  }

  /// Rounds away from zero to one digit.
  mutating func roundUpToOneDigit() {
    round(toPlace: exponent) { !$0.isEmpty }
  }

  /// Cuts the digits below `place`, and adds one unit there when `carry` says so of what was cut.
  private mutating func round(toPlace place: Int, carry: (ArraySlice<UInt8>) -> Bool) {
    let kept = exponent - place + 1
    guard !isZero, kept < digits.count else { return }
    // Below half a unit by at least a factor of 5: nothing is left.
    guard kept >= 0 else {
      digits = []
      return
    }
    let goesUp = carry(digits[kept...])
    digits.removeSubrange(kept...)
    if goesUp {
      while digits.last == 9 { digits.removeLast() }
      if digits.isEmpty {
        // 9.99 became 10, or 0.7 became 1: a single 1, one place above the digits that were kept.
        digits = [1]
        exponent = place + kept
      } else {
        digits[digits.count - 1] += 1
      }
    }
    dropTrailingZeros()
  }

  private mutating func dropTrailingZeros() {
    while digits.last == 0 { digits.removeLast() }
  }
}

extension DecimalDigits {
  /// The place of the last digit that is not zero.
  var lastPlace: Int { isZero ? 0 : exponent - digits.count + 1 }

  private var sign: String { isNegative && !isZero ? "-" : "" }

  /// The number in plain digits down to `place`, padded with zeros: `120`, `-0.0500`.
  func fixed(toPlace place: Int) -> String {
    var text = sign
    for current in stride(from: max(isZero ? 0 : exponent, 0), through: min(place, 0), by: -1) {
      if current == -1 { text += "." }
      text += String(digit(at: current))
    }
    return text
  }

  /// The number with a power of ten, down to `place`: `1.50e-7`.
  func scientific(toPlace place: Int) -> String {
    var text = sign
    for current in stride(from: exponent, through: min(place, exponent), by: -1) {
      if current == exponent - 1 { text += "." }
      text += String(digit(at: current))
    }
    return text + "e\(exponent)"
  }

  private func digit(at place: Int) -> UInt8 {
    let index = exponent - place
    return digits.indices.contains(index) ? digits[index] : 0
  }
}
