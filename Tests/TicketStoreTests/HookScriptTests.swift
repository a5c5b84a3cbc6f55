import Testing

@testable import TicketStore

@Suite struct HookScriptTests {
  private let hook = HookScript.preCommit

  @Test func addingAndRemovingGivesTheScriptBack() throws {
    for own in ["#!/bin/sh\nexit 0\n", "#!/usr/bin/env bash\n", "#!/bin/sh -e\necho x"] {
      let own = Array(own.utf8)
      let added = try #require(hook.added(to: own))
      #expect(hook.isIn(added))
      #expect(hook.added(to: added) == added)
      #expect(hook.removed(from: added) == own)
    }
    #expect(hook.removed(from: Array(hook.text().utf8)) == [])
  }

  @Test func aScriptThatIsNoTextStaysAsItIs() throws {
    let own = Array("#!/bin/sh\n".utf8) + [0xFF, 0xFE, 0x0D, 0x0A]
    let added = try #require(hook.added(to: own))
    #expect(hook.removed(from: added) == own)
  }

  @Test(arguments: [
    "#!/usr/bin/python3\nx\n", "\u{7f}ELF", "", "exit 0\n", "#!/usr/bin/fish\n",
    "#!/bin/sh\r\nx\r\n",
  ])
  func whatIsNoShellScriptIsNotTouched(script: String) {
    #expect(hook.added(to: Array(script.utf8)) == nil)
  }

  @Test(arguments: [nil, "/opt/my tools/tickets", "/it's/here"]) func theOptionsAreReadBack(
    program: String?
  ) {
    for isStrict in [false, true] {
      let options = HookScript.Options(program: program, isStrict: isStrict)
      for hook in HookScript.all {
        #expect(hook.options(in: Array(hook.text(options).utf8)) == options)
      }
    }
    let old = Array(hook.text().replacing("usr/local", with: "old").utf8)
    #expect(hook.isIn(old))
    #expect(hook.options(in: old) == nil)
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
