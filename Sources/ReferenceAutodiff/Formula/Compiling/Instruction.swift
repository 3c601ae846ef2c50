/// What an instruction does with its operands.
///
/// The order matters: one-operand operations first, then two-operand ones, then the rest, so that
/// the passes over a program can tell the three apart with one comparison.
enum Opcode: UInt8 {
  // One operand: a.
  case copy
  case negate
  case square
  case cube
  case squareRoot
  /// The elementary function number c of a.
  case unary

  // Two operands: a and b.
  case add
  case subtract
  case multiply
  case divide
  /// a^b where b depends on no input, so that the exponent has no partial derivative.
  case powerOfConstant
  case power
  /// The elementary function number c of a and b.
  case binary
  case less
  case lessOrEqual
  case greater
  case greaterOrEqual
  case equal
  case notEqual

  /// b where a is not zero, else c.
  case select

  // Reductions over the run of c slots from a on.
  case sum
  /// Σ a[k]·b[k] over two runs of c slots.
  case dot
  case maximum
  case minimum
  case norm
  case variance
  case logSumExp
  /// The maximum, treated as a constant: softmax does not depend on the shift it uses.
  case shift

  var hasOneOperand: Bool { rawValue <= Opcode.unary.rawValue }
  var hasTwoOperands: Bool { !hasOneOperand && rawValue <= Opcode.notEqual.rawValue }
}

/// One operation of a program, 16 bytes; its place in the program says where the result goes.
struct Instruction: BitwiseCopyable, Sendable {
  var opcode: Opcode
  /// The first operand's slot.
  ///
  /// Slots count the inputs first, then the results; constants lie below zero.
  var a: Int32
  /// The second operand's slot; equal to `a` where there is none, so that reading it is safe.
  var b: Int32
  /// The number of an elementary function, the third operand's slot, or the length of a run.
  var c: Int32

  init(_ opcode: Opcode, _ a: Int32, _ b: Int32, _ c: Int32 = 0) {
    self.opcode = opcode
    self.a = a
    self.b = b
    self.c = c
  }

  init(_ opcode: Opcode, _ a: Int32) { self.init(opcode, a, a) }

  /// Tells whether the instruction reads a slot.
  func reads(slot: Int) -> Bool {
    let a = Int(self.a)
    let b = Int(self.b)
    let c = Int(self.c)
    if opcode.hasOneOperand { return a == slot }
    if opcode.hasTwoOperands { return a == slot || b == slot }
    if opcode == .select { return a == slot || b == slot || c == slot }
    return a..<(a + c) ~= slot || (opcode == .dot && b..<(b + c) ~= slot)
  }
}

/// The part of the text that instructions from `first` on, up to the next span, came from.
struct TextSpan: BitwiseCopyable, Sendable {
  var first: Int32
  var lower: Int32
  var upper: Int32
}
