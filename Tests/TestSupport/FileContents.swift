import Foundation

/// The bytes of a file. Foundation's `Data(contentsOf:)` leaks a page for one that is empty.
func contents(ofFile path: String) throws -> [UInt8] {
  let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
  return Array(try file.readToEnd() ?? Data())
}
