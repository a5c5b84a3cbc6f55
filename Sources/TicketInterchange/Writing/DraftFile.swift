import TicketSyntax

/// A draft as the file that holds it.
struct DraftFile {
  let draft: Draft
  /// The id of the container it belongs to.
  let parent: String?
  let initialStatus: String?

  private static let order = [
    "status", "blocked", "priority", "estimate", "size", "domain", "owner", "sprint", "labels",
    "depends-on", "created", "due", "milestone", "duration", "order", "wave", "release", "phase",
    "iteration",
  ]

  /// The front matter, in the order that people read it.
  var fields: [(key: String, value: FieldValue)] {
    var fields: [(key: String, value: FieldValue)] = [
      ("id", .scalar(draft.id)), ("title", .scalar(draft.title)),
    ]
    if let type = draft.type { fields.append(("type", .scalar(type))) }
    for key in DraftFile.order {
      if let value = draft.value(key) {
        fields.append((key, value))
      } else if key == "status", let initialStatus {
        fields.append((key, .scalar(initialStatus)))
      }
    }
    if let parent, draft.value("parent") == nil { fields.append(("parent", .scalar(parent))) }
    let known = Set(fields.map(\.key))
    fields += draft.fields.filter { !known.contains($0.key) }
    return fields.filter { $0.value != .null }
  }

  /// The body, ending with a line end where there is one.
  var body: String {
    let parts = draft.sections.compactMap { part -> String? in
      let text = BodyText.join(part.lines)
      guard let heading = part.heading else { return text.isEmpty ? nil : text }
      return text.isEmpty ? heading : heading + "\n\n" + text
    }
    return parts.isEmpty ? "" : parts.joined(separator: "\n\n") + "\n"
  }

  /// The file.
  var planned: ImportPlan.PlannedFile {
    ImportPlan.PlannedFile(
      path: draft.id + ".md", bytes: FrontMatterWriter.document(fields: fields, body: body),
      ticketID: draft.id)
  }
}
