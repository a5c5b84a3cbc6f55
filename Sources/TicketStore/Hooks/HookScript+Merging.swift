extension HookScript {
  /// Where our block stands in a script, as it is now or as it once was; nil where it doesn't.
  func range(in script: [UInt8]) -> Range<Int>? {
    guard let first = script.firstRange(of: Array(HookScript.start.utf8)),
      let last = script[first.upperBound...].firstRange(of: Array(HookScript.end.utf8))
    else { return nil }
    return first.lowerBound..<last.upperBound
  }

  /// Whether a script holds our block, as it is now or as it once was.
  package func isIn(_ script: [UInt8]) -> Bool { range(in: script) != nil }

  /// A script with our block in it, ahead of what else it does; nil where it is no shell script.
  package func added(to script: [UInt8], _ options: Options = Options()) -> [UInt8]? {
    let block = Array(block(options).utf8)
    if let range = range(in: script) {
      return script[..<range.lowerBound] + block + script[range.upperBound...]
    }
    guard let lineEnd = script.firstIndex(of: UInt8(ascii: "\n")),
      HookScript.isShell(String(decoding: script[..<lineEnd], as: UTF8.self))
    else { return nil }
    return script[...lineEnd] + block + script[(lineEnd + 1)...]
  }

  /// A script without our block; empty where nothing but the interpreter's line is left.
  package func removed(from script: [UInt8]) -> [UInt8] {
    guard let range = range(in: script) else { return script }
    let rest = Array(script[..<range.lowerBound] + script[range.upperBound...])
    return rest == Array(HookScript.interpreter.utf8) ? [] : rest
  }

  /// How the block in a script was written; nil where this version would write another.
  func options(in script: [UInt8]) -> Options? {
    guard let range = range(in: script) else { return nil }
    let block = String(decoding: script[range], as: UTF8.self)
    var options = Options(isStrict: block.contains(HookScript.strictDefault))
    let list = block.split(separator: "for tickets in '", maxSplits: 1).dropFirst().first
    if let end = list?.firstRange(of: "' tickets \""), let path = list?[..<end.lowerBound] {
      options.program = String(path.replacing(#"'\''"#, with: "'"))
    }
    return self.block(options) == block ? options : nil
  }

  /// Whether a `#!` line names a shell that reads what the block says.
  private static func isShell(_ line: String) -> Bool {
    guard line.hasPrefix("#!"), !line.contains("\r") else { return false }
    let words = line.dropFirst(2).split(whereSeparator: { $0 == " " || $0 == "/" || $0 == "\t" })
    return words.contains { ["sh", "bash", "dash", "zsh", "ksh", "ash"].contains($0) }
  }
}
