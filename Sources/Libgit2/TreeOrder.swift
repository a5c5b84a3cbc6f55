/// The order of a tree's entries: as if the names of folders ended in a slash.
enum TreeOrder {
  /// Negative where the left entry stands first, positive where the right one does.
  static func of(
    _ left: UnsafeRawBufferPointer, isTree isLeftTree: Bool,
    _ right: UnsafeRawBufferPointer, isTree isRightTree: Bool
  ) -> Int {
    let shared = min(left.count, right.count)
    let order = unsafe left.part(0..<shared).compare(right.part(0..<shared))
    guard order == 0 else { return order }
    let leftNext = unsafe byte(left, at: shared, isLeftTree)
    let rightNext = unsafe byte(right, at: shared, isRightTree)
    guard leftNext == rightNext else { return leftNext - rightNext }
    return left.count - right.count
  }

  private static func byte(_ name: UnsafeRawBufferPointer, at index: Int, _ isTree: Bool) -> Int {
    if index < name.count { return Int(unsafe name[index]) }
    return isTree ? Int(UInt8(ascii: "/")) : 0
  }
}
