// What stands on the canvas for a line, a point, an area or a bar.
extension TerminalCanvas {
  /// The mark of a line or a point in an ink.
  static func mark(of ink: ChartInk, _ style: TerminalStyle) -> String {
    switch ink {
    case .alarm: style.unicode ? "▲" : "!"
    case .secondary: style.unicode ? "▫" : "+"
    case .muted: style.unicode ? "·" : "."
    default: style.unicode ? "•" : "*"
    }
  }

  /// What areas are filled with, in the order in which they are drawn.
  static func shading(_ style: TerminalStyle) -> [String] {
    style.unicode ? ["█", "▓", "▒", "░", "╱", "·"] : ["#", "%", "+", ":", "/", "."]
  }

  /// What a bar grows by, from nothing to a whole character; bars of several inks stay apart where there
  /// is no colour.
  static func steps(of ink: ChartInk, _ style: TerminalStyle) -> [String] {
    switch (style.unicode, ink) {
    case (false, .muted): [" ", "."]
    case (false, .secondary): [" ", "+"]
    case (false, _): [" ", "#"]
    case (true, .muted) where !style.color: [" ", "░"]
    case (true, .secondary) where !style.color: [" ", "▒"]
    case (true, _): [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    }
  }

  /// What the areas of some marks are filled with, and the bars.
  static func fills(of marks: [ChartMark], _ style: TerminalStyle) -> [ChartInk: String] {
    var fills: [ChartInk: String] = [:]
    for case .area(let ink, _) in marks where fills[ink] == nil {
      fills[ink] = shading(style)[fills.count % shading(style).count]
    }
    for case .boxes(let boxes) in marks {
      for box in boxes where !box.label.isEmpty { fills[box.ink] = steps(of: box.ink, style).last }
    }
    return fills
  }
}
