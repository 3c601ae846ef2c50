/// The declared variables and constants of one formula.
struct SymbolTable: ~Copyable {
  /// A declared name; constants get their slots when the formula first mentions them.
  struct Symbol: BitwiseCopyable {
    var shape: ArrayShape
    /// The first slot, of a variable always, of a constant once it is in use.
    var slot: Int32?
    /// The position among the constants; nil for a variable.
    var constantIndex: Int32?
  }

  private(set) var variables: [FormulaVariable] = []
  private(set) var constants: [FormulaConstant] = []
  private(set) var inputCount = 0
  private var keys = GrowableBuffer<NameKey>()
  var symbols = GrowableBuffer<Symbol>()
  /// Filled only where a scan over the keys would be slow.
  private var index: [NameKey: Int] = [:]
  private static let scanLimit = 16

  init() {}

  /// The number of declared names.
  var count: Int { keys.count }

  /// The declared name at a position.
  func name(_ position: Int) -> String {
    position < variables.count
      ? variables[position].name : constants[position - variables.count].name
  }

  /// Takes the declarations of the next formula.
  mutating func declare(
    _ variables: [FormulaVariable], _ constants: [FormulaConstant], text: String
  ) throws(FormulaError) {
    keys.truncate(to: 0)
    symbols.truncate(to: 0)
    if !index.isEmpty { index.removeAll(keepingCapacity: true) }
    self.variables = variables
    self.constants = constants
    var total = 0
    for variable in variables {
      let shape = try add(variable.name, variable.shape, to: &total, kind: "variable", text: text)
      let slot = Int32(total - shape.count)
      symbols.append(Symbol(shape: shape, slot: slot, constantIndex: nil))
    }
    inputCount = total
    for (position, constant) in constants.enumerated() {
      let shape = try add(constant.name, constant.shape, to: &total, kind: "constant", text: text)
      guard shape.count == constant.values.count else {
        throw Self.declarationError(
          "constant '\(constant.name)' has \(constant.values.count) values, and its shape "
            + "\(constant.shape) has \(shape.count)", text)
      }
      symbols.append(Symbol(shape: shape, slot: nil, constantIndex: Int32(position)))
    }
  }

  /// Finds a declared name; `bytes` settles the matter for names too long for an exact key.
  @inline(__always)
  func find(_ key: NameKey, _ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    if keys.count <= Self.scanLimit {
      for position in 0..<keys.count where keys[position] == key {
        if key.isExact || name(position).utf8.elementsEqual(bytes) { return position }
      }
      return nil
    }
    guard let position = index[key] else { return nil }
    return key.isExact || name(position).utf8.elementsEqual(bytes) ? position : nil
  }

  private mutating func add(
    _ name: String, _ extents: [Int], to total: inout Int, kind: String, text: String
  ) throws(FormulaError) -> ArrayShape {
    var name = name
    let (key, isName) = name.withUTF8 { (NameKey($0), CharacterClass.isName($0)) }
    guard isName else {
      throw Self.declarationError(
        "'\(name)' cannot be the name of a \(kind)", text,
        "a name is a letter or '_', then letters, digits and '_'")
    }
    let isTaken = name.withUTF8 { bytes in find(key, bytes) != nil }
    guard !isTaken else {
      let both = kind == "constant" && variables.contains { $0.name == name }
      throw Self.declarationError(
        both
          ? "'\(name)' is both a variable and a constant" : "\(kind) '\(name)' is declared twice",
        text)
    }
    let shape = try Self.shape(extents, of: "\(kind) '\(name)'", text)
    total += shape.count
    guard total <= Formula.valueLimit else {
      throw Self.declarationError(
        "\(kind) '\(name)' has too many values: all together may have \(Formula.valueLimit)", text)
    }
    keys.append(key)
    if keys.count == Self.scanLimit + 1 {
      for position in 0..<keys.count { index[keys[position]] = position }
    } else if keys.count > Self.scanLimit {
      index[key] = keys.count - 1
    }
    return shape
  }

  @inline(__always)
  private static func shape(
    _ extents: [Int], of owner: @autoclosure () -> String, _ text: String
  ) throws(FormulaError) -> ArrayShape {
    if extents.isEmpty { return .scalar }
    guard extents.count <= 2 else {
      throw declarationError(
        "\(owner()) has \(extents.count) axes, and at most 2 are possible", text)
    }
    guard extents.allSatisfy({ $0 > 0 }) else {
      throw declarationError("\(owner()) has the shape \(extents), without any elements", text)
    }
    guard elementCount(of: extents) <= Formula.valueLimit else {
      throw declarationError(
        "\(owner()) has too many values: all together may have \(Formula.valueLimit)", text)
    }
    return ArrayShape(
      rank: Int8(extents.count), rows: extents.count == 2 ? Int32(extents[0]) : 1,
      columns: Int32(extents[extents.count - 1]))
  }

  /// An error of the declarations has no place in the text: it stands at the beginning.
  @inline(never)
  private static func declarationError(
    _ message: String, _ text: String, _ suggestion: String? = nil
  ) -> FormulaError {
    FormulaError(message, in: text, at: 0..<0, suggestion: suggestion)
  }
}
