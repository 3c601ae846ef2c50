extension SchemaText {
  /// Result lines, `gradcheck.grade/1`.
  static let result = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "gradcheck result lines",
      "description": "One line of what \"gradcheck grade\" writes: the grade of one submission. A file has one such object on each line. Readers pass over keys that they do not know.",
      "type": "object",
      "required": ["schema", "submission", "sha256", "exercise", "language", "status", "score", "max", "exercises"],
      "properties": {
        "schema": { "const": "gradcheck.grade/1", "description": "The format and its version." },
        "submission": { "type": "string", "description": "What the submission is called." },
        "sha256": { "oneOf": [{ "$ref": "#/$defs/sha256" }, { "type": "null" }], "description": "The SHA-256 of its contents; null where they could not be had." },
        "exercise": {
          "type": "object",
          "description": "What was asked.",
          "required": ["id", "sha256"],
          "properties": {
            "id": { "type": "string", "description": "The exercise's identifier." },
            "sha256": { "$ref": "#/$defs/sha256", "description": "The SHA-256 of the exercise file." }
          }
        },
        "language": { "enum": ["ru", "en"], "description": "The language of the messages." },
        "showsAnswers": { "type": "boolean", "description": "Whether messages may quote right answers; by default not." },
        "run": { "type": "boolean", "description": "Whether the program was run; by default its recorded outputs were read." },
        "status": {
          "enum": ["graded", "unreadable", "timeout", "program-error", "sandbox-error"],
          "description": "How the grading went."
        },
        "score": { "type": "number", "description": "The points earned." },
        "max": { "type": "number", "minimum": 0, "description": "The most points there are." },
        "exercises": {
          "type": "object",
          "additionalProperties": { "$ref": "#/$defs/part" },
          "description": "The parts by their identifiers, in the order of the exercise."
        },
        "message": { "type": "string", "description": "Why there are no verdicts, or not all." }
      },
      "$defs": {
        "sha256": { "type": "string", "pattern": "^[0-9a-f]{64}$" },
        "verdict": {
          "enum": ["wrong", "nonfinite", "missing", "review", "imprecise", "pass"],
          "description": "From the worst to the best; \"review\" means that a person must look."
        },
        "part": {
          "type": "object",
          "required": ["verdict", "score", "max", "answers", "messages"],
          "properties": {
            "verdict": { "$ref": "#/$defs/verdict" },
            "score": { "type": "number", "description": "The points earned." },
            "max": { "type": "number", "minimum": 0, "description": "The points for everything right." },
            "answers": {
              "type": "object",
              "additionalProperties": { "$ref": "#/$defs/answer" },
              "description": "The derivatives, by the variable to differentiate by."
            },
            "messages": {
              "type": "array",
              "items": { "type": "string" },
              "description": "What to tell the student of the part as a whole."
            }
          }
        },
        "answer": {
          "type": "object",
          "required": ["claimed", "verdict"],
          "properties": {
            "claimed": { "type": ["string", "null"], "description": "What the student gave, as printed." },
            "verdict": { "$ref": "#/$defs/verdict" },
            "diagnosis": {
              "enum": ["sign", "accumulated", "sum-for-mean", "mean-for-sum", "swapped", "other-function"],
              "description": "The mistake, where one explains the number."
            },
            "message": { "type": "string", "description": "What to tell the student." }
          }
        }
      }
    }

    """#
}
