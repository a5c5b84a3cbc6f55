import TicketModel
import TicketSyntax

extension BacklogReader {
  /// Sets the field that a key names; false where the value is none of the kind, or another stands.
  mutating func apply(_ concept: Concept, _ value: String, to draft: Int) -> Bool {
    let text = value.trimmed(of: " `*")
    guard !text.isEmpty, text.utf8.count <= 200 else { return false }
    switch concept {
    case .estimate, .duration: return applyMeasure(text, to: draft)
    case .owner: return appendList("owner", BacklogReader.names(text), to: draft)
    case .labels:
      return appendList("labels", BacklogReader.parts(value, at: ",;"), to: draft)
    case .priority: return applyPriority(text, to: draft)
    case .dependsOn: return applyDependencies(text, to: draft)
    case .due: return CalendarDay(text) != nil && set("due", text, in: draft)
    case .status: return applyStatus(text, to: draft)
    case .type: return applyType(text, to: draft)
    case .sprint: return set("sprint", BacklogReader.sprint(text), in: draft)
    case .milestone: return set("milestone", text, in: draft)
    default: return false
    }
  }

  private mutating func set(_ key: String, _ text: String, in draft: Int) -> Bool {
    drafts[draft].set(key, .scalar(text))
  }

  private mutating func applyType(_ text: String, to draft: Int) -> Bool {
    guard !drafts[draft].isContainer, text.utf8.count <= 30 else { return false }
    drafts[draft].type = text.lowercased()
    return true
  }

  private mutating func appendList(_ key: String, _ texts: [String], to draft: Int) -> Bool {
    let count = drafts[draft].value(key)?.texts.count ?? 0
    guard !texts.isEmpty, count + texts.count <= 100 else { return false }
    drafts[draft].append(key, texts)
    return true
  }

  private mutating func applyMeasure(_ text: String, to draft: Int) -> Bool {
    guard let measure = Measure(text) else { return false }
    if case .priority = measure { return false }
    return drafts[draft].take(measure)
  }

  private mutating func applyPriority(_ text: String, to draft: Int) -> Bool {
    let word = Folding.withoutOrnaments(text)
    guard word.utf8.count <= 30 else { return false }
    let isShort = if case .priority? = Measure(word) { true } else { false }
    return set("priority", isShort ? word.uppercased() : word, in: draft)
  }

  private mutating func applyDependencies(_ text: String, to draft: Int) -> Bool {
    let parts = BacklogReader.parts(text, at: ",;")
    guard parts.allSatisfy({ IDToken($0).map { $0.rest.isEmpty } ?? false }) else { return false }
    return appendList("depends-on", parts, to: draft)
  }

  private mutating func applyStatus(_ text: String, to draft: Int) -> Bool {
    let word = Folding.withoutOrnaments(text)
    guard !word.isEmpty, word.utf8.count <= 30 else { return false }
    let done: Set<String> = ["done", "termine", "terminee", "fait", "fini", "livre", "completed"]
    let todo: Set<String> = ["todo", "to do", "a faire", "backlog", "planned", "not started"]
    let folded = Folding.fold(word)
    if done.contains(folded), let state = options.doneStatus {
      return set("status", state, in: draft)
    }
    if todo.contains(folded), let state = options.initialStatus {
      return set("status", state, in: draft)
    }
    return set("status", word, in: draft)
  }

  private static func sprint(_ text: String) -> String {
    guard let container = ContainerTitle(text), container.kind.type == "sprint",
      let label = container.label
    else { return text }
    return label
  }

  /// `PO/Legal, QA` as three names; `N/A` as one.
  private static func names(_ text: String) -> [String] {
    text == "N/A" ? [text] : parts(text, at: ",;/")
  }

  private static func parts(_ text: String, at marks: String) -> [String] {
    text.split { marks.contains($0) }.map { String($0).trimmed(of: " `*") }.filter { !$0.isEmpty }
  }
}
