internal import ArgumentParser
internal import FileAccess
internal import TicketFlow
internal import TicketModel
internal import TicketReports

extension ReportOptions {
  /// Makes one report, or one for each group, and gives it in the form that was asked for.
  func answer(
    withPlans: Bool = false, _ sheet: (BacklogFlow, FlowSource) throws -> ReportSheet
  ) throws {
    let source = try FlowSource.read(self, withPlans: withPlans)
    guard let by = by?.value else {
      try write(text(try sheet(source.flow, source), source.workspace), source.workspace)
      return
    }
    let groups = try source.flow.grouped(by: by).map { group in
      (name: group.name, sheet: try sheet(group.flow, source))
    }
    try write(
      text(ReportGroups(grouping: by.rawValue, groups: groups), source.workspace),
      source.workspace)
  }

  private func text(_ sheet: ReportSheet, _ workspace: Workspace) throws -> String {
    switch output.form {
    case .text: return SheetText(style: style(workspace)).text(sheet)
    case .json: return sheet.json.text() + "\n"
    case .csv: return sheet.csv
    case .svg:
      guard let chart = sheet.chart else {
        throw CommandError(
          .refused, "there is nothing to draw: \(sheet.figures.first ?? sheet.title)")
      }
      return SVGChart(chart).text
    case .html: return ReportPage(title: sheet.title, subject: "", sheets: [sheet]).html
    }
  }

  private func text(_ groups: ReportGroups, _ workspace: Workspace) throws -> String {
    switch output.form {
    case .text: return SheetText(style: style(workspace)).text(groups)
    case .json: return groups.json.text() + "\n"
    case .csv: return groups.csv
    case .svg, .html:
      throw ValidationError(
        "--format \(output.form.rawValue) shows one group: choose it with a query such as "
          + "\(groups.grouping):NAME in place of --by")
    }
  }

  /// A file is no terminal.
  private func style(_ workspace: Workspace) -> TerminalStyle {
    file == nil ? workspace.style : .plain
  }

  /// Prints the answer, or writes it to the file.
  func write(_ text: String, _ workspace: Workspace) throws(CommandError) {
    guard let file, file != "-" else { return try workspace.answer(text) }
    let directory = workspace.environment.directory
    var path = file.hasPrefix("/") ? file : directory + "/" + file
    path = Files.resolved(path) ?? path
    let isWritten: Bool
    do throws(FileError) {
      isWritten = try Files.metadata(path).map { $0.kind == .file } ?? true
      if isWritten { try Files.replace(path, with: Array(text.utf8)) }
    } catch {
      throw CommandError(.environment, error.message)
    }
    guard isWritten else { throw CommandError(.usage, "\(file) is not a regular file") }
  }
}
