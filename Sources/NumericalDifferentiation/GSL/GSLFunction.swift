internal import CGSL

/// A Swift function as a `gsl_function`, without a Swift closure behind GSL's back.
///
/// C cannot carry a Swift error, and a closure that throws, suspends or works in batches cannot be called
/// from C. So GSL is run on a table of known values: an abscissa that is missing is noted, and answered
/// with NaN; what is missing is then evaluated, and GSL is run again. Its derivative routines ask for at most two rounds
/// of points, and from the same table they always do the same.
enum GSLFunction {
  private struct Table {
    var abscissas: [Double] = []
    var values: [Double] = []
    var missing: [Double] = []

    mutating func value(at abscissa: Double) -> Double {
      if let index = abscissas.firstIndex(where: { $0.bitPattern == abscissa.bitPattern }) {
        return values[index]
      }
      if !missing.contains(where: { $0.bitPattern == abscissa.bitPattern }) {
        missing.append(abscissa)
      }
      return .nan
    }
  }

  /// Whether GSL's default handler, which aborts the process, is switched off; reading it does that.
  ///
  /// No routine used here raises an error that data could cause; this makes sure of it.
  static let handlerIsOff: Bool = {
    _ = gsl_set_error_handler_off()
    return true
  }()

  /// Runs `body` on the function until every value it asks for is known; returns its last result.
  static func replaying<Result>(
    _ evaluate: LineEvaluation, _ body: (UnsafePointer<gsl_function>) -> Result
  ) throws -> Result {
    _ = handlerIsOff
    var table = Table()
    while true {
      let result = withUnsafeMutablePointer(to: &table) { table in
        var function = gsl_function(
          function: { abscissa, table in
            guard let table else { return .nan }
            return table.assumingMemoryBound(to: Table.self).pointee.value(at: abscissa)
          }, params: UnsafeMutableRawPointer(table))
        return body(&function)
      }
      guard !table.missing.isEmpty else { return result }
      var values = [Double](repeating: .nan, count: table.missing.count)
      try table.missing.withUnsafeBufferPointer { abscissas in
        try values.withUnsafeMutableBufferPointer { try evaluate(abscissas, $0) }
      }
      table.abscissas += table.missing
      table.values += values
      table.missing.removeAll()
    }
  }
}
