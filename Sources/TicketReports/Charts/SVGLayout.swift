/// Where in a drawing the plot lies, and where each value of the axes is.
struct SVGLayout {
  let width: Double
  let height: Double
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double
  let xTicks: [ChartAxis.Tick]
  let yTicks: [ChartAxis.Tick]
  let legend: [LegendEntry]
  private let x: ClosedRange<Double>
  private let y: ClosedRange<Double>

  static let fontSize = 12.0
  private static let lineHeight = 18.0

  /// An entry of the legend with its place.
  struct LegendEntry {
    var key: Chart.Key
    var x: Double
    var y: Double
  }

  init(_ chart: Chart, width: Double, height: Double, showsTitle: Bool) {
    self.width = width
    x = chart.x.domain
    y = chart.y.domain
    let head = showsTitle ? 30.0 : 4
    legend = SVGLayout.legend(chart.legend, width: width, top: head + 8)
    let legendEnd = legend.last.map { $0.y + 10 } ?? head
    top = legendEnd + (chart.y.label.isEmpty ? 10 : 26)
    self.height = height + top
    bottom = self.height - 40
    yTicks = chart.y.ticks(atMost: max(2, Int(height / 40)))
    left = 14 + (yTicks.map { SVGLayout.width(of: $0.label) }.max() ?? 0)
    let levels = chart.marks.compactMap { mark -> Double? in
      if case .level(_, let label, _) = mark { SVGLayout.width(of: label) } else { nil }
    }
    right = width - (levels.max().map { $0 + 10 } ?? 14)
    xTicks = chart.x.ticks(atMost: max(2, Int((right - left) / 62)))
  }

  func xPixel(_ value: Double) -> Double {
    left + (value - x.lowerBound) / (x.upperBound - x.lowerBound) * (right - left)
  }

  func yPixel(_ value: Double) -> Double {
    bottom - (value - y.lowerBound) / (y.upperBound - y.lowerBound) * (bottom - top)
  }

  /// About how wide a text is: a drawing can't measure, so it is on the wide side.
  static func width(of text: String) -> Double {
    Double(DisplayWidth.columns(of: DisplayWidth.sanitized(text))) * fontSize * 0.58
  }

  private static func legend(
    _ keys: [Chart.Key], width: Double, top: Double
  ) -> [LegendEntry] {
    var entries: [LegendEntry] = []
    var x = 4.0
    var y = top + 4
    for key in keys {
      let length = 18 + Self.width(of: key.label) + 16
      if x > 4, x + length > width {
        x = 4
        y += lineHeight
      }
      entries.append(LegendEntry(key: key, x: x, y: y))
      x += length
    }
    return entries
  }
}
