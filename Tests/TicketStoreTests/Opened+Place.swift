import TestSupport

@testable import TicketStore

extension Opened {
  /// The backlog in `backlog` of a repository.
  static func place(_ test: TestRepository) throws -> BacklogPlace {
    BacklogPlace(
      repository: try repository(test), root: test.root,
      configurationPath: "backlog/backlog.yml")
  }
}
