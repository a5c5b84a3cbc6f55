package import Libgit2
package import TicketHistory
package import TicketStore

extension BacklogLoader {
  /// How tickets were planned over time up to a commit, each version read as this tree configures the
  /// project that it lies in.
  package func plans(
    upTo tip: ObjectID, cache: HistoryCache?, isKept: Bool = true, _ settings: ConfigurationSet
  ) throws(HistoryError) -> PlanHistory {
    try PlanReader(
      repository: place.repository, layout: settings.configuration.layout, cache: cache,
      isKept: isKept, configuration: { configuration(ofProject: $0, settings) }
    ).read(from: tip)
  }
}
