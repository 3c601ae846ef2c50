import GradientChecking

/// The `gradcheck.result/1` object of one case, on one line.
///
/// Keys are in alphabetical order at every level, and so are written here in that order. A key
/// without a value is left out. Components keep the order of the claim.
enum ResultObject {
  /// Appends the object, without a line end.
  ///
  /// A case that was refused has a `refusal` and no `verdict`: nothing was judged.
  static func append(_ result: CaseResult, to output: inout [UInt8]) {
    let report = result.report
    JSONText.append(raw: #"{"components":"#, to: &output)
    JSONText.append(report.components, to: &output, element: append(component:to:))
    JSONText.append(raw: #","diagnoses":"#, to: &output)
    JSONText.append(report.diagnoses, to: &output, element: append(diagnosis:to:))
    JSONText.append(raw: #","evaluations":"#, to: &output)
    JSONText.append(report.evaluations, to: &output)
    JSONText.append(raw: #","expected":"#, to: &output)
    JSONText.append(result.expected.rawValue, to: &output)
    JSONText.append(raw: #","file":"#, to: &output)
    JSONText.append(result.file, to: &output)
    if !report.findings.isEmpty {
      JSONText.append(raw: #","findings":"#, to: &output)
      JSONText.append(report.findings, to: &output, element: append(finding:to:))
    }
    JSONText.append(raw: #","id":"#, to: &output)
    JSONText.append(result.id, to: &output)
    if !report.notes.isEmpty {
      JSONText.append(raw: #","notes":"#, to: &output)
      JSONText.append(report.notes, to: &output, element: JSONText.append(_:to:))
    }
    JSONText.append(raw: #","passed":"#, to: &output)
    JSONText.append(result.passed, to: &output)
    if let points = report.points {
      JSONText.append(raw: #","points":"#, to: &output)
      append(points: points, to: &output)
    }
    if let refusal = result.refusal {
      JSONText.append(raw: #","refusal":"#, to: &output)
      JSONText.append(refusal, to: &output)
    }
    JSONText.append(raw: #","schema":"gradcheck.result/1""#, to: &output)
    if let value = report.values.first, report.values.count == 1 {
      JSONText.append(raw: #","value":"#, to: &output)
      append(value: value, named: false, to: &output)
    } else if !report.values.isEmpty {
      JSONText.append(raw: #","value":"#, to: &output)
      JSONText.append(report.values, to: &output) { append(value: $0, named: true, to: &$1) }
    }
    if result.refusal == nil {
      JSONText.append(raw: #","verdict":"#, to: &output)
      JSONText.append(report.verdict.rawValue, to: &output)
    }
    if let why = result.why {
      JSONText.append(raw: #","why":"#, to: &output)
      JSONText.append(why, to: &output)
    }
    JSONText.append(raw: "}", to: &output)
  }

  private static func append(component: ComponentReport, to output: inout [UInt8]) {
    JSONText.append(raw: #"{"claimed":"#, to: &output)
    JSONText.append(component.claimed, to: &output)
    if let digits = component.digits {
      JSONText.append(raw: #","digits":"#, to: &output)
      JSONText.append(digits, to: &output)
    }
    JSONText.append(raw: #","error":"#, to: &output)
    JSONText.append(component.error, to: &output)
    JSONText.append(raw: #","name":"#, to: &output)
    JSONText.append(component.name, to: &output)
    JSONText.append(raw: #","numerical":"#, to: &output)
    JSONText.append(component.numerical, to: &output)
    if component.leftDerivative != nil || component.rightDerivative != nil {
      JSONText.append(raw: #","oneSided":"#, to: &output)
      let sides = [component.leftDerivative, component.rightDerivative]
      JSONText.append(sides, to: &output) { side, output in
        if let side {
          JSONText.append(side, to: &output)
        } else {
          JSONText.append(raw: "null", to: &output)
        }
      }
    }
    if let reason = component.reason {
      JSONText.append(raw: #","reason":"#, to: &output)
      JSONText.append(reason, to: &output)
    }
    if let reference = component.reference {
      JSONText.append(raw: #","reference":"#, to: &output)
      JSONText.append(reference, to: &output)
    }
    JSONText.append(raw: #","verdict":"#, to: &output)
    JSONText.append(component.verdict.rawValue, to: &output)
    JSONText.append(raw: "}", to: &output)
  }

  private static func append(diagnosis: Diagnosis, to output: inout [UInt8]) {
    JSONText.append(raw: #"{"components":"#, to: &output)
    JSONText.append(diagnosis.components, to: &output, element: JSONText.append(_:to:))
    JSONText.append(raw: #","kind":"#, to: &output)
    JSONText.append(diagnosis.kind.rawValue, to: &output)
    JSONText.append(raw: #","message":"#, to: &output)
    JSONText.append(diagnosis.message, to: &output)
    JSONText.append(raw: "}", to: &output)
  }

  private static func append(finding: Finding, to output: inout [UInt8]) {
    JSONText.append(raw: #"{"kind":"#, to: &output)
    JSONText.append(finding.kind.rawValue, to: &output)
    JSONText.append(raw: #","message":"#, to: &output)
    JSONText.append(finding.message, to: &output)
    JSONText.append(raw: #","verdict":"#, to: &output)
    JSONText.append(finding.verdict.rawValue, to: &output)
    JSONText.append(raw: "}", to: &output)
  }

  private static func append(points: PointTally, to output: inout [UInt8]) {
    let counts = [
      ("kinks", points.kinks), ("matches", points.matches), ("mismatches", points.mismatches),
    ]
    JSONText.append(raw: "{", to: &output)
    for (key, count) in counts { JSONText.append(raw: #""\#(key)":\#(count),"#, to: &output) }
    // A seed may be larger than a reader's integers.
    JSONText.append(raw: #""seed":"\#(points.seed)","#, to: &output)
    JSONText.append(
      raw: #""undecided":\#(points.undecided),"undefined":\#(points.undefined)}"#, to: &output)
  }

  private static func append(
    value: GradientReport.Value, named: Bool, to output: inout [UInt8]
  ) {
    JSONText.append(raw: #"{"claimed":"#, to: &output)
    JSONText.append(value.claimed, to: &output)
    JSONText.append(raw: #","computed":"#, to: &output)
    JSONText.append(value.computed, to: &output)
    if named {
      JSONText.append(raw: #","name":"#, to: &output)
      JSONText.append(value.name, to: &output)
    }
    JSONText.append(raw: #","verdict":"#, to: &output)
    JSONText.append(value.verdict.rawValue, to: &output)
    JSONText.append(raw: "}", to: &output)
  }
}
