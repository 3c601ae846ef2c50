/// A matrix that is written out where it is used: `[[1, 2], [3, 4]]`.
///
/// A matrix in a variable needs no such type. It is for literals, whose numbers and closures the compiler would otherwise try
/// for every type there is; and it leaves an empty literal to mean an array of numbers.
public struct MatrixLiteral: ExpressibleByArrayLiteral, Sendable {
  /// The rows.
  public let rows: [[Double]]

  /// Creates a matrix of its rows.
  public init(arrayLiteral rows: [Double]...) { self.rows = rows }
}
