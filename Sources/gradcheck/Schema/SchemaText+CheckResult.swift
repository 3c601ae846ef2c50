extension SchemaText {
  /// Lines of `check`: `gradcheck.result/1`, `gradcheck.problem/1` and `gradcheck.check-shard/1`.
  static let checkResult = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "gradcheck result lines of check",
      "description": "One line of what \"gradcheck check --format jsonl\" writes: what came of one case, why a case or a file could not be checked, or the end of a shard. A file has one such object on each line. Readers pass over keys that they do not know.",
      "oneOf": [{ "$ref": "#/$defs/result" }, { "$ref": "#/$defs/problem" }, { "$ref": "#/$defs/closing" }],
      "$defs": {
        "number": {
          "oneOf": [{ "type": "number" }, { "enum": ["NaN", "Infinity", "-Infinity"] }],
          "description": "A number; what is not finite is a string."
        },
        "count": { "type": "integer", "minimum": 0 },
        "verdict": { "enum": ["match", "inconclusive", "nondifferentiable", "mismatch"] },
        "result": {
          "type": "object",
          "required": ["schema", "file", "id", "index", "line", "function", "expected", "passed", "evaluations", "components", "diagnoses"],
          "properties": {
            "schema": { "const": "gradcheck.result/1", "description": "The format and its version." },
            "file": { "type": "string", "description": "The fixture file, as the command line names it; - for standard input." },
            "id": { "type": "string", "description": "The case's identifier, unique in its file." },
            "index": { "$ref": "#/$defs/count", "description": "The number of the case in its file, from 0." },
            "line": { "$ref": "#/$defs/count", "description": "The line on which the case begins, from 1." },
            "function": { "type": "string", "description": "The function; rows are joined by a comma." },
            "why": { "type": "string", "description": "Why the case is there." },
            "expected": { "$ref": "#/$defs/verdict", "description": "The verdict that the file expects." },
            "verdict": { "$ref": "#/$defs/verdict", "description": "The verdict; missing where nothing was judged." },
            "passed": { "type": "boolean", "description": "Whether the verdict is the expected one." },
            "refusal": { "type": "string", "description": "Why the case was not checked." },
            "method": { "type": "string", "description": "How derivatives were taken." },
            "evaluations": { "$ref": "#/$defs/count", "description": "Evaluations of the function." },
            "components": { "type": "array", "items": { "$ref": "#/$defs/component" }, "description": "The derivatives, in the order of the claim." },
            "value": {
              "oneOf": [{ "$ref": "#/$defs/value" }, { "type": "array", "items": { "$ref": "#/$defs/value" } }],
              "description": "The claimed values: one, or one for each output."
            },
            "diagnoses": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["kind", "message", "components"],
                "properties": {
                  "kind": { "type": "string" },
                  "message": { "type": "string" },
                  "components": { "type": "array", "items": { "type": "string" } }
                }
              },
              "description": "Mistakes that explain the numbers."
            },
            "findings": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["kind", "message", "verdict"],
                "properties": {
                  "kind": { "type": "string" },
                  "message": { "type": "string" },
                  "verdict": { "$ref": "#/$defs/verdict" }
                }
              },
              "description": "What else was noticed."
            },
            "notes": { "type": "array", "items": { "type": "string" } },
            "points": { "type": "object", "description": "What came of the points that were drawn." }
          }
        },
        "component": {
          "type": "object",
          "required": ["name", "claimed", "numerical", "error", "verdict"],
          "properties": {
            "name": { "type": "string", "description": "x, x[3], W[1][2]; of several outputs f[0]/x." },
            "claimed": { "$ref": "#/$defs/number" },
            "numerical": { "$ref": "#/$defs/number" },
            "error": { "$ref": "#/$defs/number", "description": "Half the width of the error bar." },
            "oneSided": {
              "type": "array",
              "minItems": 2,
              "maxItems": 2,
              "items": { "oneOf": [{ "$ref": "#/$defs/number" }, { "type": "null" }] },
              "description": "The derivatives from the left and from the right."
            },
            "reference": { "$ref": "#/$defs/number", "description": "What automatic differentiation of the formula gives." },
            "digits": { "$ref": "#/$defs/count", "description": "Digits to which claim and derivative are known to agree." },
            "reason": { "type": "string" },
            "verdict": { "$ref": "#/$defs/verdict" }
          }
        },
        "value": {
          "type": "object",
          "required": ["claimed", "computed", "verdict"],
          "properties": {
            "name": { "type": "string" },
            "claimed": { "$ref": "#/$defs/number" },
            "computed": { "$ref": "#/$defs/number" },
            "verdict": { "$ref": "#/$defs/verdict" }
          }
        },
        "problem": {
          "type": "object",
          "required": ["schema", "file", "kind", "message"],
          "properties": {
            "schema": { "const": "gradcheck.problem/1", "description": "The format and its version." },
            "file": { "type": "string" },
            "index": { "$ref": "#/$defs/count", "description": "The number of the case; missing where the file as a whole is the matter." },
            "line": { "$ref": "#/$defs/count" },
            "kind": { "enum": ["malformed", "missing"], "description": "Whether something is there that is wrong, or nothing that can be read." },
            "message": { "type": "string", "description": "What was said on standard error." }
          }
        },
        "closing": {
          "type": "object",
          "required": ["schema", "shard", "count", "total", "ids", "method", "files", "complete"],
          "properties": {
            "schema": { "const": "gradcheck.check-shard/1", "description": "The format and its version." },
            "shard": { "type": "string", "pattern": "^[0-9]+/[0-9]+$" },
            "count": { "$ref": "#/$defs/count", "description": "The lines of this shard." },
            "total": { "$ref": "#/$defs/count", "description": "The lines of all shards together." },
            "ids": { "type": "string", "description": "The SHA-256 of all cases by file and number." },
            "method": { "type": "string" },
            "files": {
              "type": "array",
              "items": {
                "type": "object",
                "required": ["file"],
                "properties": { "file": { "type": "string" }, "sha256": { "type": "string" } }
              },
              "description": "The files, in the order of the command line; without a SHA-256 where they could not be read."
            },
            "complete": { "const": true }
          }
        }
      }
    }

    """#
}
