import TestSupport
import Testing

@testable import TicketStore

@Suite struct HookScriptTests {
  private let hook = HookScript.preCommit

  @Test func addingAndRemovingGivesTheScriptBack() throws {
    for own in ["#!/bin/sh\nexit 0\n", "#!/usr/bin/env bash\n", "#!/bin/sh -e\necho x"] {
      let added = try #require(hook.added(to: own))
      #expect(hook.isIn(added))
      #expect(hook.added(to: added) == added)
      #expect(hook.removed(from: added) == (own == "#!/bin/sh\n" ? "" : own))
    }
  }

  @Test(arguments: ["#!/usr/bin/python3\nx\n", "\u{7f}ELF", "", "exit 0\n", "#!/usr/bin/fish\n"])
  func whatIsNoShellScriptIsNotTouched(script: String) {
    #expect(hook.added(to: script) == nil)
  }
}

@Suite struct RepositoryPathTests {
  @Test func pathsAreJoinedAndTakenApart() {
    #expect(RepositoryPath.join("", "a") == "a")
    #expect(RepositoryPath.join("a/b", "c") == "a/b/c")
    #expect(RepositoryPath.parent("a/b/c") == "a/b")
    #expect(RepositoryPath.parent("a") == "")
    #expect(RepositoryPath.name("a/b.md") == "b.md")
    #expect(RepositoryPath.relative("/x/y/z", to: "/x") == "y/z")
    #expect(RepositoryPath.relative("/xy", to: "/x") == nil)
  }
}
