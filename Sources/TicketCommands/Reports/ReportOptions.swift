internal import ArgumentParser
internal import TicketFlow
internal import TicketModel

/// What every report takes.
struct ReportOptions: ParsableArguments {
  @OptionGroup var options: GlobalOptions
  @OptionGroup var output: FormatOption<ReportFormat>
  @OptionGroup var past: AtOption
  @OptionGroup var selection: TicketSelection

  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp("Write the answer to that file", valueName: "file"), completion: .file())
  var file: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp("Answer as of the end of that day, or of that moment", valueName: "day"))
  var asOf: String?

  @Option(help: ArgumentHelp("Look at what happened from that day on", valueName: "day"))
  var since: String?

  @Option(help: "Count by when work was recorded, or when it landed: recorded or landed")
  var time = Choice(FlowOptions.Clock.recorded)

  @Option(help: "Begin at the first start of work, or the last: first or last")
  var start: Choice<MetricsSettings.Start>?

  @Option(help: "Group the tickets by type, owner, sprint or project")
  var by: Choice<FlowGrouping>?
}
