/// Something drawn in a chart, in the units of its axes.
package enum ChartMark: Hashable, Sendable {
  /// Measurements.
  case points([ChartPoint])
  /// Rectangles that mean a quantity, or a zone behind the marks.
  case boxes([ChartBox])
  /// A surface between two outlines.
  case area(ChartInk, [ChartSlice])
  /// A line through places.
  case line(ChartLine)
  /// A level across the chart, named at its right.
  case level(Double, label: String, ChartInk)
  /// A moment up the chart, named at its top.
  case moment(Double, label: String)
  /// Stretches of the horizontal axis that are shaded, such as weekends.
  case shades([ClosedRange<Double>])
  /// Stretches of the horizontal axis that tell their figures when pointed at.
  case readings([ChartReading])
}

/// One measurement.
package struct ChartPoint: Hashable, Sendable {
  /// The place on the horizontal axis.
  package var x: Double
  /// The place on the vertical axis.
  package var y: Double
  /// What is told when it is pointed at.
  package var label: String
  /// The colour.
  package var ink: ChartInk = .primary
}

/// A rectangle.
package struct ChartBox: Hashable, Sendable {
  /// From where to where on the horizontal axis.
  package var x: ClosedRange<Double>
  /// From where to where on the vertical axis.
  package var y: ClosedRange<Double>
  /// The colour.
  package var ink: ChartInk
  /// What is told when it is pointed at; empty for a zone behind the marks.
  package var label: String

  /// Makes a rectangle.
  package init(
    x: ClosedRange<Double>, y: ClosedRange<Double>, ink: ChartInk, label: String = ""
  ) {
    self.x = x
    self.y = y
    self.ink = ink
    self.label = label
  }
}

/// The height of an area at one place.
package struct ChartSlice: Hashable, Sendable {
  /// The place on the horizontal axis.
  package var x: Double
  /// From where to where on the vertical axis.
  package var y: ClosedRange<Double>
}

/// A line through places.
package struct ChartLine: Hashable, Sendable {
  /// A place on the line.
  package struct Place: Hashable, Sendable {
    /// The place on the horizontal axis.
    package var x: Double
    /// The place on the vertical axis.
    package var y: Double
  }

  /// The places, from left to right.
  package var places: [Place]
  /// The colour.
  package var ink: ChartInk
  /// Whether it is broken.
  package var isDashed = false
}

/// What is told of a stretch of the horizontal axis.
package struct ChartReading: Hashable, Sendable {
  /// From where to where.
  package var x: ClosedRange<Double>
  /// What is told.
  package var label: String
}
