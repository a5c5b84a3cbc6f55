internal import FileAccess

/// One file in the folder of hooks, and the program that was there before ours.
///
/// A shell script takes our block in. Anything else (a script in another language, a binary, a link,
/// a script that is not executable) keeps its bytes and its mode under another name, and a script of
/// ours runs both.
struct HookFile {
  let hook: HookScript
  let path: String

  private var other: String { path + HookFile.suffix }
  private static let suffix = ".before-tickets"

  /// The script that is there; nil where there is none, or no ordinary file.
  var text: [UInt8]? {
    get throws(StoreError) {
      guard try fileMetadata(path)?.kind == .file else { return nil }
      return try onFiles { () throws(FileError) in try Files.readIfPresent(path) }
    }
  }

  /// How the hook stands; a link to a script of ours is one of ours.
  var state: HookInstaller.State {
    get throws(StoreError) {
      let own = try text
      guard let script = if let own { own } else { try linkedText }, hook.isIn(script) else {
        return .absent
      }
      return hook.options(in: script) == nil ? .outdated : .installed
    }
  }

  private var linkedText: [UInt8]? {
    get throws(StoreError) {
      guard try fileMetadata(path)?.kind == .link, let target = Files.resolved(path) else {
        return nil
      }
      return try? Files.read(target)
    }
  }

  func install(_ options: HookScript.Options) throws(StoreError) {
    if let linked = try linkedText, hook.isIn(linked) { return }
    guard try fileMetadata(path) != nil else {
      return try write(try hasOther ? front(options) : Array(hook.text(options).utf8))
    }
    if let text = try text {
      let isOurs = hook.isIn(text)
      if isOurs || Files.isExecutable(path), let changed = hook.added(to: text, options) {
        guard changed != text || !Files.isExecutable(path) else { return }
        return try replace(with: changed)
      }
    }
    guard try !hasOther else {
      throw StoreError(
        .refused, "there is another hook at \(path), and one kept at \(other)",
        hints: ["see which one is needed, and remove the other"])
    }
    try onFiles { () throws(FileError) in try Files.rename(path, to: other) }
    do throws(StoreError) {
      try write(front(options))
    } catch {
      try? Files.rename(other, to: path)
      throw error
    }
  }

  /// Takes back what `install` did to a file that had that text; nil for none that is a script.
  func putBack(_ before: [UInt8]?) {
    guard let text = try? text, text != before else { return }
    guard let before, hook.isIn(before) || (try? hasOther) == false else {
      _ = try? uninstall()
      return
    }
    try? replace(with: before)
  }

  func uninstall() throws(StoreError) -> Bool {
    guard let text = try text, hook.isIn(text) else { return false }
    if try hasOther, let options = hook.options(in: text), front(options) == text {
      try onFiles { () throws(FileError) in try Files.rename(other, to: path) }
      return true
    }
    let rest = hook.removed(from: text)
    if rest.isEmpty {
      try onFiles { () throws(FileError) in try Files.remove(path) }
    } else {
      try replace(with: rest)
    }
    return true
  }

  private var hasOther: Bool {
    get throws(StoreError) { try fileMetadata(other) != nil }
  }

  private func front(_ options: HookScript.Options) -> [UInt8] {
    Array(hook.text(inFrontOfSuffix: HookFile.suffix, options).utf8)
  }

  private func write(_ text: [UInt8]) throws(StoreError) {
    try onFiles { () throws(FileError) in
      try Files.makeFolders(RepositoryPath.parent(path))
      try Files.replace(path, with: text, permissions: 0o777)
    }
  }

  private func replace(with text: [UInt8]) throws(StoreError) {
    let permissions = try fileMetadata(path)?.permissions ?? 0o755
    try onFiles { () throws(FileError) in
      try Files.replace(path, with: text)
      if permissions & 0o111 == 0 { try Files.setPermissions(path, permissions | 0o111) }
    }
  }
}
