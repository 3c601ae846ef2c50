/// A variable that a formula is differentiated by: a name and a shape.
public struct FormulaVariable: Sendable, Hashable {
  /// The name: a letter or `_`, then letters, digits and `_`; Greek letters are letters.
  public var name: String
  /// The shape: `[]` a scalar, `[n]` a vector, `[m, n]` a matrix with m rows.
  public var shape: [Int]

  /// Creates a variable, by default a scalar.
  public init(name: String, shape: [Int] = []) {
    self.name = name
    self.shape = shape
  }

  /// Creates a variable, by default a scalar; the short form for lists.
  public init(_ name: String, shape: [Int] = []) {
    self.init(name: name, shape: shape)
  }

  /// The number of values, 1 for a scalar.
  public var count: Int { elementCount(of: shape) }
}

/// Named numbers that a formula uses and is not differentiated by, such as a lesson's data.
public struct FormulaConstant: Sendable, Hashable {
  /// The name, under the rules of a variable's name.
  public var name: String
  /// The shape: `[]` a scalar, `[n]` a vector, `[m, n]` a matrix with m rows.
  public var shape: [Int]
  /// The values, row by row.
  public var values: [Double]

  /// Creates a constant from its values in row-major order.
  public init(name: String, shape: [Int], values: [Double]) {
    self.name = name
    self.shape = shape
    self.values = values
  }

  /// Creates a constant from its values in row-major order; the short form for lists.
  public init(_ name: String, shape: [Int], values: [Double]) {
    self.init(name: name, shape: shape, values: values)
  }

  /// Creates a scalar constant.
  public init(_ name: String, _ value: Double) {
    self.init(name: name, shape: [], values: [value])
  }
}

/// The number of elements of a shape, or `Int.max` where it does not fit an `Int`.
func elementCount(of shape: [Int]) -> Int {
  var count = 1
  for extent in shape {
    let (product, overflow) = count.multipliedReportingOverflow(by: extent)
    if overflow { return .max }
    count = product
  }
  return count
}
