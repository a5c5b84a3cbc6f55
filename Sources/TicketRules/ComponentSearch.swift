/// Finds the knots of a graph: sets of nodes that all reach each other, or a node that points to itself.
///
/// Source: R. Tarjan, "Depth-first search and linear graph algorithms" (1972), without recursion, so
/// that a long chain does not exhaust the stack.
struct ComponentSearch {
  private let targets: (Int) -> [Int]
  private var order: [Int: Int] = [:]
  private var lowest: [Int: Int] = [:]
  private var open: [Int] = []
  private var isOpen: Set<Int> = []
  private var frames: [Frame] = []
  /// The knots found so far.
  private(set) var components: [[Int]] = []

  private struct Frame {
    let node: Int
    let targets: [Int]
    var next = 0
  }

  init(targets: @escaping (Int) -> [Int]) {
    self.targets = targets
  }

  /// Searches all that a node reaches and that was not searched before.
  mutating func visit(_ root: Int) {
    guard order[root] == nil else { return }
    let reached = targets(root)
    guard !reached.isEmpty else {
      order[root] = order.count
      return
    }
    enter(root, reached)
    while let frame = frames.last {
      if frame.next < frame.targets.count {
        frames[frames.count - 1].next += 1
        follow(frame.targets[frame.next], from: frame.node)
      } else {
        leave(frame)
      }
    }
  }

  private mutating func enter(_ node: Int, _ reached: [Int]) {
    let position = order.count
    order[node] = position
    lowest[node] = position
    open.append(node)
    isOpen.insert(node)
    frames.append(Frame(node: node, targets: reached))
  }

  private mutating func follow(_ target: Int, from node: Int) {
    guard let position = order[target] else { return enter(target, targets(target)) }
    if isOpen.contains(target) { lower(node, to: position) }
  }

  private mutating func leave(_ frame: Frame) {
    frames.removeLast()
    let own = lowest[frame.node] ?? 0
    if let parent = frames.last?.node { lower(parent, to: own) }
    guard own == order[frame.node] else { return }
    var component: [Int] = []
    while let node = open.popLast() {
      isOpen.remove(node)
      component.append(node)
      if node == frame.node { break }
    }
    if component.count > 1 || frame.targets.contains(frame.node) { components.append(component) }
  }

  private mutating func lower(_ node: Int, to position: Int) {
    lowest[node] = min(lowest[node] ?? position, position)
  }
}
