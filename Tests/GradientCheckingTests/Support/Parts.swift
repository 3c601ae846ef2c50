import GradientChecking

/// What a check sees of a value: its components, their names, and how it is put together again.
struct Parts<Value> {
  let value: Value
  private let access: ComponentAccess<Value>

  init(_ value: Value) {
    self.value = value
    access = ComponentAccess(for: value)
  }

  var numbers: [Double] { access.read(value).values }
  var hasSingles: Bool { access.read(value).hasSingles }
  var names: [String] { access.names(value, root: "x") }

  /// The value with other components.
  func with(_ numbers: [Double]) -> Value { access.replacing(value, by: numbers) }

  /// The components of the value after 1, 2, 3, … were written into it.
  var counted: [Double] {
    access.read(with(numbers.indices.map { Double($0 + 1) })).values
  }
}

extension GradientReport {
  /// The names of the components.
  var names: [String] { components.map(\.name) }

  /// The names of the components with a verdict.
  func names(_ verdict: Verdict) -> [String] {
    components.filter { $0.verdict == verdict }.map(\.name)
  }

  /// What kinds of findings there are.
  var found: [Finding.Kind] { findings.map(\.kind) }

  /// What kinds of mistakes were recognised.
  var recognised: [Diagnosis.Kind] { diagnoses.map(\.kind) }
}
