/// The difference of two versions of a file, as unified text.
package struct TextDifference: Hashable, Sendable {
  /// The file.
  package var path: String
  /// The version before; nil where there was none.
  package var old: [UInt8]?
  /// The version after; nil where there is none.
  package var new: [UInt8]?

  /// Makes a difference.
  package init(path: String, old: [UInt8]?, new: [UInt8]?) {
    self.path = path
    self.old = old
    self.new = new
  }

  /// How many lines of either version the other does not have: the greater of removed and added.
  package static func changedLines(_ old: [UInt8], _ new: [UInt8]) -> Int {
    let difference = lines(new).difference(from: lines(old))
    return max(difference.insertions.count, difference.removals.count)
  }

  /// The unified form with three lines of context; empty where nothing differs.
  package func text(_ style: TerminalStyle) -> String {
    let before = TextDifference.lines(old ?? [])
    let after = TextDifference.lines(new ?? [])
    let steps = TextDifference.steps(before, after)
    guard steps.contains(where: { $0.sign != " " }) else { return "" }
    let head = [
      old == nil ? "--- /dev/null" : "--- a/\(path)",
      new == nil ? "+++ /dev/null" : "+++ b/\(path)",
    ]
    return head.map { style.sanitized($0) + "\n" }.joined()
      + TextDifference.hunks(steps).map { TextDifference.text($0, style) }.joined()
  }

  private struct Step {
    var sign: Character
    var line: String
    var oldNumber: Int
    var newNumber: Int
  }

  /// What stands below a last line that has no end, in the words of diff and patch.
  private static let unended = "\n\\ No newline at end of file"

  /// The lines without their ends; a last one that has none is marked, and so differs from one that has.
  private static func lines(_ bytes: [UInt8]) -> [String] {
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    if let last = lines.popLast(), !last.isEmpty { lines.append(last + unended) }
    return lines
  }

  /// Both versions in one run of kept, removed and added lines.
  private static func steps(_ before: [String], _ after: [String]) -> [Step] {
    let difference = after.difference(from: before)
    let removed = Set(difference.removals.map(offset))
    let added = Set(difference.insertions.map(offset))
    var steps: [Step] = []
    var o = 0
    var n = 0
    while o < before.count || n < after.count {
      if o < before.count, removed.contains(o) {
        steps.append(Step(sign: "-", line: before[o], oldNumber: o, newNumber: n))
        o += 1
      } else if n < after.count, added.contains(n) {
        steps.append(Step(sign: "+", line: after[n], oldNumber: o, newNumber: n))
        n += 1
      } else if n < after.count, o < before.count {
        steps.append(Step(sign: " ", line: after[n], oldNumber: o, newNumber: n))
        o += 1
        n += 1
      } else {
        break
      }
    }
    return steps
  }

  private static func offset(_ change: CollectionDifference<String>.Change) -> Int {
    switch change {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }

  /// Runs of steps that are within three lines of a change.
  private static func hunks(_ steps: [Step]) -> [ArraySlice<Step>] {
    var ranges: [Range<Int>] = []
    for (position, step) in steps.enumerated() where step.sign != " " {
      let range = max(0, position - 3)..<min(steps.count, position + 4)
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
      } else {
        ranges.append(range)
      }
    }
    return ranges.map { steps[$0] }
  }

  private static func text(_ hunk: ArraySlice<Step>, _ style: TerminalStyle) -> String {
    guard let first = hunk.first else { return "" }
    let olds = hunk.count { $0.sign != "+" }
    let news = hunk.count { $0.sign != "-" }
    let head =
      "@@ -\(first.oldNumber + (olds == 0 ? 0 : 1)),\(olds) "
      + "+\(first.newNumber + (news == 0 ? 0 : 1)),\(news) @@\n"
    return head
      + hunk.map { step in
        let isEnded = !step.line.hasSuffix(unended)
        let words = isEnded ? step.line : String(step.line.dropLast(unended.count))
        let parts = words.split(separator: "\t", omittingEmptySubsequences: false)
        let line =
          "\(step.sign)\(parts.map { style.sanitized(String($0)) }.joined(separator: "\t"))"
        return (step.sign == " " ? line : style.paint(line, step.sign == "+" ? .green : .red))
          + (isEnded ? "" : unended) + "\n"
      }.joined()
  }
}
