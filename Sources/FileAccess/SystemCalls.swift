#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

// The calls whose names `Files` takes for its own; unqualified here, so that any C library will do.

func systemOpen(_ path: String, _ flags: Int32, _ permissions: UInt32) -> Int32 {
  unsafe open(path, flags, mode_t(permissions))
}

func systemOpen(_ name: String, in folder: Int32, _ flags: Int32) -> Int32 {
  unsafe openat(folder, name, flags)
}

/// At most `count` bytes, from a place on or from where the descriptor stands, in an array of no more;
/// nil where the system refuses.
func systemRead(_ descriptor: Int32, _ count: Int, at start: Int? = nil) -> [UInt8]? {
  var result = 0
  let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
    if let start {
      result = unsafe pread(descriptor, buffer.baseAddress, count, off_t(start))
    } else {
      result = unsafe read(descriptor, buffer.baseAddress, count)
    }
    initialized = max(0, result)
  }
  return result < 0 ? nil : bytes
}

func systemRead(_ descriptor: Int32, _ bytes: inout [UInt8], from start: Int) -> Int {
  unsafe bytes.withUnsafeMutableBytes { buffer in
    unsafe read(descriptor, buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start)
  }
}

func systemWrite(_ descriptor: Int32, _ bytes: [UInt8], from start: Int) -> Int {
  unsafe bytes.withUnsafeBytes { buffer in
    unsafe write(descriptor, buffer.baseAddress.map { unsafe $0 + start }, buffer.count - start)
  }
}

func systemRename(_ from: String, _ to: String) -> Int32 {
  unsafe rename(from, to)
}

func systemLink(_ path: String, _ second: String) -> Int32 {
  unsafe link(path, second)
}

func systemStatus(_ path: String, followingLinks: Bool) -> stat? {
  var status = stat()
  let result = unsafe followingLinks ? stat(path, &status) : lstat(path, &status)
  return result == 0 ? status : nil
}

func systemStatus(_ name: String, in folder: Int32) -> stat? {
  var status = stat()
  return unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 ? status : nil
}

/// Both ends of a pipe, to read and to write; nil where the system refuses.
func systemPipe() -> (Int32, Int32)? {
  var ends: [Int32] = [-1, -1]
  return unsafe pipe(&ends) == 0 ? (ends[0], ends[1]) : nil
}

/// Two sockets that are each other's end; nil where the system refuses.
func systemSocketPair() -> (Int32, Int32)? {
  #if canImport(Glibc)
    let kind = Int32(SOCK_STREAM.rawValue)
  #else
    let kind = SOCK_STREAM
  #endif
  var ends: [Int32] = [-1, -1]
  guard unsafe socketpair(AF_UNIX, kind, 0, &ends) == 0 else { return nil }
  #if canImport(Darwin)
    var isOn: Int32 = 1
    unsafe setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &isOn, socklen_t(MemoryLayout<Int32>.size))
  #endif
  return (ends[0], ends[1])
}

/// Sends to the first of two sockets without a signal where the other is gone.
func systemSend(_ socket: Int32, _ bytes: ArraySlice<UInt8>) -> Int {
  #if canImport(Darwin)
    let flags: Int32 = 0
  #else
    let flags = Int32(MSG_NOSIGNAL)
  #endif
  return unsafe bytes.withUnsafeBytes { unsafe send(socket, $0.baseAddress, $0.count, flags) }
}

/// Whether the process was started to ignore a signal, or does.
func isIgnored(_ number: Int32) -> Bool {
  var action = sigaction()
  unsafe sigaction(number, nil, &action)
  #if canImport(Darwin)
    return unsafe unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == 1
  #else
    return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
  #endif
}

/// Lets this thread have signals that it blocks.
func unblockSignals(_ numbers: [Int32]) {
  var set = sigset_t()
  unsafe sigemptyset(&set)
  for number in numbers { unsafe sigaddset(&set, number) }
  _ = unsafe pthread_sigmask(SIG_UNBLOCK, &set, nil)
}
