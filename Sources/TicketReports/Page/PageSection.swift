#if canImport(FoundationEssentials)
  internal import FoundationEssentials
#else
  internal import Foundation
#endif

/// One report on the page: words, a chart for wide and one for narrow screens, and the tables.
struct PageSection {
  let sheet: ReportSheet

  var html: String {
    """
    <section id="\(MarkupText.escaped(sheet.name))">
    <h2>\(MarkupText.escaped(sheet.chart?.title ?? sheet.title))</h2>
    <p class="subject">\(MarkupText.escaped(sheet.subject))</p>
    \(list("figures", sheet.figures))\(figure)\(list("notes", notes))\(tables)</section>
    """
  }

  private var notes: [String] {
    let own = sheet.chart?.notes ?? []
    return own + sheet.notes.filter { !own.contains($0) }
  }

  private func list(_ name: String, _ lines: [String]) -> String {
    guard !lines.isEmpty else { return "" }
    let items = lines.map { "<li>\(MarkupText.escaped($0))</li>" }
    return "<ul class=\"\(name)\">\(items.joined())</ul>\n"
  }

  /// The chart; without any figures there is nothing to draw.
  private var figure: String {
    guard let chart = sheet.visibleChart else { return "" }
    let wide = SVGChart(chart, isAlone: false, prefix: "w-\(sheet.name)").text
    let narrow = SVGChart(
      chart, width: 370, height: 260, isAlone: false, prefix: "n-\(sheet.name)")
    return
      "<figure>\n<div class=\"wide\">\(wide)</div>\n<div class=\"narrow\">\(narrow.text)</div>\n"
      + "</figure>\n"
  }

  private var tables: String {
    sheet.tables.filter { !$0.rows.isEmpty }.map { table in
      let heads = table.columns.map { column in
        "<th scope=\"col\"\(column.isNumber ? " class=\"n\"" : "")>"
          + "\(MarkupText.escaped(column.heading.capitalized))</th>"
      }
      let rows = table.rows.map { row in
        "<tr>"
          + zip(table.columns, row).map { column, text in
            "<td\(column.isNumber ? " class=\"n\"" : "")>\(MarkupText.escaped(column.shown(text)))</td>"
          }.joined() + "</tr>"
      }
      return "<details><summary>\(MarkupText.escaped(table.title)) (\(table.rows.count))</summary>"
        + "<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>\(heads.joined())</tr></thead>\n<tbody>\n"
        + "\(rows.joined(separator: "\n"))\n</tbody></table></div></details>\n"
    }.joined()
  }
}
