extension DiagnosisContext {
  /// Among more values than these, one equals any small factor by chance.
  package static let mostNamedValues = 8

  /// Takes note of everything that a closure's point tells.
  ///
  /// A function of one array may be a sum or a mean over it, and one of a matrix over its rows, its columns or all of it;
  /// one of several arguments hardly is.
  mutating func know(
    point: [Double], names: [String], matrix shape: (rows: Int, columns: Int)?
  ) {
    knowsAllItems = false
    matrix = shape
    if let (rows, columns) = shape {
      itemCounts = [rows, columns, rows * columns]
      reducesMatrix = true
    } else if point.count > 1, names[0] == "x[0]" {
      itemCounts = [point.count]
    }
    if point.count <= Self.mostNamedValues {
      namedValues = {
        zip(names, point).map { NamedValue(name: $0, value: $1, isVariable: true) }
      }
    }
  }
}
