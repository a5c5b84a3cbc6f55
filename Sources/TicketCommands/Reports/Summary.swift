internal import ArgumentParser
internal import TicketFlow
internal import TicketReports
internal import TicketStore

extension TicketsCommand.Report {
  struct Summary: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "summary",
      abstract: "Show everything in brief, or all charts on one page (the default)",
      usage: "tickets report [<options>] [<query> ...]",
      discussion: """
        Examples:
          tickets report
          tickets report --format html -o report.html
        """)

    @OptionGroup var report: ReportOptions

    func validate() throws {
      guard ![.svg, .csv].contains(report.output.form) else {
        throw ValidationError(
          "--format \(report.output.form.rawValue) shows one report: name it, as in "
            + "`tickets report cycle-time --format \(report.output.form.rawValue)`")
      }
      for word in report.selection.query.prefix(1) { try refuseMistypedName(word) }
    }

    func run() throws {
      let isPage = report.output.form == .html
      guard isPage, report.by == nil else {
        return try report.answer(withPlans: true) { flow, source in
          summary(flow, source).sheet
        }
      }
      let source = try FlowSource.read(report, withPlans: true)
      let name = source.workspace.place.root.split(separator: "/").last.map(String.init)
      let page = summary(source.flow, source).page(title: "Flow of \(name ?? "the backlog")")
      try report.write(page.html, source.workspace)
    }

    private func summary(_ flow: BacklogFlow, _ source: FlowSource) -> FlowSummary {
      let calendar = source.sprints(of: flow)
      return FlowSummary(
        flow, quality: source.quality(of: flow), sprint: calendar.current(on: flow.lastDay),
        calendar: report.output.form == .html ? calendar : nil)
    }

    /// A word that is nearly the name of a report was not meant as a text to look for.
    private func refuseMistypedName(_ word: String) throws {
      let names = TicketsCommand.Report.configuration.subcommands.compactMap {
        $0.configuration.commandName
      }
      let folded = word.lowercased().filter(\.isLetter)
      guard word.allSatisfy({ $0.isLetter || $0 == "-" || $0 == "_" }),
        let name = names.first(where: { name in
          let letters = name.filter(\.isLetter)
          return letters == folded || (folded.count > 2 && letters.hasPrefix(folded))
            || (letters.count > 2 && folded.hasPrefix(letters))
        })
      else { return }
      throw ValidationError("there is no report \(word); did you mean \(name)?")
    }
  }
}
