import TicketModel

/// Reads an outline as a backlog: decides for each line which ticket, container, proposal or note
/// it belongs to, and accounts for it.
struct BacklogReader {
  let lines: [String]
  let outline: Outline
  let options: ImportOptions
  var naming: ProjectNaming
  /// The document's title, where it has one.
  let title: String?
  var drafts: [Draft] = []
  var notes: [BodyLine] = []
  var rules = RuleProposals()
  var notices: [ImportPlan.ImportNotice] = []
  /// Where each line went; nil for blank ones.
  var destinations: [Destination?]
  var draftByID: [TicketID: Int] = [:]
  var containers: [Draft.ContainerKey: [Int]] = [:]
  private var scopes: [ReadingScope] = []
  private let defaultType: String?

  /// Where a line went.
  enum Destination {
    case field(Int)
    case body(Int)
    case rule
    case note
  }

  init(_ source: SourceText, options: ImportOptions) {
    lines = source.lines
    self.options = options
    outline = Outline(source.lines)
    title = BacklogReader.title(of: outline)
    let ids = outline.nodes.compactMap { node in
      switch node.kind {
      case .heading, .item: TitleLine(ContainerTitle.withoutNumber(node.text)).id
      default: nil
      }
    }
    naming = ProjectNaming(ids: ids, title: title, options: options)
    destinations = Array(repeating: nil, count: source.lines.count)
    notices = source.notices.map { ImportPlan.ImportNotice(line: 1, message: $0) }
    let speaksOfStories = source.lines.prefix(40).contains {
      guard $0.utf8.count < 2000 else { return false }
      let folded = Folding.fold($0)
      return folded.contains("stories") || folded.contains("user story")
    }
    defaultType = speaksOfStories ? "story" : nil
    read()
  }

  private static func title(of outline: Outline) -> String? {
    let first = outline.nodes.first { if case .heading = $0.kind { true } else { false } }
    guard let first, case .heading(level: 1) = first.kind else { return nil }
    return Folding.withoutOrnaments(first.text)
  }

  private mutating func read() {
    scopes.reserveCapacity(outline.nodes.count)
    for node in outline.nodes {
      let scope = node.parent.map { scopes[$0] } ?? ReadingScope(type: defaultType)
      scopes.append(read(node, in: scope))
    }
  }

  /// Puts one line where it belongs, and says what the lines below it belong to.
  private mutating func read(_ node: OutlineNode, in scope: ReadingScope) -> ReadingScope {
    switch node.kind {
    case .heading(let level): return readHeading(node, level, in: scope)
    case .item(_, let box): return readItem(node, box, in: scope)
    case .label: return readLabel(node, in: scope)
    case .text, .row: return readText(node, in: scope)
    case .verbatim: return write(node, in: scope)
    case .separator:
      if let draft = scope.draft {
        destinations[node.line] = .body(draft)
        return scope
      }
      return writeNote(node, in: scope)
    }
  }

  /// Whether a ticket may have this form.
  func admits(_ form: TicketForm) -> Bool {
    options.ticketsFrom == nil || options.ticketsFrom == form
  }

  mutating func notice(_ node: OutlineNode, _ message: String) {
    notices.append(ImportPlan.ImportNotice(line: node.line + 1, message: message))
  }
}
