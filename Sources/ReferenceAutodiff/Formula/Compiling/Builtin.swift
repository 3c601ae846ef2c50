/// What a function name in a formula stands for.
enum Builtin: Sendable {
  /// A row of the table of elementary functions, by its position.
  case unary(Int32)
  case binary(Int32)
  /// An elementary function with an instruction of its own.
  case squareRoot
  case power
  /// `max` and `min`: of one array a reduction, of several arguments the binary row, elementwise.
  case extremum(Int32, reduction: Opcode)
  /// A reduction that is one instruction over all elements.
  case reduction(Opcode)
  case mean
  case product
  case dot
  case softmax
  case matmul
  case transpose
  case conditional

  /// The accepted numbers of arguments.
  var arity: ClosedRange<Int> {
    switch self {
    case .unary, .squareRoot, .reduction, .mean, .product, .softmax, .transpose: 1...1
    case .binary, .power, .dot, .matmul: 2...2
    case .conditional: 3...3
    case .extremum: 1...Int.max
    }
  }
}

extension Builtin {
  /// The functions that are no elementary functions.
  private static let arrayFunctions: [(String, Builtin)] = [
    ("sum", .reduction(.sum)), ("mean", .mean), ("prod", .product), ("var", .reduction(.variance)),
    ("norm", .reduction(.norm)), ("logsumexp", .reduction(.logSumExp)), ("dot", .dot),
    ("softmax", .softmax), ("matmul", .matmul), ("transpose", .transpose), ("where", .conditional),
  ]

  /// All functions, sorted by key for binary search.
  private static let table: [(key: NameKey, builtin: Builtin)] = {
    var rows = arrayFunctions.map { (key: NameKey($0.0), builtin: $0.1) }
    for (index, function) in ElementaryFunction.all.enumerated() {
      rows.append((NameKey(function.name), elementary(function, Int32(index))))
    }
    return rows.sorted { $0.key < $1.key }
  }()

  /// All names, sorted.
  static let names: [String] =
    (arrayFunctions.map(\.0) + ElementaryFunction.all.map(\.name)).sorted()

  /// The table position of exp, which softmax needs.
  static let exponential = Int32(ElementaryFunction.index(named: "exp") ?? 0)

  private static func elementary(_ function: ElementaryFunction, _ index: Int32) -> Builtin {
    switch function.name {
    case "sqrt": .squareRoot
    case "pow": .power
    case "max": .extremum(index, reduction: .maximum)
    case "min": .extremum(index, reduction: .minimum)
    default: function.arity == 1 ? .unary(index) : .binary(index)
    }
  }

  /// Finds a function by its name.
  static func find(_ key: NameKey) -> Builtin? {
    let table = table
    var low = 0
    var high = table.count
    while low < high {
      let middle = (low + high) / 2
      if table[middle].key < key { low = middle + 1 } else { high = middle }
    }
    return low < table.count && table[low].key == key ? table[low].builtin : nil
  }
}
