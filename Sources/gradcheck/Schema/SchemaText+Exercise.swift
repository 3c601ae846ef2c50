extension SchemaText {
  /// Exercise files, `gradcheck.exercise/1`.
  static let exercise = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "gradcheck exercises",
      "description": "What a class was asked: functions, points of the grade, and how answers are recognised. The program checks more than a schema can say: that formulas compile, that answers are variables of \"at\", that shares add up to 1, that no two parts have the same heading.",
      "type": "object",
      "required": ["schema", "id", "parts"],
      "additionalProperties": false,
      "patternProperties": { "^x-": { "description": "A remark; ignored." } },
      "properties": {
        "$schema": { "type": "string", "description": "The path of this schema, for editors." },
        "schema": { "const": "gradcheck.exercise/1", "description": "The format and its version." },
        "id": { "$ref": "#/$defs/text", "description": "The identifier, which every result line repeats." },
        "title": { "$ref": "#/$defs/translations", "description": "What the exercise is about." },
        "language": { "enum": ["ru", "en"], "description": "The language of the feedback; by default the first of \"title\"." },
        "max": { "type": "number", "minimum": 0, "description": "The most points; the sum of those of the parts." },
        "policy": { "$ref": "#/$defs/policy" },
        "parts": {
          "type": "array",
          "minItems": 1,
          "items": { "$ref": "#/$defs/part" },
          "description": "The parts, each graded on its own."
        }
      },
      "$defs": {
        "text": { "type": "string", "pattern": "\\S" },
        "translations": {
          "type": "object",
          "additionalProperties": false,
          "patternProperties": { "^x-": true },
          "properties": { "ru": { "$ref": "#/$defs/text" }, "en": { "$ref": "#/$defs/text" } }
        },
        "policy": {
          "type": "object",
          "description": "How printed numbers are judged.",
          "additionalProperties": false,
          "patternProperties": { "^x-": true },
          "properties": {
            "rounding": { "const": "nearest", "description": "How students round." },
            "minDigits": { "type": "integer", "minimum": 1, "maximum": 17, "description": "Significant digits that a rounded answer must have; by default 3." },
            "dtype": { "enum": ["float32", "float64"], "description": "What students compute in; by default float64, or float32 where the digits are those of one." },
            "decimalComma": { "type": "boolean", "description": "Whether 0,98 is a number; by default not." },
            "imprecise": { "type": "number", "minimum": 0, "maximum": 1, "description": "The share of the points for an answer that is right, but not exact enough; by default 0." }
          }
        },
        "part": {
          "type": "object",
          "description": "A function, and the derivatives that are asked for.",
          "required": ["id", "points", "function", "at", "answers"],
          "additionalProperties": false,
          "patternProperties": { "^x-": true },
          "properties": {
            "id": { "$ref": "#/$defs/text", "description": "The identifier, and a heading in itself: 2.1." },
            "points": { "type": "number", "minimum": 0, "maximum": 1000000, "description": "The points for everything right." },
            "credit": {
              "description": "All or nothing, or a share for every answer; the shares add up to 1.",
              "oneOf": [
                { "const": "all" },
                {
                  "type": "object",
                  "minProperties": 1,
                  "propertyNames": { "$ref": "#/$defs/name" },
                  "additionalProperties": { "type": "number", "minimum": 0, "maximum": 1 }
                }
              ]
            },
            "headings": { "$ref": "#/$defs/texts", "description": "What stands above the part in a submission." },
            "function": { "$ref": "#/$defs/text", "description": "The formula; of an array the sum is differentiated." },
            "at": { "$ref": "#/$defs/inputs", "minProperties": 1, "description": "The variables to differentiate by." },
            "data": { "$ref": "#/$defs/inputs", "description": "The other numbers of the formula." },
            "names": {
              "type": "object",
              "propertyNames": { "$ref": "#/$defs/name" },
              "additionalProperties": { "$ref": "#/$defs/texts" },
              "description": "What students call a variable, the most telling name first."
            },
            "fallback": {
              "type": "object",
              "propertyNames": { "$ref": "#/$defs/name" },
              "additionalProperties": { "$ref": "#/$defs/numbers" },
              "description": "What a variable of the student's choice is where a submission does not say."
            },
            "answers": {
              "type": "object",
              "minProperties": 1,
              "propertyNames": { "$ref": "#/$defs/name" },
              "additionalProperties": { "$ref": "#/$defs/texts" },
              "description": "Per variable, what students write before the number. x.grad, d…/dx and the like are known without."
            },
            "mistakes": {
              "type": "array",
              "items": { "$ref": "#/$defs/mistake" },
              "description": "Wrong functions with a message of their own."
            }
          }
        },
        "name": {
          "description": "ASCII or Greek letters, digits and _, not beginning with a digit.",
          "pattern": "^[A-Za-z_\\u0370-\\u03FF][A-Za-z0-9_\\u0370-\\u03FF]*$"
        },
        "inputs": {
          "type": "object",
          "propertyNames": { "$ref": "#/$defs/name" },
          "additionalProperties": {
            "oneOf": [{ "const": "from-submission" }, { "$ref": "#/$defs/numbers" }]
          }
        },
        "texts": { "type": "array", "items": { "$ref": "#/$defs/text" } },
        "numbers": {
          "description": "A number, an array of numbers, or an array of equally long arrays of numbers.",
          "oneOf": [
            { "type": "number" },
            { "type": "array", "minItems": 1, "items": { "type": "number" } },
            {
              "type": "array",
              "minItems": 1,
              "items": { "type": "array", "minItems": 1, "items": { "type": "number" } }
            }
          ]
        },
        "mistake": {
          "type": "object",
          "required": ["function"],
          "anyOf": [{ "required": ["ru"] }, { "required": ["en"] }],
          "additionalProperties": false,
          "patternProperties": { "^x-": true },
          "properties": {
            "function": { "$ref": "#/$defs/text", "description": "The formula that students differentiate instead." },
            "ru": { "$ref": "#/$defs/text" },
            "en": { "$ref": "#/$defs/text" }
          }
        }
      }
    }

    """#
}
