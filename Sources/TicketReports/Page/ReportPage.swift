/// Reports as one HTML page: self-contained, without a script, light or dark as the reader likes.
package struct ReportPage: Sendable {
  /// What the page is about.
  package var title: String
  /// As of when.
  package var subject: String
  /// The figures that stand at the top: a name and a value each.
  package var highlights: [ReportHighlight]
  /// The reports, in order.
  package var sheets: [ReportSheet]

  /// Makes a page.
  package init(
    title: String, subject: String, highlights: [ReportHighlight] = [], sheets: [ReportSheet]
  ) {
    self.title = title
    self.subject = subject
    self.highlights = highlights
    self.sheets = sheets
  }

  /// The page.
  package var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>\(MarkupText.escaped(title))</title>
    <style>\(PageStyle.css)</style>
    </head>
    <body>
    <header>
    <h1>\(MarkupText.escaped(title))</h1>
    <p class="subject">\(MarkupText.escaped(subject))</p>
    \(tiles)\(contents)</header>
    <main>
    \(sheets.map { PageSection(sheet: $0).html }.joined(separator: "\n"))
    </main>
    </body>
    </html>

    """
  }

  private var tiles: String {
    guard !highlights.isEmpty else { return "" }
    let items = highlights.map { highlight in
      "<div><dt>\(MarkupText.escaped(highlight.name))</dt>"
        + "<dd>\(MarkupText.unbroken(highlight.value))"
        + (highlight.detail.isEmpty
          ? "" : "<span>\(MarkupText.unbroken(highlight.detail))</span>") + "</dd></div>"
    }
    return "<dl class=\"tiles\">\n\(items.joined(separator: "\n"))\n</dl>\n"
  }

  private var contents: String {
    guard sheets.count > 1 else { return "" }
    let links = sheets.map { "<a href=\"#\($0.name)\">\(MarkupText.escaped($0.title))</a>" }
    return "<nav aria-label=\"Reports\">\(links.joined(separator: "\n"))</nav>\n"
  }
}

/// A figure that sums up a report.
package struct ReportHighlight: Hashable, Sendable {
  /// What it is.
  package var name: String
  /// The figure.
  package var value: String
  /// What has to be said of it; empty for nothing.
  package var detail: String

  /// Makes a highlight.
  package init(_ name: String, _ value: String, detail: String = "") {
    self.name = name
    self.value = value
    self.detail = detail
  }
}
