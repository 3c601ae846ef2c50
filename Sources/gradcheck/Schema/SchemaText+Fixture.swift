extension SchemaText {
  /// Fixture files, `gradcheck.fixture/1`.
  static let fixture = #"""
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "gradcheck fixtures",
      "description": "Functions, points, and the derivatives that somebody claims there. The program checks more than a schema can say: that a gradient has every variable of \"at\", that shapes agree, that identifiers are unique.",
      "type": "object",
      "required": ["schema", "cases"],
      "additionalProperties": false,
      "patternProperties": { "^x-": { "description": "A remark; ignored." } },
      "properties": {
        "$schema": { "type": "string", "description": "The path of this schema, for editors." },
        "schema": { "const": "gradcheck.fixture/1", "description": "The format and its version." },
        "title": { "type": "string", "description": "What the file is about." },
        "defaults": { "$ref": "#/$defs/defaults" },
        "cases": {
          "type": "array",
          "minItems": 1,
          "items": { "$ref": "#/$defs/case" },
          "description": "The cases, each checked on its own."
        }
      },
      "$defs": {
        "defaults": {
          "type": "object",
          "description": "What holds for every case that does not say otherwise.",
          "additionalProperties": false,
          "patternProperties": { "^x-": true },
          "properties": {
            "precision": { "$ref": "#/$defs/precision" },
            "tolerance": { "$ref": "#/$defs/tolerance" },
            "kinks": { "$ref": "#/$defs/kinks" },
            "tags": { "$ref": "#/$defs/tags" },
            "expect": { "$ref": "#/$defs/expect" }
          }
        },
        "case": {
          "type": "object",
          "description": "A function, a point, and at least one claim or an implementation.",
          "required": ["id", "function"],
          "allOf": [
            {
              "anyOf": [
                { "required": ["value"] },
                { "required": ["gradient"] },
                { "required": ["jacobian"] },
                { "required": ["hessian"] },
                { "required": ["jvp"] },
                { "required": ["vjp"] },
                { "required": ["implementation"] }
              ]
            },
            { "anyOf": [{ "required": ["at"] }, { "required": ["implementation", "points"] }] }
          ],
          "dependentRequired": {
            "value": ["at"],
            "gradient": ["at"],
            "jacobian": ["at"],
            "hessian": ["at"],
            "jvp": ["at"],
            "vjp": ["at"],
            "points": ["implementation"]
          },
          "additionalProperties": false,
          "patternProperties": { "^x-": true },
          "properties": {
            "id": {
              "type": "string",
              "minLength": 1,
              "description": "A name for the case, unique in the file."
            },
            "function": {
              "description": "A formula such as \"x^2 + sin(y)\"; or an array of formulas, one for each output.",
              "oneOf": [
                { "$ref": "#/$defs/formula" },
                { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/formula" } }
              ]
            },
            "at": {
              "description": "The variables of the derivative, and the point: a number, a vector or a matrix for each name.",
              "$ref": "#/$defs/arrays",
              "minProperties": 1
            },
            "data": {
              "description": "The constants of the function: a number, a vector or a matrix for each name.",
              "$ref": "#/$defs/arrays"
            },
            "value": {
              "description": "The claimed value of the function; an array for several outputs.",
              "$ref": "#/$defs/outputs"
            },
            "gradient": {
              "description": "The claimed gradient: every variable of \"at\", in the same shape.",
              "$ref": "#/$defs/claims"
            },
            "jacobian": {
              "description": "The claimed Jacobian: an array of rows, each by variable or flattened in the order of \"at\"; or, by variable, one block for each output.",
              "oneOf": [
                {
                  "type": "array",
                  "minItems": 1,
                  "items": { "oneOf": [{ "$ref": "#/$defs/claims" }, { "$ref": "#/$defs/row" }] }
                },
                { "$ref": "#/$defs/blocks" }
              ]
            },
            "hessian": {
              "description": "The claimed Hessian: n rows of n in the order of \"at\"; or blocks by variable and variable.",
              "oneOf": [
                { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/row" } },
                {
                  "type": "object",
                  "propertyNames": { "$ref": "#/$defs/name" },
                  "additionalProperties": { "$ref": "#/$defs/blocks" }
                }
              ]
            },
            "jvp": {
              "type": "object",
              "description": "A claimed Jacobian-vector product: the derivative of every output along a direction.",
              "required": ["tangent", "value"],
              "additionalProperties": false,
              "patternProperties": { "^x-": true },
              "properties": {
                "tangent": {
                  "description": "The direction: every variable of \"at\", in the same shape.",
                  "$ref": "#/$defs/arrays"
                },
                "value": { "$ref": "#/$defs/outputs" }
              }
            },
            "vjp": {
              "type": "object",
              "description": "A claimed vector-Jacobian product: the gradient of the weighted sum of the outputs.",
              "required": ["cotangent", "value"],
              "additionalProperties": false,
              "patternProperties": { "^x-": true },
              "properties": {
                "cotangent": {
                  "description": "One weight for each output.",
                  "$ref": "#/$defs/array"
                },
                "value": {
                  "description": "Every variable of \"at\", in the same shape.",
                  "$ref": "#/$defs/claims"
                }
              }
            },
            "expect": { "$ref": "#/$defs/expect" },
            "precision": { "$ref": "#/$defs/precision" },
            "tolerance": { "$ref": "#/$defs/tolerance" },
            "kinks": { "$ref": "#/$defs/kinks" },
            "tags": { "$ref": "#/$defs/tags" },
            "why": {
              "type": "string",
              "description": "Why the case is there; shown when it fails."
            },
            "implementation": { "$ref": "#/$defs/implementation" },
            "points": { "$ref": "#/$defs/points" }
          }
        },
        "formula": {
          "type": "string",
          "minLength": 1,
          "description": "A formula in the variables of \"at\" and the constants of \"data\"."
        },
        "name": {
          "description": "ASCII or Greek letters, digits and _, not beginning with a digit.",
          "pattern": "^[A-Za-z_\\u0370-\\u03FF][A-Za-z0-9_\\u0370-\\u03FF]*$"
        },
        "array": {
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
        "arrays": {
          "type": "object",
          "propertyNames": { "$ref": "#/$defs/name" },
          "additionalProperties": { "$ref": "#/$defs/array" }
        },
        "claim": {
          "description": "A JSON number is a value. A string is printed digits: \"6.7750\" claims four decimals.",
          "oneOf": [
            { "type": "number" },
            {
              "type": "string",
              "pattern": "^(NaN|[-\\u2212]?Infinity|[-+\\u2212]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+\\u2212]?[0-9]+)?)$"
            }
          ]
        },
        "row": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/claim" } },
        "outputs": {
          "oneOf": [
            { "$ref": "#/$defs/claim" },
            { "$ref": "#/$defs/row" },
            { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/row" } }
          ]
        },
        "block": {
          "description": "A claim, or claims in nested arrays.",
          "oneOf": [
            { "$ref": "#/$defs/claim" },
            { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/block" } }
          ]
        },
        "claims": {
          "type": "object",
          "propertyNames": { "$ref": "#/$defs/name" },
          "additionalProperties": { "$ref": "#/$defs/outputs" }
        },
        "blocks": {
          "type": "object",
          "propertyNames": { "$ref": "#/$defs/name" },
          "additionalProperties": { "$ref": "#/$defs/block" }
        },
        "expect": {
          "enum": ["match", "inconclusive", "nondifferentiable", "mismatch"],
          "default": "match",
          "description": "The verdict with which the case passes. \"mismatch\" makes a wrong claim test the checker."
        },
        "precision": {
          "enum": ["float64", "float32"],
          "default": "float64",
          "description": "The precision in which the claims were computed."
        },
        "kinks": {
          "enum": ["report", "subgradients"],
          "default": "report",
          "description": "Whether a claim between the one-sided derivatives at a kink passes (subgradients) or is nondifferentiable (report)."
        },
        "tags": {
          "type": "array",
          "items": { "type": "string" },
          "description": "Words to find the case by."
        },
        "tolerance": {
          "type": "object",
          "description": "How far a claim may lie from the truth; without it the error bar decides.",
          "minProperties": 1,
          "additionalProperties": false,
          "patternProperties": { "^x-": true },
          "properties": {
            "relative": {
              "type": "number",
              "exclusiveMinimum": 0,
              "description": "The part of the derivative's size."
            },
            "absolute": {
              "type": "number",
              "exclusiveMinimum": 0,
              "description": "The absolute part."
            }
          }
        },
        "implementation": {
          "type": "object",
          "description": "A program whose gradients are to be checked. It is started only with --run, in the folder of the fixture file.",
          "required": ["command"],
          "additionalProperties": false,
          "patternProperties": { "^x-": true },
          "properties": {
            "command": {
              "type": "array",
              "minItems": 1,
              "items": { "type": "string" },
              "description": "The program and its arguments."
            },
            "function": {
              "type": "string",
              "description": "The name by which the program knows the function."
            },
            "timeout": {
              "type": "number",
              "exclusiveMinimum": 0,
              "description": "Seconds that a reply may take."
            }
          }
        },
        "points": {
          "description": "Where the implementation is to be checked: given points, or seeded random ones.",
          "oneOf": [
            { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/arrays", "minProperties": 1 } },
            {
              "type": "object",
              "required": ["random", "range"],
              "additionalProperties": false,
              "patternProperties": { "^x-": true },
              "properties": {
                "random": {
                  "type": "integer",
                  "minimum": 1,
                  "maximum": 1000000,
                  "description": "How many points."
                },
                "seed": {
                  "type": "integer",
                  "minimum": 0,
                  "maximum": 9007199254740992,
                  "default": 0,
                  "description": "The same seed gives the same points."
                },
                "range": {
                  "type": "object",
                  "minProperties": 1,
                  "propertyNames": { "$ref": "#/$defs/name" },
                  "additionalProperties": {
                    "type": "array",
                    "minItems": 2,
                    "maxItems": 2,
                    "items": { "type": "number" },
                    "description": "[low, high]"
                  },
                  "description": "The interval of every variable."
                }
              }
            }
          ]
        }
      }
    }

    """#
}
