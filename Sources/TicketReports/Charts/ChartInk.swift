internal import TicketModel

/// A colour by its role: light and dark pages each have their own.
package enum ChartInk: String, Hashable, Sendable, CaseIterable {
  /// What the chart is about.
  case primary
  /// What stands beside it.
  case secondary
  /// A comparison, such as the ideal.
  case muted
  /// What is wrong or late.
  case alarm
  /// States of the category `todo`.
  case todo1, todo2, todo3
  /// States of the category `doing`.
  case doing1, doing2, doing3, doing4, doing5
  /// States of the category `done`.
  case done1, done2
  /// States of the category `dropped`.
  case dropped1, dropped2
  /// Zones of the ageing chart, from young to old.
  case zone1, zone2, zone3, zone4

  /// The inks of workflow states: by category, in turn where there are more states than inks.
  static func inks(of states: [WorkflowState]) -> [ChartInk] {
    var used: [StateCategory: Int] = [:]
    return states.map { state in
      let inks: [ChartInk] =
        switch state.category {
        case .todo: [.todo1, .todo2, .todo3]
        case .doing: [.doing1, .doing2, .doing3, .doing4, .doing5]
        case .done: [.done1, .done2]
        case .dropped: [.dropped1, .dropped2]
        }
      let index = used[state.category, default: 0]
      used[state.category] = index + 1
      return inks[index % inks.count]
    }
  }

  /// Whether it fills what lies behind the marks: too pale to be seen without an outline.
  var isZone: Bool {
    switch self {
    case .zone1, .zone2, .zone3, .zone4: true
    default: false
    }
  }

  /// The colour on a light page.
  var light: String {
    switch self {
    case .primary: "#2563a8"
    case .secondary: "#c2570c"
    case .muted: "#667085"
    case .alarm: "#b42318"
    case .todo1: "#8793a3"
    case .todo2: "#6b7788"
    case .todo3: "#505c6d"
    case .doing1: "#3b82c4"
    case .doing2: "#cb7a10"
    case .doing3: "#8b6fc0"
    case .doing4: "#2a9d8f"
    case .doing5: "#d0628c"
    case .done1: "#4c9f62"
    case .done2: "#2f7a46"
    case .dropped1: "#8a6d5b"
    case .dropped2: "#a78a76"
    case .zone1: "#d9efdf"
    case .zone2: "#fbf1c9"
    case .zone3: "#fde0c2"
    case .zone4: "#f8cfcb"
    }
  }

  /// The colour on a dark page.
  var dark: String {
    switch self {
    case .primary: "#6cb0f2"
    case .secondary: "#f5a35c"
    case .muted: "#98a2b3"
    case .alarm: "#f97066"
    case .todo1: "#5f6c80"
    case .todo2: "#7a889d"
    case .todo3: "#96a4b8"
    case .doing1: "#4f9ae0"
    case .doing2: "#e8a24a"
    case .doing3: "#a68be0"
    case .doing4: "#3fb8a9"
    case .doing5: "#e27fa5"
    case .done1: "#57b072"
    case .done2: "#3c8f57"
    case .dropped1: "#9c7f6d"
    case .dropped2: "#c0a695"
    case .zone1: "#173324"
    case .zone2: "#38321a"
    case .zone3: "#402a18"
    case .zone4: "#43201e"
    }
  }
}
