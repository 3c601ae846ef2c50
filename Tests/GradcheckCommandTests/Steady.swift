/// Output without what a better method, or another C library, may change.
enum Steady {
  /// Leaves out error bars and the values they belong to, known digits, evaluations and noise; and alignment.
  static func text(_ text: String) -> String {
    text
      .replacing(/-?\d[\d.]* ± \d[\d.e-]*/) { "\($0.output.hasPrefix("-") ? "-" : "")… ± …" }
      .replacing(/error bar is \S+/, with: "error bar is …")
      .replacing(/\d+ evaluations/, with: "… evaluations")
      .replacing(/noise of f: \S+/, with: "noise of f: …")
      .replacing(/\b1\d( +(?:match|mismatch|resolved))/) { "…\($0.output.1)" }
      .replacing(/(\S) +/) { "\($0.output.1) " }
  }
}
