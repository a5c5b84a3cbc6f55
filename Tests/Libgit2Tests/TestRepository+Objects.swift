import Foundation
import Libgit2
import TestSupport

extension TestRepository {
  /// What git prints for a revision, as an id.
  func id(_ revision: String) throws -> ObjectID {
    let text = try git(["rev-parse", "--verify", revision])
    guard let id = ObjectID(hex: text.trimmingCharacters(in: .newlines)) else {
      throw GitError(code: -1, message: text, operation: "read git's answer")
    }
    return id
  }

  /// The lines that git prints.
  func lines(_ arguments: [String]) throws -> [String] {
    try git(arguments).split(separator: "\n").map(String.init)
  }
}

let ada = "Ada Example <ada@example.com> 1767603600 +0000"
