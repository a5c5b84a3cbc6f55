import Foundation
import TestSupport
import Testing

/// Wherever a command takes tickets it takes several ids, and queries.
@Suite struct ChosenTicketsTests {
  let backlog: TestBacklog
  var repository: TestRepository { backlog.repository }

  init() throws {
    backlog = try TestBacklog()
    for number in 2...4 {
      let text = TestBacklog.ticket("K-\(number)").replacing("type: story", with: "type: bug")
      try repository.write("backlog/k/K-\(number).md", text)
    }
    try repository.write(
      "backlog/k/K-5.md", "---\nid: K-5\ntitle: No boxes\ntype: bug\nstatus: todo\n---\n")
    try repository.commit("more")
  }

  private func done(_ arguments: [String], adding extra: [String: String] = [:]) throws -> String {
    let result = try backlog.run(arguments, adding: extra)
    #expect(result.status == 0, "\(arguments): \(result.errors)")
    return result.output
  }

  /// The files that the last commit changed, of how many since the start.
  private func changed() throws -> [String] {
    #expect(try repository.git(["status", "--porcelain", "-uall"]) == "")
    #expect(try repository.git(["rev-list", "--count", "HEAD"]) == "3\n")
    return try repository.git(["show", "--format=", "--name-only"]).split(separator: "\n")
      .map { String($0.dropFirst("backlog/k/".count)) }
  }

  private func ids(_ output: String) throws -> [String?] {
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [[String: Any]])
    return list.map { $0["id"] as? String }
  }

  @Test(arguments: [
    ["K-4", "k-2"], ["--where", "type:bug id:K-2,K-4"], ["type:bug", "id:K-2,K-4"], ["K-4,K-2"],
  ])
  func severalTicketsAreShownAndLogged(words: [String]) throws {
    for verb in ["show", "log"] {
      let found = try ids(try done([verb, "--format", "json"] + words))
      #expect(Set(found) == ["K-2", "K-4"] && found.count == 2)
    }
    let text = try done(["show"] + words)
    #expect(text.components(separatedBy: "Count the things").count == 3)
    #expect(text.contains("the count is shown\n\nK-"))
  }

  @Test func ofOneIdTheAnswerIsOneObjectAndOfAQueryAlwaysAList() throws {
    for verb in ["show", "log"] {
      #expect(try done([verb, "K-1", "--format", "json"]).hasPrefix("{"))
      #expect(try ids(try done([verb, "id:K-1", "--format", "json"])) == ["K-1"])
      #expect(try ids(try done([verb, "--where", "-type:bug", "--format", "json"])) == ["K-1"])
      #expect(try ids(try done([verb, "label:none", "--format", "json"])) == [])
    }
  }

  @Test(arguments: [
    ["K-2", "K-3", "--all"], ["--where", "type:bug", "--all"], ["--where", "type:bug", "1", "2"],
    ["K-2", "K-3", "K-4", "they are"], ["type:bug", "--all"],
    ["--where", "type:bug", "the count is shown"],
  ])
  func boxesOfSeveralTicketsAreTickedAtOnce(words: [String]) throws {
    _ = try done(["tick"] + words)
    let files = try changed()
    #expect(files.starts(with: ["K-2.md", "K-3.md"]) && files.count <= 3)
    _ = try done(["untick"] + words)
    #expect(try repository.git(["diff", "--stat", "HEAD~2"]) == "")
  }

  @Test func aCommentGoesToSeveralTickets() throws {
    _ = try done(["comment", "K-1", "K-2", "Seen: yes."])
    #expect(try changed() == ["K-1.md", "K-2.md"])
  }

  @Test func aCommentGoesToWhatAQueryAsksFor() throws {
    _ = try done(["comment", "--where", "-type:story", "Later."])
    #expect(try changed() == ["K-2.md", "K-3.md", "K-4.md", "K-5.md"])
    #expect(try repository.text("backlog/k/K-5.md").contains(":** Later.\n"))
  }

  @Test func severalTicketsAreStarted() throws {
    _ = try done(["start", "K-1", "--where", "type:bug -id:K-5", "--take"])
    #expect(try changed() == ["K-1.md", "K-2.md", "K-3.md", "K-4.md"])
    let refused = try backlog.run(["start", "type:story,bug", "--branch", "b/{id}"])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("a branch is for one ticket"))
    #expect(try repository.git(["branch", "--format=%(refname:short)"]) == "main\n")
  }

  @Test func severalTicketsAreEditedAtOnce() throws {
    _ = try done(
      ["edit", "--where", "type:bug"], adding: ["GIT_EDITOR": "sed -i 's/^title: .*/title: X/'"])
    #expect(try changed() == ["K-2.md", "K-3.md", "K-4.md", "K-5.md"])
  }

  @Test func severalTicketsAreArchivedAndMovedByAQueryInWords() throws {
    _ = try done(["archive", "type:bug", "no:estimate"])
    #expect(try repository.text("backlog/k/archive/K-5.md").contains("id: K-5\n"))
    _ = try done(["move", "type:bug", "has:estimate", "in-progress"])
    #expect(
      try repository.git(["show", "--format=", "--name-only"]).split(separator: "\n").count == 3)
  }

  @Test func theBoxesOfSeveralTicketsBecomeTickets() throws {
    _ = try done(["split", "--where", "type:bug"])
    #expect(try changed().count == 9)
    #expect(try repository.git(["log", "-1", "--format=%s"]) == "Split 3 tickets into 6 tickets\n")
    #expect(try ids(try done(["list", "parent:K-4", "--format", "json"])) == ["K-10", "K-11"])
    #expect(try done(["check"]).contains("nothing found"))
  }

  @Test(arguments: [
    (["show"], 2, "say which tickets"), (["show", "K-9"], 1, "there is no ticket K-9"),
    (["show", "statis:x"], 2, "status"), (["edit"], 2, "say which tickets"),
    (["show", "type:bug", "--where", "is:open"], 2, "two queries"),
    (["edit", "label:none"], 1, "asks for no ticket"), (["tick", "--all"], 2, "say which tickets"),
    (["tick", "--where", "type:bug"], 2, "say which boxes"),
    (["tick", "--where", "type:bug", "nothing like it"], 1, "no checkbox says"),
    (["tick", "K-1", "K-5", "they are"], 1, "K-5: it has no checkboxes"),
    (["comment", "K-9"], 1, "there is no ticket K-9"), (["comment"], 2, "say which tickets"),
    (["split", "K-1", "K-2", "1"], 2, "one ticket"), (["log", "K-9"], 1, "there is no ticket K-9"),
    (["split", "id:K-5"], 1, "no open checkbox"), (["start", "K-1", "k-1"], 2, "named twice"),
  ])
  func aMistakeChangesNothing(arguments: [String], status: Int32, words: String) throws {
    let result = try backlog.run(arguments, adding: ["GIT_EDITOR": "touch opened"])
    #expect(result.status == status, "\(result)")
    #expect(result.errors.contains(words), "\(result.errors)")
    #expect(try repository.git(["status", "--porcelain", "-uall"]) == "")
    #expect(try repository.git(["rev-list", "--count", "HEAD"]) == "2\n")
  }
}
