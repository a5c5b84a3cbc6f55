internal import ArgumentParser

/// The forms in which findings are given.
enum FindingFormat: String, AnswerFormat {
  case text, json, sarif, github, junit
}
