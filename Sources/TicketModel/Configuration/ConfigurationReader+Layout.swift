internal import TicketSyntax

extension ConfigurationReader {
  /// Where the tickets lie, below the folder that the configuration was found in.
  mutating func layout(_ node: ConfigurationNode, folder: String) -> BacklogLayout {
    var layout = BacklogLayout(root: folder)
    for key in ["root", "files"] {
      guard let value = node[key], let text = text(value, of: key) else { continue }
      guard let path = cleanPath(text), key == "root" || !path.isEmpty else {
        report(
          "\"\(key)\" must be a path below this folder", at: value,
          hint: "no leading slash, no .. and nothing of .git")
        continue
      }
      if key == "root" {
        layout.root = [folder, path].filter { !$0.isEmpty }.joined(separator: "/")
      } else {
        layout.files = PathPattern(path)
      }
    }
    return layout
  }

  /// A relative path without its trailing slash, empty for `.`; nil where it could lead elsewhere.
  private func cleanPath(_ text: String) -> String? {
    guard text != ".", text != "./" else { return "" }
    let path = text.hasSuffix("/") ? String(text.dropLast()) : text
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let isClean = parts.allSatisfy { part in
      !["", ".", "..", ".git"].contains(part.lowercased())
        && part.unicodeScalars.allSatisfy {
          $0 != "\\" && $0.properties.generalCategory != .control
        }
    }
    return isClean ? path : nil
  }
}
