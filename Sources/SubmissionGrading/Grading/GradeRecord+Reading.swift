package import StrictJSON

extension GradeRecord {
  /// Reads a line of results; keys that are not known are passed over.
  ///
  /// - Throws: a `JSONError` for what is not JSON, or not such a line.
  package init(parsing line: some Collection<UInt8>) throws(JSONError) {
    let tree = try JSONValue(parsing: Array(line))
    let record = JSONFields(tree, "")
    guard record.tree["schema"]?.string == Self.schema else {
      throw record.wrong("schema", "\"\(Self.schema)\"")
    }
    submission = try record.text("submission")
    sha256 = try record.optionalText("sha256")
    let exercise = try record.fields("exercise")
    self.exercise = try exercise.text("id")
    exerciseSHA256 = try exercise.text("sha256")
    language = try record.name("language")
    showsAnswers = try record.flag("showsAnswers")
    isRun = try record.flag("run")
    status = try record.name("status")
    score = try record.number("score")
    max = try record.number("max", atLeast: 0)
    parts = []
    for (id, part) in try record.fields("exercises").children() {
      parts.append(try PartGrade(id, part))
    }
    message = try record.optionalText("message")
  }
}

extension PartGrade {
  fileprivate init(_ id: String, _ part: JSONFields) throws(JSONError) {
    self.part = id
    verdict = try part.name("verdict")
    score = try part.number("score")
    max = try part.number("max", atLeast: 0)
    answers = []
    for (variable, answer) in try part.fields("answers").children() {
      answers.append(
        Answer(
          variable: variable, claimed: try answer.optionalText("claimed"),
          verdict: try answer.name("verdict"), diagnosis: try answer.optionalName("diagnosis"),
          message: try answer.optionalText("message")))
    }
    messages = try part.texts("messages")
  }
}
