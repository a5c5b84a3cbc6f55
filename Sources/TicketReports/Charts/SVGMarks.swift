/// Draws the marks of one chart.
struct SVGMarks {
  let layout: SVGLayout
  let chart: Chart

  func svg(_ mark: ChartMark) -> [String] {
    switch mark {
    case .points(let points): self.points(points)
    case .boxes(let boxes): boxes.map(box)
    case .area(let ink, let slices): [area(ink, slices)]
    case .line(let line): [self.line(line)]
    case .level(let value, _, let ink): level(value, ink)
    case .moment(let value, let label): moment(value, label)
    case .shades(let ranges): ranges.map(shade)
    case .readings(let readings): readings.map(reading)
    }
  }

  private func px(_ value: Double) -> String { MarkupText.pixels(value) }

  private func title(_ text: String) -> String {
    text.isEmpty
      ? "" : "<title>\(MarkupText.lines(text.split(separator: "\n").map(String.init)))</title>"
  }

  /// Points on one spot become one, the bigger the more they are; many are drawn faintly.
  private func points(_ points: [ChartPoint]) -> [String] {
    struct Spot: Hashable {
      var x: Int
      var y: Int
      var ink: ChartInk
    }
    let isDense = points.count > 1_500
    let cell = isDense ? 2.5 : 0.5
    var spots: [Spot: [ChartPoint]] = [:]
    var order: [Spot] = []
    for point in points {
      let spot = Spot(
        x: Int((layout.xPixel(point.x) / cell).rounded()),
        y: Int((layout.yPixel(point.y) / cell).rounded()), ink: point.ink)
      if spots[spot] == nil { order.append(spot) }
      spots[spot, default: []].append(point)
    }
    let opacity = points.count > 300 ? "0.7" : "0.8"
    let radius = points.count > 1_500 ? 2.2 : points.count > 300 ? 3 : 4
    let circles = order.compactMap { spot -> String? in
      guard let members = spots[spot], let first = members.first else { return nil }
      let size = min(radius * 2.5, radius * Double(members.count).squareRoot())
      return "<circle class=\"f-\(spot.ink)\" cx=\"\(px(layout.xPixel(first.x)))\" "
        + "cy=\"\(px(layout.yPixel(first.y)))\" r=\"\(px(size))\">\(title(label(members)))</circle>"
    }
    return ["<g class=\"points\" fill-opacity=\"\(opacity)\">"] + circles + ["</g>"]
  }

  private func label(_ members: [ChartPoint]) -> String {
    let shown = members.prefix(6).map(\.label)
    let rest = members.count - shown.count
    return (shown + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: "\n")
  }

  private func box(_ box: ChartBox) -> String {
    let (left, right) = (layout.xPixel(box.x.lowerBound), layout.xPixel(box.x.upperBound))
    let (top, bottom) = (layout.yPixel(box.y.upperBound), layout.yPixel(box.y.lowerBound))
    return "<rect class=\"f-\(box.ink)\(box.ink.isZone ? " zone" : "")\" "
      + "x=\"\(px(left))\" y=\"\(px(top))\" "
      + "width=\"\(px(max(0.5, right - left)))\" height=\"\(px(max(0, bottom - top)))\">"
      + "\(title(box.label))</rect>"
  }

  private func area(_ ink: ChartInk, _ slices: [ChartSlice]) -> String {
    let upper = slices.map { "\(px(layout.xPixel($0.x))) \(px(layout.yPixel($0.y.upperBound)))" }
    let lower = slices.reversed().map {
      "\(px(layout.xPixel($0.x))) \(px(layout.yPixel($0.y.lowerBound)))"
    }
    return "<path class=\"area f-\(ink)\" d=\"M\((upper + lower).joined(separator: "L"))Z\"/>"
  }

  private func line(_ line: ChartLine) -> String {
    let places = line.places.map { "\(px(layout.xPixel($0.x))) \(px(layout.yPixel($0.y)))" }
    guard !places.isEmpty else { return "" }
    return "<path class=\"line s-\(line.ink)\(line.isDashed ? " dashed" : "")\" "
      + "d=\"M\(places.joined(separator: "L"))\"/>"
  }

  private func level(_ value: Double, _ ink: ChartInk) -> [String] {
    across("M\(px(layout.left)) \(px(layout.yPixel(value)))H\(px(layout.right))", ink)
  }

  private func moment(_ value: Double, _ label: String) -> [String] {
    let x = layout.xPixel(value)
    let isRight = x > (layout.left + layout.right) / 2
    return across("M\(px(x)) \(px(layout.top))V\(px(layout.bottom))", .muted) + [
      "<text class=\"label on\(isRight ? " end" : "")\" "
        + "x=\"\(px(isRight ? x - 5 : x + 5))\" y=\"\(px(layout.top + 12))\">"
        + "\(MarkupText.escaped(label))</text>"
    ]
  }

  /// A broken line over whatever is drawn there: on a band of paper, so that it is seen on it.
  private func across(_ path: String, _ ink: ChartInk) -> [String] {
    [
      "<path class=\"halo\" d=\"\(path)\"/>",
      "<path class=\"line level s-\(ink)\" d=\"\(path)\"/>",
    ]
  }

  private func shade(_ range: ClosedRange<Double>) -> String {
    let (left, right) = (layout.xPixel(range.lowerBound), layout.xPixel(range.upperBound))
    return "<rect class=\"shade\" x=\"\(px(left))\" y=\"\(px(layout.top))\" "
      + "width=\"\(px(right - left))\" height=\"\(px(layout.bottom - layout.top))\"/>"
  }

  private func reading(_ reading: ChartReading) -> String {
    let (left, right) = (layout.xPixel(reading.x.lowerBound), layout.xPixel(reading.x.upperBound))
    return "<rect class=\"reading\" x=\"\(px(left))\" y=\"\(px(layout.top))\" "
      + "width=\"\(px(right - left))\" height=\"\(px(layout.bottom - layout.top))\">"
      + "\(title(reading.label))</rect>"
  }

  /// The names of the levels at the right, moved apart where they would lie on each other.
  var levelLabels: [String] {
    let levels = chart.marks.compactMap { mark -> (y: Double, label: String)? in
      guard case .level(let value, let label, _) = mark else { return nil }
      return (layout.yPixel(value), label)
    }.sorted { $0.y > $1.y }
    var last = layout.bottom + 14
    return levels.map { level in
      last = min(level.y, last - 14)
      return "<text class=\"tick\" x=\"\(px(layout.right + 6))\" y=\"\(px(last + 4))\">"
        + "\(MarkupText.escaped(level.label))</text>"
    }
  }
}
