package import PlainText

extension JSONWriter {
  /// Writes a tree; its numbers keep their literals.
  package mutating func value(_ tree: JSONValue) {
    switch tree {
    case .null: null()
    case .bool(let flag): value(flag)
    case .string(let text): value(text)
    case .number(let number): value(literal: number.literal)
    case .array(let elements):
      beginArray()
      for element in elements { value(element) }
      endArray()
    case .object(let members):
      beginObject()
      for member in members {
        key(member.key)
        value(member.value)
      }
      endObject()
    }
  }
}
