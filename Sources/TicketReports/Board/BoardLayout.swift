/// Which columns of a board stand beside each other, and how wide they are.
struct BoardLayout {
  /// A column's place in the board, and its width on the terminal.
  struct Slot: Hashable {
    var index: Int
    var width: Int
  }

  /// The columns from top to bottom: one band, or more where there are too many for the width.
  let bands: [[Slot]]

  /// Below so many columns of the terminal nothing stands side by side.
  static let narrowestTerminal = 60
  /// The columns between two columns.
  static let gap = 2
  private static let narrowest = 10
  private static let widest = 44
  /// A column of that width is comfortable: empty ones need not make room.
  private static let comfortable = 26

  /// Lays out columns of which some are empty; nil where the terminal is too narrow, or none.
  init?(_ board: Board, width: Int) {
    guard width >= BoardLayout.narrowestTerminal, !board.columns.isEmpty else { return nil }
    let capacity = (width + BoardLayout.gap) / (BoardLayout.narrowest + BoardLayout.gap)
    let all = Array(board.columns.indices)
    let count = (all.count + capacity - 1) / capacity
    let size = (all.count + count - 1) / count
    bands = stride(from: 0, to: all.count, by: size).map { start in
      BoardLayout.band(Array(all[start..<min(start + size, all.count)]), board, width)
    }
  }

  private static func band(_ indices: [Int], _ board: Board, _ width: Int) -> [Slot] {
    let room = width - gap * (indices.count - 1)
    let share = room / indices.count
    let empty = indices.filter { board.columns[$0].count == 0 }
    var slim: [Int: Int] = [:]
    if share < comfortable, empty.count < indices.count {
      for index in empty {
        let title = DisplayWidth.columns(of: board.columns[index].title)
        slim[index] = min(share, max(narrowest, title + 2))
      }
    }
    let left = room - slim.values.reduce(0, +)
    let filled = indices.count - slim.count
    let each = min(widest, left / filled)
    var spare = each < widest ? left - each * filled : 0
    return indices.map { index in
      if let width = slim[index] { return Slot(index: index, width: width) }
      spare -= 1
      return Slot(index: index, width: spare >= 0 ? each + 1 : each)
    }
  }
}
