import TestSupport

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A number that remembers how it was computed, after Andrej Karpathy's micrograd; with a mistake, if one is ordered.
final class Value {
  enum Bug: Sendable {
    /// `grad = …` where `grad += …` was meant.
    case assigns
    /// Nodes are told apart by their numbers, so that equal ones are visited once.
    case equalNodesAreOne
    /// The reverse pass takes the nodes in the order of a hash, and not from the result to the leaves.
    case hashOrder(seed: UInt64)
    /// `pow` passes nothing on to its exponent.
    case noExponentPartial
    /// `pow` computes the partials with base and exponent exchanged.
    case swappedPower
    /// `a - b` passes on to its operands in the wrong order.
    case swappedDifference
    /// `a / b` passes on to its operands in the wrong order.
    case swappedQuotient
    /// `relu` tests its result, which is never negative, with `>=`.
    case reluOfResult
  }

  let data: Double
  private(set) var grad = 0.0
  private let bug: Bug?
  private let operands: [Value]
  /// The partial derivatives by the operands.
  private let partials: [Double]

  init(_ data: Double, bug: Bug? = nil) {
    self.data = data
    self.bug = bug
    operands = []
    partials = []
  }

  private init(_ data: Double, of operands: [Value], _ partials: [Double]) {
    self.data = data
    self.operands = operands
    self.partials = partials
    bug = operands.lazy.compactMap(\.bug).first
  }

  // MARK: Operations

  static func + (left: Value, right: Value) -> Value {
    Value(left.data + right.data, of: [left, right], [1, 1])
  }

  static func * (left: Value, right: Value) -> Value {
    Value(left.data * right.data, of: [left, right], [right.data, left.data])
  }

  static func - (left: Value, right: Value) -> Value {
    let result = Value(left.data - right.data, of: [left, right], [1, -1])
    guard case .swappedDifference = result.bug else { return result }
    return Value(result.data, of: [left, right], [-1, 1])
  }

  static func / (left: Value, right: Value) -> Value {
    let partials = [1 / right.data, -left.data / (right.data * right.data)]
    let result = Value(left.data / right.data, of: [left, right], partials)
    guard case .swappedQuotient = result.bug else { return result }
    return Value(result.data, of: [left, right], partials.reversed())
  }

  func power(_ exponent: Value) -> Value {
    func partials(_ a: Double, _ b: Double) -> [Double] { [b * pow(a, b - 1), pow(a, b) * log(a)] }
    var found = partials(data, exponent.data)
    switch bug ?? exponent.bug {
    case .noExponentPartial: found[1] = 0
    case .swappedPower: found = partials(exponent.data, data)
    default: break
    }
    return Value(pow(data, exponent.data), of: [self, exponent], found)
  }

  func exponential() -> Value { Value(exp(data), of: [self], [exp(data)]) }

  func relu() -> Value {
    let result = max(data, 0)
    if case .reluOfResult = bug { return Value(result, of: [self], [result >= 0 ? 1 : 0]) }
    return Value(result, of: [self], [result > 0 ? 1 : 0])
  }

  // MARK: The reverse pass

  func backward() {
    var nodes: [Value] = []
    var visited: Set<Identity> = []
    func visit(_ node: Value) {
      guard visited.insert(node.identity).inserted else { return }
      node.operands.forEach(visit)
      nodes.append(node)
    }
    visit(self)
    if case .hashOrder(let seed) = bug {
      // What iterating over a Set does, but the same in every process.
      let order = nodes.indices.sorted {
        SeededGenerator.mixed(UInt64($0) &+ seed) < SeededGenerator.mixed(UInt64($1) &+ seed)
      }
      nodes = order.map { nodes[$0] }
    }
    grad = 1
    for node in nodes.reversed() {
      for (operand, partial) in zip(node.operands, node.partials) {
        if case .assigns = bug {
          operand.grad = partial * node.grad
        } else {
          operand.grad += partial * node.grad
        }
      }
    }
  }

  private enum Identity: Hashable {
    case object(ObjectIdentifier)
    case number(Double)
  }

  private var identity: Identity {
    if case .equalNodesAreOne = bug { return .number(data) }
    return .object(ObjectIdentifier(self))
  }

  // MARK: Functions of values

  /// A function's value at plain numbers.
  static func value(of f: ([Value]) -> Value, _ x: [Double]) -> Double {
    f(x.map { Value($0) }).data
  }

  /// A function's gradient at plain numbers, with the engine's mistake.
  static func gradient(of f: ([Value]) -> Value, _ x: [Double], bug: Bug?) -> [Double] {
    let leaves = x.map { Value($0, bug: bug) }
    f(leaves).backward()
    return leaves.map(\.grad)
  }
}
