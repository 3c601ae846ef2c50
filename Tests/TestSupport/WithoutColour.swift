/// The text without its SGR sequences.
package func withoutColour(_ text: String) -> String {
  var plain = ""
  var rest = text[...]
  while let start = rest.firstIndex(of: "\u{1B}") {
    plain += rest[..<start]
    guard let end = rest[start...].firstIndex(of: "m") else { return plain }
    rest = rest[rest.index(after: end)...]
  }
  return plain + rest
}
