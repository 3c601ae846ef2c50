import GradientReporting

extension GradientReport: CustomTestStringConvertible {
  /// The table of components, on lines of their own.
  ///
  /// So `#expect(gradientCheck(…).matches)` shows it, and needs no trait for that.
  public var testDescription: String { matches ? "gradients match" : "\n" + table + "\n" }
}
