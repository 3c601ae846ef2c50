import GradientChecking
import NumericalDifferentiation
import PlainText
import ReferenceAutodiff
import StrictJSON

extension FormulaAnswer {
  /// The answer for programs: one `gradcheck.derivative/1` object on one line, keys sorted.
  func json() -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("at")
    Self.write(question.variables, to: &writer)
    writer.key("components")
    writer.beginArray()
    for component in components { component.write(to: &writer) }
    writer.endArray()
    if !question.data.isEmpty {
      writer.key("data")
      Self.write(question.data, to: &writer)
    }
    writer.member("evaluations", evaluations)
    writer.member("function", question.formula.text)
    writer.member("method", method)
    writer.member("precision", question.precision.rawValue)
    writer.member("schema", "gradcheck.derivative/1")
    writer.key("values")
    writer.beginArray()
    for value in values { writer.value(value) }
    writer.endArray()
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  private static func write(_ entries: [PointArguments.Entry], to writer: inout JSONWriter) {
    writer.beginObject()
    for entry in entries.sorted(by: { $0.name < $1.name }) {
      writer.key(entry.name)
      write(entry.values[...], entry.shape[...], to: &writer)
    }
    writer.endObject()
  }

  private static func write(
    _ values: ArraySlice<Double>, _ shape: ArraySlice<Int>, to writer: inout JSONWriter
  ) {
    guard let extent = shape.first else {
      for value in values { writer.value(value) }
      return
    }
    let stride = shape.dropFirst().reduce(1, *)
    writer.beginArray()
    for index in 0..<extent {
      write(values.dropFirst(index * stride).prefix(stride), shape.dropFirst(), to: &writer)
    }
    writer.endArray()
  }
}

extension FormulaAnswer.Component {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    if let digits = report.digits { writer.member("digits", digits) }
    writer.member("error", report.error)
    writer.member("evaluations", estimate.evaluations)
    writer.member("name", report.name)
    writer.member("noise", noise)
    writer.member("numerical", report.numerical)
    if let left = report.leftDerivative, let right = report.rightDerivative {
      writer.key("oneSided")
      writer.beginArray()
      writer.value(left)
      writer.value(right)
      writer.endArray()
    }
    if let reason { writer.member("reason", reason) }
    if let reference = report.reference { writer.member("reference", reference) }
    writer.member("status", status)
    writer.key("study")
    writer.beginArray()
    for row in study.rows {
      writer.beginObject()
      writer.member("central", row.central)
      writer.member("left", row.left)
      writer.member("right", row.right)
      writer.member("step", row.step)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }
}
