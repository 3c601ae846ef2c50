import StrictJSON

/// The error that reading a text gives; nil where the text is right.
func refusal(of bytes: [UInt8]) -> JSONError? {
  do {
    _ = try JSONValue(parsing: bytes)
    return nil
  } catch {
    return error
  }
}

func refusal(of text: String) -> JSONError? {
  refusal(of: Array(text.utf8))
}
