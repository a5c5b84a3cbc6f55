/// What is wrong with a file as a whole, whatever it says.
enum FileDiagnosis {
  static func diagnostics(of bytes: [UInt8]) -> [SyntaxDiagnostic] {
    guard !isPlain(bytes) else { return [] }
    var found: [SyntaxDiagnostic] = []
    if let offset = bytes.firstInvalid(in: bytes.indices) {
      found.append(
        SyntaxDiagnostic(
          rule: "invalid-encoding", location: Places.location(of: offset, in: bytes),
          message: "a byte that isn't UTF-8", hint: "save the file as UTF-8"))
    }
    if let offset = conflictMarker(in: bytes) {
      found.append(
        SyntaxDiagnostic(
          rule: "conflict-marker", location: Places.location(of: offset, in: bytes),
          message: "a conflict marker",
          hint: "keep one of the two sides and delete the lines `<<<<<<<`, `=======`, `>>>>>>>`"))
    }
    return found
  }

  /// Whether all is ASCII, without the characters of a conflict's marks: looked at without a branch.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    var others: UInt8 = 0
    for byte in bytes {
      others |= byte & 0x80 | (byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") ? 1 : 0)
    }
    return others == 0
  }

  /// The first line that begins with `<<<<<<< ` or `>>>>>>> `. A line of `=======` alone counts only
  /// between them, since it also underlines a heading.
  static func conflictMarker(in bytes: [UInt8]) -> Int? {
    var line = bytes.hasBytes([UInt8].byteOrderMark, at: 0) ? 3 : 0
    while line < bytes.count {
      let byte = bytes[line]
      if byte == UInt8(ascii: "<"), bytes.hasText("<<<<<<< ", at: line) { return line }
      if byte == UInt8(ascii: ">"), bytes.hasText(">>>>>>> ", at: line) { return line }
      line = bytes.nextLine(after: line, end: bytes.count)
    }
    return nil
  }
}
