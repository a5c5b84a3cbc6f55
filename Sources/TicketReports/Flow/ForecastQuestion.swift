package import TicketFlow
internal import TicketModel

/// What is asked of a forecast, and its answers.
package struct ForecastQuestion: Hashable, Sendable {
  /// How many tickets are to be finished; nil where that isn't the question.
  package var items: Int?
  /// In how many days; nil where that isn't the question.
  package var days: Int?

  /// Makes a question.
  package init(items: Int? = nil, days: Int? = nil) {
    self.items = items
    self.days = days
  }
}

extension Forecast {
  /// The forecast, ready to be shown.
  package func sheet(_ question: ForecastQuestion) -> ReportSheet {
    let learned = FlowWords.days(dailyCounts.count)
    let answers = Answers(self, question)
    return ReportSheet(
      name: "forecast", title: "Forecast",
      subject: "from \(FlowWords.tickets(finished)) finished in \(learned), "
        + FlowWords.moment(asOf, timezone),
      figures: refusal.map { ["no forecast: \($0.message)"] } ?? answers.figures,
      chart: chart(question), tables: [answers.table],
      notes: refusal == nil
        ? ["each day to come is taken to be like one of those, days without a finish included"]
        : [],
      json: json(question, answers))
  }

  private func json(_ question: ForecastQuestion, _ answers: Answers) -> JSONValue {
    var pairs = JSONValue.heading(asOf, timezone)
    pairs.append(
      (
        "sample",
        [
          "from": sample.map { .day($0.lowerBound) } ?? .null,
          "to": sample.map { .day($0.upperBound) } ?? .null, "days": .int(dailyCounts.count),
          "finished": .int(finished), "daysWithFinish": .int(dailyCounts.count { $0 > 0 }),
        ]
      ))
    if let items = question.items { pairs.append(("items", .int(items))) }
    if let days = question.days { pairs.append(("days", .int(days))) }
    if let refusal { pairs.append(("refused", .string(refusal.message))) }
    return .object(pairs + answers.json)
  }
}

/// The answers to a question.
struct Answers {
  let question: ForecastQuestion
  let when: [Forecast.When]
  let howMany: [Forecast.HowMany]
  let probability: Double?

  init(_ forecast: Forecast, _ question: ForecastQuestion) {
    self.question = question
    when = question.items.map { forecast.when(items: $0) } ?? []
    howMany = question.days.map { forecast.howMany(days: $0) } ?? []
    if let items = question.items, let days = question.days {
      probability = forecast.probability(items: items, days: days)
    } else {
      probability = nil
    }
  }

  var figures: [String] {
    var lines: [String] = []
    if let probability, let items = question.items, let days = question.days {
      lines.append(
        "\(FlowWords.tickets(items)) in \(FlowWords.days(days)): "
          + FlowWords.probability(probability))
    }
    if let items = question.items {
      lines.append("\(FlowWords.tickets(items)) will be finished")
      lines += when.map { "  \($0.rank) %  \(Answers.text($0))" }
    }
    if let days = question.days {
      lines.append("in \(FlowWords.days(days)) there will be finished")
      lines += howMany.map { "  \($0.rank) %  \($0.count) or more" }
    }
    return lines
  }

  private static func text(_ when: Forecast.When) -> String {
    guard let days = when.days, let date = when.date else { return "not within ten years" }
    return "by \(date), in \(FlowWords.days(days))"
  }

  var table: ReportTable {
    ReportTable(
      "Answers",
      columns: [
        .init("question", "QUESTION"), .init("probability", "PROBABILITY", isNumber: true),
        .init("days", "DAYS", isNumber: true), .init("date", "DATE"),
        .init("items", "TICKETS", isNumber: true),
      ], rows: rows, cut: .everything)
  }

  private var rows: [[String]] {
    let items = question.items.map { "\($0)" } ?? ""
    let days = question.days.map { "\($0)" } ?? ""
    var rows = when.map { answer in
      [
        "when", "\(answer.rank)", answer.days.map { "\($0)" } ?? "",
        answer.date.map { "\($0)" } ?? "", items,
      ]
    }
    rows += howMany.map { ["how many", "\($0.rank)", days, "", "\($0.count)"] }
    if let probability {
      rows.append(["how likely", FlowWords.number(probability * 100), days, "", items])
    }
    return rows
  }

  var json: [(String, JSONValue)] {
    var pairs: [(String, JSONValue)] = []
    if question.items != nil {
      pairs.append(
        (
          "when",
          when.isEmpty
            ? .null
            : .object(
              when.map { answer in
                (
                  "p\(answer.rank)",
                  [
                    "days": JSONValue(answer.days),
                    "date": answer.date.map { JSONValue.day($0) } ?? .null,
                  ]
                )
              })
        ))
    }
    if question.days != nil {
      pairs.append(
        (
          "howMany",
          howMany.isEmpty ? .null : .object(howMany.map { ("p\($0.rank)", .int($0.count)) })
        ))
    }
    if question.items != nil, question.days != nil {
      pairs.append(("probability", JSONValue(probability)))
    }
    return pairs
  }
}
