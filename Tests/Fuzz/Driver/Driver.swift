import FuzzSubjects

/// Hands libFuzzer's bytes to the subject that the command line names, as in `fuzz --query`; what
/// does not hold ends the program, so that libFuzzer keeps the bytes.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  do {
    try subject?.check(bytes)
  } catch {
    fatalError("\(error)")
  }
  return 0
}

private let subject = Subject.all.first { CommandLine.arguments.contains("--\($0.name)") }
