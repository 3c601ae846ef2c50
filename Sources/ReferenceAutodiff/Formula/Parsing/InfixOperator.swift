/// An operator between two operands, as it stands in the text.
struct InfixOperator: BitwiseCopyable {
  /// How tightly an operator binds; comparisons least.
  enum Strength: Int, Comparable {
    case comparison
    case sum
    case product
    case sign
    case power

    static func < (left: Strength, right: Strength) -> Bool { left.rawValue < right.rawValue }
  }

  var opcode: Opcode
  var strength: Strength
  /// Its length in bytes.
  var length: Int

  @inline(__always)
  init(_ opcode: Opcode, _ strength: Strength, _ length: Int = 1) {
    self.opcode = opcode
    self.strength = strength
    self.length = length
  }

  /// Reads the operator at a position of a text that ends in a NUL.
  @inline(__always)
  init?(_ bytes: UnsafeBufferPointer<UInt8>, at position: Int) {
    let isBeforeEqualsSign = { bytes[position + 1] == UInt8(ascii: "=") }
    switch bytes[position] {
    case UInt8(ascii: "+"): self.init(.add, .sum)
    case UInt8(ascii: "-"): self.init(.subtract, .sum)
    case UInt8(ascii: "*"):
      if bytes[position + 1] == UInt8(ascii: "*") {
        self.init(.power, .power, 2)
      } else {
        self.init(.multiply, .product)
      }
    case UInt8(ascii: "/"): self.init(.divide, .product)
    case UInt8(ascii: "^"): self.init(.power, .power)
    case UInt8(ascii: "<"):
      if isBeforeEqualsSign() {
        self.init(.lessOrEqual, .comparison, 2)
      } else {
        self.init(.less, .comparison)
      }
    case UInt8(ascii: ">"):
      if isBeforeEqualsSign() {
        self.init(.greaterOrEqual, .comparison, 2)
      } else {
        self.init(.greater, .comparison)
      }
    case UInt8(ascii: "=") where isBeforeEqualsSign(): self.init(.equal, .comparison, 2)
    case UInt8(ascii: "!") where isBeforeEqualsSign(): self.init(.notEqual, .comparison, 2)
    case 0xC2...: self.init(multibyte: bytes, at: position)
    default: return nil
    }
  }

  /// Reads the minus sign U+2212 or one of the multiplication signs `·` (also U+22C5) and `×`.
  private init?(multibyte bytes: UnsafeBufferPointer<UInt8>, at position: Int) {
    switch (bytes[position], bytes[position + 1]) {
    case (0xC2, 0xB7), (0xC3, 0x97): self.init(.multiply, .product, 2)
    case (0xE2, 0x88) where bytes[position + 2] == 0x92: self.init(.subtract, .sum, 3)
    case (0xE2, 0x8B) where bytes[position + 2] == 0x85: self.init(.multiply, .product, 3)
    default: return nil
    }
  }
}
