// The generator that regions and directions are drawn with serves the tests too.
@_exported public import struct GradientChecking.SeededGenerator

extension SeededGenerator {
  /// Noise in [-1, 1) that belongs to a number: it looks random, and is the same at every call.
  package static func noise(at x: Double, seed: UInt64) -> Double {
    let bits = mixed(x.bitPattern &+ mixed(seed))
    return Double(Int64(bitPattern: bits)) * 0x1p-63
  }
}
