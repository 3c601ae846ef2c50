/// Tells UTF-8 from the encodings that are taken for it.
enum JSONEncodingCheck {
  /// The length of the UTF-8 byte order mark at the beginning: 3, or 0 where there is none.
  static func markLength(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }

  /// The name of the encoding, where the text is plainly not UTF-8.
  ///
  /// By the byte order mark, or by the zero bytes among the first four: JSON begins with two ASCII
  /// characters or is one digit long, so the zeros betray the width of a character and its order.
  static func foreignEncoding(of bytes: UnsafeBufferPointer<UInt8>) -> String? {
    let head = (0..<4).map { $0 < bytes.count ? Int(bytes[$0]) : -1 }
    switch (head[0], head[1], head[2], head[3]) {
    case (0xFF, 0xFE, 0, 0), (0, 0, 0xFE, 0xFF): return "UTF-32"
    case (0xFF, 0xFE, _, _), (0xFE, 0xFF, _, _): return "UTF-16"
    case (1..., 0, 0, 0), (0, 0, 0, 1...): return "UTF-32"
    case (1..., 0, 1..., _), (1..., 0, -1, -1), (0, 1..., _, _): return "UTF-16"
    default: return nil
    }
  }
}
