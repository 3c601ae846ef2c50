/// Names of files that are not UTF-8, which Linux allows: each must have its line, and none may be taken for another.
///
/// In a path, a byte that belongs to no character is a scalar of the last private plane; in a name that is shown it
/// is written `\\xFF`.
enum FileName {
  private static let base: UInt32 = 0x10_FE00

  /// A name as a string that ``bytes(of:)`` turns back into these very bytes.
  static func path(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var result = String.UnicodeScalarView()
    pieces(of: bytes) { piece in
      switch piece {
      case .success(let scalar): result.append(scalar)
      case .failure(let byte):
        if let scalar = Unicode.Scalar(base + UInt32(byte.value)) { result.append(scalar) }
      }
    }
    return String(result)
  }

  /// A name as it is shown.
  static func shown(_ path: String) -> String {
    guard path.unicodeScalars.contains(where: isByte) else { return path }
    return path.unicodeScalars.reduce(into: "") { text, scalar in
      if isByte(scalar) {
        let digits = String(scalar.value - base, radix: 16, uppercase: true)
        text += "\\x" + (digits.utf8.count < 2 ? "0" : "") + digits
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }

  /// The bytes of a path for the system, with a zero at the end.
  static func bytes(of path: String) -> [CChar] {
    var bytes: [UInt8] = []
    for scalar in path.unicodeScalars {
      if isByte(scalar) {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value - base))
      } else {
        bytes += Array(String(scalar).utf8)
      }
    }
    return bytes.map { CChar(bitPattern: $0) } + [0]
  }

  private struct LooseByte: Error {
    var value: UInt8
  }

  private static func isByte(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value >= base + 0x80 && scalar.value <= base + 0xFF
  }

  /// Takes bytes apart into characters, and bytes that belong to none.
  private static func pieces(of bytes: [UInt8], _ take: (Result<Unicode.Scalar, LooseByte>) -> Void)
  {
    var index = 0
    while index < bytes.count {
      let length = (1...4).first { length in
        index + length <= bytes.count
          && String(validating: bytes[index..<(index + length)], as: UTF8.self) != nil
      }
      let text = length.flatMap {
        String(validating: bytes[index..<(index + $0)], as: UTF8.self)
      }
      if let length, let scalar = text?.unicodeScalars.first {
        take(.success(scalar))
        index += length
      } else {
        take(.failure(LooseByte(value: bytes[index])))
        index += 1
      }
    }
  }
}
