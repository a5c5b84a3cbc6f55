internal import ArgumentParser

/// The forms of a report.
enum ReportFormat: String, AnswerFormat {
  case text, json, csv, svg, html
}
