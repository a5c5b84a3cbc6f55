internal import Libgit2
package import TicketHistory
package import TicketModel
package import TicketStore

extension BacklogLoader {
  /// The configurations of the projects that have no ticket left: as they are, or, where they have gone
  /// too, as they were when a ticket of theirs was last deleted.
  package func formerProjects(
    _ history: BacklogHistory, _ plans: PlanHistory, besides snapshot: BacklogSnapshot
  ) -> [String: BacklogConfiguration] {
    var deletions: [String: TicketEvent] = [:]
    for timeline in history.timelines {
      guard let project = plans.homes[timeline.id.lowercased()], !project.isEmpty,
        snapshot.projects[project] == nil, let last = timeline.events.last
      else { continue }
      let known = deletions[project]
      deletions[project] = known.map { $0.landed > last.landed ? $0 : last } ?? last
    }
    guard !deletions.isEmpty, let settings = try? loadSettings() else { return [:] }
    return deletions.reduce(into: [:]) { result, deletion in
      let (project, event) = deletion
      let present = configuration(ofProject: project, settings)
      result[project] =
        present == settings.configuration
        ? configuration(ofProject: project, before: event) : present
    }
  }

  /// A project's configuration in the first parent of an event that had one of its own.
  private func configuration(
    ofProject project: String, before event: TicketEvent
  ) -> BacklogConfiguration? {
    let commit = ObjectID(hex: event.commit)
    let parents = commit.flatMap { try? place.repository.commitHeader($0)?.parents } ?? []
    return parents.firstValue { parent in
      guard let past = try? BacklogLoader(place: place, source: .commit(parent)),
        let settings = try? past.loadSettings()
      else { return nil }
      let own = past.configuration(ofProject: project, settings)
      return own == settings.configuration ? nil : own
    }
  }
}
