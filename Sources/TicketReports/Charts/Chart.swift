/// A chart as data: axes, and marks in the units of the axes. How it is drawn is another's business.
package struct Chart: Hashable, Sendable {
  /// The name of what it shows, such as `cycle-time`.
  package var name: String
  /// Its heading.
  package var title: String
  /// What it shows, in a sentence, for those who can't see it.
  package var description: String
  /// The horizontal axis.
  package var x: ChartAxis
  /// The vertical axis.
  package var y: ChartAxis
  /// What is drawn, from the back to the front.
  package var marks: [ChartMark]
  /// The meaning of the inks; empty where there is but one.
  package var legend: [Key]
  /// What must be said beside it, such as how many points lie beyond the axis.
  package var notes: [String]

  /// One entry of the legend.
  package struct Key: Hashable, Sendable {
    /// The colour.
    package var ink: ChartInk
    /// What it stands for.
    package var label: String
    /// Whether it is drawn as a line.
    package var isLine: Bool

    /// Makes an entry.
    package init(_ ink: ChartInk, _ label: String, isLine: Bool = false) {
      self.ink = ink
      self.label = label
      self.isLine = isLine
    }
  }

  /// Makes a chart.
  package init(
    name: String, title: String, description: String, x: ChartAxis, y: ChartAxis,
    marks: [ChartMark], legend: [Key] = [], notes: [String] = []
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.x = x
    self.y = y
    self.marks = marks
    self.legend = legend
    self.notes = notes
  }
}
