internal import ArgumentParser

/// Tickets asked for beside those that are named.
struct WhereOption: ParsableArguments {
  @Option(
    name: .customLong("where"), parsing: .unconditional,
    help: ArgumentHelp(
      "Every ticket that a query asks for, such as 'sprint:3 is:open'", valueName: "query"),
    completion: .query)
  var query: String?
}
