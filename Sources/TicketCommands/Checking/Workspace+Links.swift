internal import FileAccess
internal import Libgit2
internal import TicketModel
internal import TicketStore

extension Workspace {
  /// What bears a ticket's name on disk, or would be a folder of them, but is a symbolic link: nothing is
  /// read through one, since it may lead anywhere, so what it stands for is no part of the backlog.
  func linkFindings(_ layout: BacklogLayout) -> [Finding] {
    guard case .workTree = standpoint.source, let root = repository.workDirectory else { return [] }
    var findings: [Finding] = []
    var folders = [layout.root]
    while let folder = folders.popLast() {
      let entries = (try? Files.list(RepositoryPath.join(root, folder))) ?? []
      for entry in entries where entry.kind != .file {
        let path = RepositoryPath.join(folder, entry.name)
        if entry.kind == .folder, layout.mayHoldTickets(folder: entry.name) {
          folders.append(path)
        } else if entry.kind == .link, isPassedOver(path, root, layout) {
          findings.append(
            Finding(
              rule: "symbolic-link", severity: .warning, path: path,
              message: "a symbolic link is passed over: what it leads to is no part of the backlog",
              hint: "put the file or the folder itself there, or give the link another name"))
        }
      }
    }
    return findings
  }

  private func isPassedOver(_ path: String, _ root: String, _ layout: BacklogLayout) -> Bool {
    let inner = layout.root.isEmpty ? path : String(path.dropFirst(layout.root.count + 1))
    if layout.isTicket(inner) { return true }
    let name = path.split(separator: "/").last ?? ""
    let target = Files.resolved(RepositoryPath.join(root, path))
    return layout.mayHoldTickets(folder: name)
      && target.flatMap { try? Files.metadata($0)?.kind } == .folder
  }
}
