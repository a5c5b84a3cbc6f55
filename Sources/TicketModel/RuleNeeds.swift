/// What rules must see of a backlog beyond the tickets that they judge and those that these name in
/// `parent` and `depends-on`.
///
/// The smallest question that a change puts to the tree: most ask for nothing.
public struct RuleNeeds: Hashable, Sendable {
  /// Whether every ticket is needed.
  public var everything: Bool
  /// The tickets in any of these states are needed, by the states' lower-cased names.
  public var states: Set<String>
  /// The tickets whose `parent` is one of these ids are needed, by the ids' lower-cased texts.
  public var parents: Set<String>
  /// The tickets that bear one of these ids are needed, by the ids' lower-cased texts.
  public var ids: Set<String>

  /// Makes a need.
  public init(
    everything: Bool = false, states: Set<String> = [], parents: Set<String> = [],
    ids: Set<String> = []
  ) {
    self.everything = everything
    self.states = states
    self.parents = parents
    self.ids = ids
  }

  /// Nothing more than the tickets that are judged, and what they name.
  public static let nothing = RuleNeeds()

  /// Every ticket.
  public static let everything = RuleNeeds(everything: true)

  /// Both needs together.
  public func union(_ other: RuleNeeds) -> RuleNeeds {
    RuleNeeds(
      everything: everything || other.everything, states: states.union(other.states),
      parents: parents.union(other.parents), ids: ids.union(other.ids))
  }

  /// Whether only reading every ticket can tell which ones are needed.
  public var needsListing: Bool { everything || !states.isEmpty || !parents.isEmpty }
}
