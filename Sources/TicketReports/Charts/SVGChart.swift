/// Draws a chart as SVG: readable without a script, coloured by roles, told to screen readers.
package struct SVGChart: Sendable {
  /// The chart.
  package var chart: Chart
  /// How wide the drawing is, in pixels of its own.
  package var width: Double
  /// How high the plot is.
  package var height: Double
  /// Whether it stands alone, with its heading and colours, or in a page that has them.
  package var isAlone: Bool
  /// What makes its ids unique in a page.
  package var prefix: String

  /// Makes a drawing.
  package init(
    _ chart: Chart, width: Double = 860, height: Double = 330, isAlone: Bool = true,
    prefix: String = "chart"
  ) {
    self.chart = chart
    self.width = width
    self.height = height
    self.isAlone = isAlone
    self.prefix = prefix
  }

  /// The drawing.
  package var text: String {
    let layout = SVGLayout(chart, width: width, height: height, showsTitle: isAlone)
    let size = "\(px(width)) \(px(layout.height + notesHeight))"
    var parts = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" viewBox=\"0 0 \(size)\" "
        + "width=\"\(px(width))\" height=\"\(px(layout.height + notesHeight))\" role=\"img\" "
        + "aria-labelledby=\"\(prefix)-t \(prefix)-d\">",
      "<title id=\"\(prefix)-t\">\(MarkupText.escaped(chart.title))</title>",
      "<desc id=\"\(prefix)-d\">\(MarkupText.escaped(chart.description))</desc>",
    ]
    if isAlone {
      parts.append("<style>\(ChartStyle.css)</style>")
      parts.append("<rect class=\"paper\" width=\"100%\" height=\"100%\"/>")
      parts.append(
        "<text class=\"heading\" x=\"4\" y=\"20\">\(MarkupText.escaped(chart.title))</text>")
    }
    parts += legend(layout) + axes(layout)
    let drawing = SVGMarks(layout: layout, chart: chart)
    parts += chart.marks.flatMap(drawing.svg)
    parts += drawing.levelLabels + baseline(layout) + notes(layout) + ["</svg>"]
    return parts.joined(separator: "\n") + "\n"
  }

  private var notesHeight: Double { isAlone ? Double(chart.notes.count) * 16 : 0 }

  private func px(_ value: Double) -> String { MarkupText.pixels(value) }

  private func legend(_ layout: SVGLayout) -> [String] {
    layout.legend.map { entry in
      let mark =
        entry.key.isLine
        ? "<path class=\"line s-\(entry.key.ink)\" d=\"M\(px(entry.x)) \(px(entry.y))h12\"/>"
        : "<rect class=\"f-\(entry.key.ink)\(entry.key.ink.isZone ? " zone" : "")\" x=\"\(px(entry.x))\" y=\"\(px(entry.y - 6))\" "
          + "width=\"12\" height=\"12\" rx=\"2\"/>"
      return mark
        + "<text x=\"\(px(entry.x + 18))\" y=\"\(px(entry.y + 4))\">"
        + "\(MarkupText.escaped(entry.key.label))</text>"
    }
  }

  private func axes(_ layout: SVGLayout) -> [String] {
    var parts: [String] = []
    if !chart.y.label.isEmpty {
      parts.append(
        "<text class=\"label\" x=\"4\" y=\"\(px(layout.top - 10))\">"
          + "\(MarkupText.escaped(chart.y.label))</text>")
    }
    for tick in layout.yTicks {
      let y = layout.yPixel(tick.value)
      parts.append(
        "<path class=\"grid\" d=\"M\(px(layout.left)) \(px(y))H\(px(layout.right))\"/>"
          + "<text class=\"tick end\" x=\"\(px(layout.left - 6))\" y=\"\(px(y + 4))\">"
          + "\(MarkupText.escaped(tick.label))</text>")
    }
    return parts + horizontal(layout)
  }

  /// The ticks below the plot; names are cut to their room, or some are left out.
  private func horizontal(_ layout: SVGLayout) -> [String] {
    var parts: [String] = []
    var end = -Double.infinity
    let isNames = if case .names = chart.x.scale { true } else { false }
    let space = layout.xPixel(1) - layout.xPixel(0)
    let step = isNames ? step(of: layout.xTicks, each: space) : 1
    let room = isNames ? space * Double(step) : layout.width
    for tick in layout.xTicks.enumerated().filter({ $0.offset % step == 0 }).map(\.element) {
      let x = layout.xPixel(tick.value)
      let label = DisplayWidth.truncate(
        DisplayWidth.sanitized(tick.label), to: max(1, Int(room / (SVGLayout.fontSize * 0.58))))
      let half = SVGLayout.width(of: label) / 2
      let middle = min(max(x, half + 1), layout.width - half - 1)
      if tick.hasLine {
        parts.append(
          "<path class=\"grid\" d=\"M\(px(x)) \(px(layout.bottom))v5\"/>")
      }
      guard middle - half > end + 4 else { continue }
      end = middle + half
      parts.append(
        "<text class=\"tick middle\" x=\"\(px(middle))\" y=\"\(px(layout.bottom + 18))\">"
          + "\(MarkupText.escaped(label))</text>")
      if !tick.context.isEmpty {
        parts.append(
          "<text class=\"tick middle\" x=\"\(px(middle))\" y=\"\(px(layout.bottom + 32))\">"
            + "\(MarkupText.escaped(tick.context))</text>")
      }
    }
    if !chart.x.label.isEmpty {
      parts.append(
        "<text class=\"label end\" x=\"\(px(layout.right))\" y=\"\(px(layout.bottom + 33))\">"
          + "\(MarkupText.escaped(chart.x.label))</text>")
    }
    return parts
  }

  /// Of how many names one is shown: of each, where a few letters of it fit.
  private func step(of ticks: [ChartAxis.Tick], each room: Double) -> Int {
    let widest = ticks.map { SVGLayout.width(of: $0.label) }.max() ?? 0
    let few = SVGLayout.width(of: "letter")
    guard widest > room, room < few else { return 1 }
    return Int(((min(widest, 2 * few) + 8) / room).rounded(.up))
  }

  private func baseline(_ layout: SVGLayout) -> [String] {
    ["<path class=\"axis\" d=\"M\(px(layout.left)) \(px(layout.bottom))H\(px(layout.right))\"/>"]
  }

  private func notes(_ layout: SVGLayout) -> [String] {
    guard isAlone else { return [] }
    return chart.notes.enumerated().map { index, note in
      "<text class=\"label\" x=\"4\" y=\"\(px(layout.height + 10 + Double(index) * 16))\">"
        + "\(MarkupText.escaped(note))</text>"
    }
  }
}
