internal import Libgit2
internal import TicketModel
internal import TicketSyntax

/// Finds the tickets of one tree that stand in another, byte for byte, at the same path.
struct TicketReuse {
  /// The tickets of the other tree.
  let snapshot: BacklogSnapshot

  /// For each file the ticket that it would make; nil where the other tree has another version or none,
  /// or reads its project's tickets in another way.
  ///
  /// The versions are compared by their names in the object database, so that no blob is read.
  func tickets(
    for files: [TreeFile], isReadAlike: (String) -> Bool
  ) -> [Ticket?] {
    let candidates = sameNamed(files)
    return Parallel.map(Parallel.batches(of: files.count, size: 256)) { range in
      range.map { position -> Ticket? in
        guard let ticket = candidates[position], let blob = files[position].blob,
          ObjectID(ofBlob: ticket.document.bytes) == blob
        else { return nil }
        return ticket
      }
    }.flatMap { $0 }.map { ticket in
      ticket.flatMap { isReadAlike($0.project) ? $0 : nil }
    }
  }

  /// The tickets at the files' paths; both are in the order of the paths.
  private func sameNamed(_ files: [TreeFile]) -> [Ticket?] {
    var rest = snapshot.tickets[...]
    return files.map { file in
      let path = file.path
      while let ticket = rest.first, RepositoryPath.precedes(ticket.path, path) {
        rest.removeFirst()
      }
      return rest.first.flatMap { RepositoryPath.isSame($0.path, path) ? $0 : nil }
    }
  }
}
