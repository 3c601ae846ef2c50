/// Which value of a text an offset belongs to.
///
/// Found by reading the text up to the offset once more, so that readers need not keep a path. What
/// stands before the offset must be well-formed; what follows is not looked at.
package struct JSONContext: Sendable {
  private enum Step: Sendable {
    case key(Range<Int>?)
    case element(Int)
  }

  private var steps: [Step] = []
  private var awaitsKey = false
  private let keys: [String]

  /// Reads from `start`, where a value begins, to `offset`.
  package init(of offset: Int, from start: Int = 0, in bytes: UnsafeBufferPointer<UInt8>) {
    let end = min(offset, bytes.count)
    var index = start
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        let content = index + 1
        index = content
        while index < end, bytes[index] != UInt8(ascii: "\"") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        if awaitsKey, index < end {
          steps[steps.count - 1] = .key(content..<index)
          awaitsKey = false
        }
      case UInt8(ascii: "{"):
        steps.append(.key(nil))
        awaitsKey = true
      case UInt8(ascii: "["):
        steps.append(.element(0))
        awaitsKey = false
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if !steps.isEmpty { steps.removeLast() }
        awaitsKey = false
      case UInt8(ascii: ","):
        switch steps.last {
        case .key?:
          steps[steps.count - 1] = .key(nil)
          awaitsKey = true
        case .element(let count)?: steps[steps.count - 1] = .element(count + 1)
        case nil: break
        }
      default: break
      }
      index += 1
    }
    keys = steps.map { step in
      guard case .key(let range?) = step else { return "" }
      return JSONStringToken(range: range, hasEscapes: true).text(in: bytes)
    }
  }

  /// The path of the value, as `cases[3].gradient.x`; empty for the text as a whole.
  ///
  /// A very long path has its middle left out. Where a key is expected, the path is the object's.
  package var path: String {
    let shown = 6
    var path = ""
    for (depth, (step, key)) in zip(steps, keys).enumerated() {
      if depth >= shown, depth < steps.count - shown {
        if depth == shown { path += "…" }
        continue
      }
      switch step {
      case .key(nil): break
      case .key: path += (path.isEmpty ? "" : ".") + key
      case .element(let index): path += "[\(index)]"
      }
    }
    return path
  }

  /// The value just read, in words: `the value of "at"`, `element [2] of "x"`.
  var lastValue: String {
    switch steps.last {
    case .key(.some)?: return "the value of \"\(keys[steps.count - 1])\""
    case .element(let index)?:
      let owner = steps.lastIndex { if case .key(.some) = $0 { true } else { false } }
      guard let owner else { return "element [\(index)]" }
      let inner = steps[(owner + 1)...].map {
        if case .element(let at) = $0 { "[\(at)]" } else { "" }
      }
      return "element \(inner.joined()) of \"\(keys[owner])\""
    default: return "the value"
    }
  }
}
