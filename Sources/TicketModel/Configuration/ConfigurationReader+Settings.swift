internal import TicketSyntax

extension ConfigurationReader {
  /// The zone in which days are counted.
  mutating func timezone(_ node: ConfigurationNode) -> BacklogTimeZone? {
    guard let name = text(node, of: "timezone") else { return nil }
    if let zone = BacklogTimeZone(identifier: name) { return zone }
    let known = BacklogTimeZone.knownIdentifiers
    report(
      "unknown time zone \"\(name)\"", at: node,
      hint: known.count > 1
        ? didYouMean(name, among: known) ?? "write a name such as Europe/Paris, or UTC"
        : "this machine has no time zone data: install tzdata")
    return nil
  }

  /// How changes become commits.
  mutating func commit(_ node: ConfigurationNode) -> CommitSettings {
    var settings = CommitSettings()
    for entry in entries(node, of: "commit", knowing: ["auto", "message", "mention"]) {
      if entry.key == "auto" {
        settings.isAutomatic = flag(entry.value, of: "auto") ?? true
      } else if entry.key == "mention" {
        settings.mention =
          choice(entry.value, of: "mention", as: CommitSettings.Mention.self) ?? .known
      } else if let message = template(
        entry.value, of: "message", knowing: CommitSettings.placeholders)
      {
        if message.contains(where: \.isNewline) {
          report("\"message\" must be one line", at: entry.value)
        } else {
          settings.message = message
        }
      }
    }
    return settings
  }

  /// What `start` does beside the change of state.
  mutating func start(_ node: ConfigurationNode) -> StartSettings {
    var settings = StartSettings()
    for entry in entries(node, of: "start", knowing: ["branch", "take"]) {
      if entry.key == "take" {
        settings.takes = flag(entry.value, of: "take") ?? false
      } else {
        settings.branch = template(
          entry.value, of: "branch", knowing: StartSettings.placeholders)
      }
    }
    return settings
  }

  /// A text with names in braces, which are filled in where it is used.
  private mutating func template(
    _ node: ConfigurationNode, of key: String, knowing names: [String]
  ) -> String? {
    guard let text = text(node, of: key) else { return nil }
    for name in TextTemplate(text).names where !names.contains(name) {
      report(
        "unknown placeholder {\(name)} in \"\(key)\"", at: node,
        hint: didYouMean(name, among: names)
          ?? "known are \(names.map { "{\($0)}" }.joined(separator: ", "))")
    }
    return text
  }

  /// How the metrics are computed.
  mutating func metrics(_ node: ConfigurationNode) -> MetricsSettings {
    var settings = MetricsSettings()
    for entry in entries(node, of: "metrics", knowing: ["start"]) {
      settings.start = choice(entry.value, of: "start", as: MetricsSettings.Start.self) ?? .first
    }
    return settings
  }

  /// When sprints begin and how long they last; nil where that is not said in full.
  mutating func sprints(_ node: ConfigurationNode) -> SprintCadence? {
    let known = findings.count
    let entries = entries(node, of: "sprints", knowing: ["first", "length"])
    var first: CalendarDay?
    var length: Int?
    for entry in entries {
      if entry.key == "first" {
        first = day(entry.value, of: "first")
      } else {
        length = self.length(entry.value)
      }
    }
    guard let first, let length else {
      // A length alone waits for the day of the first sprint.
      if findings.count == known, length == nil {
        report(
          "sprints need the day of the first and a length", at: node,
          hint: "write {first: 2026-01-05, length: 2 weeks}")
      }
      return nil
    }
    return SprintCadence(first: first, lengthInDays: length)
  }

  private mutating func day(_ node: ConfigurationNode, of name: String) -> CalendarDay? {
    guard let text = text(node, of: name) else { return nil }
    if let day = CalendarDay(text) { return day }
    report("\"\(text)\" is not \(FieldType.date.expectation)", at: node)
    return nil
  }

  /// Reads `2 weeks`, `1 week`, `10 days`: from 1 to 366 days.
  private mutating func length(_ node: ConfigurationNode) -> Int? {
    guard let text = text(node, of: "length") else { return nil }
    let parts = text.lowercased().split(separator: " ")
    let units = ["day": 1, "days": 1, "week": 7, "weeks": 7]
    if parts.count == 2, let number = Int(parts[0]), let unit = units[String(parts[1])],
      (1...366).contains(number), number * unit <= 366
    {
      return number * unit
    }
    report(
      "\"\(text)\" is not the length of a sprint", at: node,
      hint: "write a number of days or weeks, such as 2 weeks or 10 days")
    return nil
  }
}
