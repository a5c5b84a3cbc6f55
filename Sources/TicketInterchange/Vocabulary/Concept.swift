/// What a key says, in whatever language it is written.
enum Concept: Hashable, Sendable {
  // Fields.
  case estimate, owner, priority, labels, status, type, sprint, due, dependsOn, milestone, duration
  case domain, created, parent, id, title
  // Parts of a body.
  case description, acceptance, tasks, deliverables, goal, risks
  // What holds tickets, or speaks of all of them.
  case stories, rules

  /// Whether the value can be a field of the front matter.
  var isField: Bool {
    switch self {
    case .estimate, .owner, .priority, .labels, .status, .type, .sprint, .due, .dependsOn,
      .milestone, .duration, .domain, .created, .parent, .id, .title:
      true
    default: false
    }
  }

  /// The front-matter key that holds the value; nil for what has none.
  var fieldName: String? {
    switch self {
    case .dependsOn: "depends-on"
    case _ where isField: "\(self)"
    default: nil
    }
  }

  /// The heading that a part of a body gets; nil for what has none.
  var sectionTitle: String? {
    switch self {
    case .acceptance: "Acceptance criteria"
    case .tasks: "Tasks"
    case .deliverables: "Deliverables"
    case .goal: "Goal"
    case .risks: "Risks"
    default: nil
    }
  }
}
