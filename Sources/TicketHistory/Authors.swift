internal import Libgit2
internal import TicketModel

/// The authors of a history, through the mailmap.
struct Authors {
  private let people: [Person]

  init(of graph: CommitGraph, in repository: Repository) throws(HistoryError) {
    var people: [Person] = []
    do throws(GitError) {
      let mailmap = try repository.mailmap()
      for commit in graph.authors {
        let raw = try repository.withObject(commit) { _, bytes in RawCommit(parsing: bytes) }
        let author = raw.flatMap(\.self)?.author
        let (name, mail) = try mailmap.resolve(name: author?.name ?? "", mail: author?.mail ?? "")
        people.append(Person(name: name, mail: mail))
      }
    } catch {
      throw HistoryError(error)
    }
    self.people = people
  }

  subscript(index: Int) -> Person { people[index] }
}
