/// What the reader says of each file in `Fixtures/malformed`, after the file's name.
///
/// One file per slip that people make. In the files whose JSON is right the first case is sound, and
/// is still read.
enum MalformedFixtures {
  static let expected: [String: String] = [
    "array-empty":
      #"4:52: cases[1].at.w of case "a": expected numbers, found an empty array"#,
    "array-too-deep":
      #"4:54: cases[1].at.w[0][0] of case "a": expected a number, since arrays may be "#
      + #"nested 2 deep here, found an array"#,
    "at-empty":
      #"4:41: cases[1].at of case "a": "at" names no variable"#,
    "at-missing":
      #"4:5: cases[1] of case "a": the case has no "at""#,
    "at-printed":
      #"4:47: cases[1].at.x of case "a": expected a number, found the string "2.0"; only "#
      + #"claims may be printed digits; remove the quotes"#,
    "bad-escape":
      #"3:16: cases[0].id: \d is not an escape; a backslash is written \\"#,
    "bad-utf8":
      #"2:16: title: this is not UTF-8: byte 0xE9 does not fit here"#,
    "bare-point":
      #"2:30: cases[0].at.x: expected a digit after the decimal point, found '}'"#,
    "blank":
      #"3:1: the file is empty"#,
    "case-not-an-object":
      #"4:5: cases[1]: expected a case: an object, found the string "x^2""#,
    "cases-empty":
      #"2:12: cases: expected at least one case, found an empty array"#,
    "cases-missing":
      #"1:1: the file has no "cases""#,
    "cases-not-an-array":
      #"2:12: cases: expected an array of cases, found an object"#,
    "command-empty":
      #"4:81: cases[1].implementation.command of case "a": expected a program and its "#
      + #"arguments, found no program"#,
    "command-missing":
      #"4:69: cases[1].implementation of case "a": "implementation" has no "command""#,
    "comment":
      #"3:5: cases[0]: expected a value, found '/'; JSON has no comments"#,
    "control-character":
      #"3:15: cases[0].id: the control character U+0001 is written \u0001"#,
    "depth-129":
      #"2:140: x-deep[0][0][0][0][0]…[0][0][0][0][0][0]: objects and arrays are nested "#
      + #"deeper than 128 levels"#,
    "duplicate-key-escaped":
      #"3:50: cases[0].at: the key "x" comes twice in one object"#,
    "duplicate-key":
      #"3:50: cases[0].at: the key "x" comes twice in one object"#,
    "empty":
      #"1:1: the file is empty"#,
    "expect-unknown":
      #"4:141: cases[1].expect of case "a": expected a verdict: match, inconclusive, "#
      + #"nondifferentiable, mismatch, found the string "mismach"; did you mean "mismatch"?"#,
    "function-empty":
      #"4:30: cases[1].function of case "a": expected at least one formula, found an empty "#
      + #"array"#,
    "function-missing":
      #"4:5: cases[1] of case "a": the case has no "function""#,
    "gradient-incomplete":
      #"4:103: cases[1].gradient of case "a": "x", "y" of "at" are left out; claim every "#
      + #"variable, and move constants into "data""#,
    "gradient-not-an-object":
      #"4:103: cases[1].gradient of case "a": expected a gradient: an object by variable, "#
      + #"like "at", found an array"#,
    "gradient-null":
      #"4:69: cases[1].gradient.x of case "a": expected a number or its printed digits, "#
      + #"found null"#,
    "gradient-number-for-array":
      #"4:82: cases[1].gradient.w of case "a": expected an array of 3 like "w" in "at", "#
      + #"found a number"#,
    "gradient-of-constant":
      #"4:92: cases[1].gradient of case "a": "x" is not a variable of "at"; it is a "#
      + #"constant of "data", and constants have no derivative"#,
    "gradient-of-stranger":
      #"4:76: cases[1].gradient of case "a": "wieght" is not a variable of "at"; did you "#
      + #"mean "weight"?"#,
    "gradient-of-vector-function":
      #"4:71: cases[1].gradient of case "a": a gradient belongs to one function, and "#
      + #""function" has 2; claim a "jacobian""#,
    "gradient-too-short":
      #"4:82: cases[1].gradient.w of case "a": expected an array of 3 like "w" in "at", "#
      + #"found an array of 2"#,
    "hessian-block":
      #"4:92: cases[1].hessian.x.y of case "a": expected a number, found an array"#,
    "hessian-rows":
      #"4:72: cases[1].hessian of case "a": expected 2 rows, one for each component of "#
      + #""at", found 1"#,
    "hexadecimal":
      #"2:28: cases[0].at.x: 0x10 is not a number"#,
    "id-empty":
      #"4:13: cases[1].id: the identifier is empty; name the case"#,
    "id-missing":
      #"4:5: cases[1]: the case has no "id""#,
    "id-not-a-string":
      #"4:13: cases[1].id: expected an identifier (a string), found the number 2.1"#,
    "id-twice":
      #"5:13: cases[2].id of case "a": the identifier is taken already, by the case on line "#
      + #"4"#,
    "infinity":
      #"3:69: cases[0].gradient.x: expected a number, found -Infinity; write "-Infinity" as "#
      + #"a string"#,
    "jacobian-blocks":
      #"4:101: cases[1].jacobian.y of case "a": expected 2 outputs as for the variables "#
      + #"before, found 1"#,
    "jacobian-columns":
      #"4:83: cases[1].jacobian[0] of case "a": expected a row of 2, one for each component "#
      + #"of "at", found 3"#,
    "jacobian-rows":
      #"4:82: cases[1].jacobian of case "a": expected 2 rows, one for each formula of "#
      + #""function", found 1"#,
    "jvp-tangent-incomplete":
      #"4:80: cases[1].jvp.tangent of case "a": "y" of "at" is left out; claim every "#
      + #"variable, and move constants into "data""#,
    "jvp-without-tangent":
      #"4:68: cases[1].jvp of case "a": "jvp" has no "tangent""#,
    "kinks-unknown":
      #"4:141: cases[1].kinks of case "a": expected a way to treat kinks: report, "#
      + #"subgradients, found true"#,
    "leading-zero":
      #"2:28: cases[0].at.x: a number has no leading zero"#,
    "lone-surrogate":
      #"3:14: cases[0].id: \ud83d is half of a surrogate pair without the other half"#,
    "merge-conflict":
      #"2:1: expected a key in double quotes, found '<'; this is a merge conflict, not "#
      + #"resolved yet"#,
    "missing-colon":
      #"3:12: cases[0].id: expected ':' after the key "id", found '"'"#,
    "missing-comma":
      #"3:50: cases[0].at: expected ',' or '}' after the value of "at", found '"'"#,
    "name-in-at-and-data":
      #"4:60: cases[1].data of case "a": "x" stands in "at" and in "data"; it is either a "#
      + #"variable or a constant"#,
    "name-not-valid":
      #"4:42: cases[1].at of case "a": "x-1" is not a name that formulas can use; expected "#
      + #"ASCII or Greek letters, digits and '_', not beginning with a digit"#,
    "nan":
      #"3:69: cases[0].gradient.x: expected a value, found NaN; write "NaN" as a string"#,
    "no-break-space":
      #"2:11: cases: expected a value, found U+00A0; JSON knows no white space but space, "#
      + #"tab and line end"#,
    "no-claim":
      #"4:5: cases[1] of case "a": the case claims nothing; expected at least one of "#
      + #""value", "gradient", "jacobian", "hessian", "jvp", "vjp", or an "implementation""#,
    "not-an-object":
      #"1:1: expected a fixture file: an object with "schema" and "cases", found an array"#,
    "overlong-utf8":
      #"2:14: title: this is not UTF-8: byte 0xC0 does not fit here"#,
    "plus-sign":
      #"2:28: cases[0].at.x: expected a value, found +1.5; a number has no plus sign"#,
    "points-count":
      #"4:108: cases[1].points.random of case "a": expected a number of points, an integer "#
      + #"from 1 to 1000000, found the number 2.5"#,
    "points-range":
      #"4:127: cases[1].points.range.x of case "a": expected [low, high] with low below "#
      + #"high and a finite difference, found [3.0, -3.0]"#,
    "points-stranger":
      #"4:115: cases[1].points[0] of case "a": "y" is not a variable of "at"; the variables "#
      + "are x",
    "points-without-implementation":
      #"4:5: cases[1] of case "a": "points" are for an "implementation", and the case has "#
      + #"none"#,
    "points-without-range":
      #"4:97: cases[1].points of case "a": "points" has no "range"; expected {"name": [low, "#
      + #"high]} for every variable"#,
    "precision-unknown":
      #"4:144: cases[1].precision of case "a": expected a precision: float64, float32, "#
      + #"found the string "double""#,
    "printed-comma":
      #"4:69: cases[1].gradient.x of case "a": expected a number, or its printed digits "#
      + #"such as "6.7750" or "-1.2e-3", found "1,0000"; the decimal sign is a point, and "#
      + #"digits are not grouped"#,
    "printed-nan":
      #"4:69: cases[1].gradient.x of case "a": expected a number, or its printed digits "#
      + #"such as "6.7750" or "-1.2e-3", found "nan"; write "NaN""#,
    "printed-too-large":
      #"4:69: cases[1].gradient.x of case "a": "1e400" does not fit a Double"#,
    "printed-words":
      #"4:69: cases[1].gradient.x of case "a": expected a number, or its printed digits "#
      + #"such as "6.7750" or "-1.2e-3", found "one""#,
    "prose":
      #"1:1: expected a fixture file: an object with "schema" and "cases", found not"#,
    "python-words":
      #"2:14: x-draft: expected a value, found True; JSON writes true"#,
    "ragged-levels":
      #"4:56: cases[1].at.w[1] of case "a": expected a number, as before, found an array"#,
    "ragged":
      #"4:61: cases[1].at.w[1] of case "a": the array is ragged: expected 2 elements as in "#
      + #"the first row, found 1"#,
    "schema-missing":
      #"1:1: the file has no "schema"; expected "schema": "gradcheck.fixture/1""#,
    "schema-other":
      #"1:13: schema: expected "gradcheck.fixture/1", the format that this program reads, "#
      + #"found the string "gradcheck.fixture/2""#,
    "single-quotes":
      #"2:3: expected a key in double quotes, found "'"; text is written in double quotes"#,
    "tab-in-string":
      #"3:15: cases[0].id: a tab inside a string is written \t"#,
    "tags-not-an-array":
      #"4:140: cases[1].tags of case "a": expected an array of tags, found the string "#
      + #""lesson""#,
    "timeout-zero":
      #"4:113: cases[1].implementation.timeout of case "a": expected a time limit in "#
      + #"seconds above 0, found the number 0"#,
    "tolerance-empty":
      #"4:145: cases[1].tolerance of case "a": expected "relative" or "absolute", found "#
      + #"neither"#,
    "tolerance-negative":
      #"4:158: cases[1].tolerance.absolute of case "a": expected a tolerance above 0, found "#
      + #"the number -1e-6"#,
    "tolerance-zero":
      #"4:158: cases[1].tolerance.relative of case "a": expected a tolerance above 0, found "#
      + #"the number 0"#,
    "too-large-number":
      #"2:28: cases[0].at.x: 1e999 does not fit a Double"#,
    "trailing-comma-in-array":
      #"3:52: cases[0].at.x[1]: there is a comma before ']'; remove it"#,
    "trailing-comma":
      #"3:48: cases[0].at.x: there is a comma before '}'; remove it"#,
    "trailing-text":
      #"5:1: expected the end of the text after its value, found ']'"#,
    "truncated":
      #"3:49: cases[0].at: expected ',' or '}' after the value of "at", found end of file"#,
    "typographic-quotes":
      #"2:3: expected a key in double quotes, found '“' (U+201C); typographic quotation "#
      + #"marks; JSON's is '"'"#,
    "unknown-key-after-cases":
      #"5:3: unknown key "author"; a fixture file may have $schema, schema, title, "#
      + #"defaults, cases, and remarks under keys that begin with "x-""#,
    "unknown-key-in-defaults":
      #"2:17: defaults: unknown key "tolerence"; did you mean "tolerance"?"#,
    "unknown-key-in-file":
      #"2:3: unknown key "case"; did you mean "cases"?"#,
    "unknown-key-other-name":
      #"4:18: cases[1] of case "a": unknown key "expression"; did you mean "function"?"#,
    "unknown-key":
      #"4:91: cases[1] of case "a": unknown key "gradeint"; did you mean "gradient"?"#,
    "unquoted-key":
      #"2:3: expected a key in double quotes, found cases; keys are written in double quotes"#,
    "unterminated-string":
      #"3:30: cases[0].function: the string that begins here is not closed on its line; a "#
      + #"line end is written \n"#,
    "utf16-without-mark":
      #"1:1: this is UTF-16; save the file as UTF-8"#,
    "utf16":
      #"1:1: this is UTF-16; save the file as UTF-8"#,
    "utf32":
      #"1:1: this is UTF-32; save the file as UTF-8"#,
    "value-count":
      #"4:69: cases[1].value of case "a": expected 2 values, one for each formula of "#
      + #""function", found 1"#,
    "vjp-cotangent-count":
      #"4:81: cases[1].vjp.cotangent of case "a": expected 2 numbers, one for each formula "#
      + #"of "function", found 1"#,
  ]
}
