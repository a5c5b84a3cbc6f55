import TicketModel

/// Reads an outline as a backlog: decides for each line which ticket, container, proposal or note
/// it belongs to, and accounts for it.
struct BacklogReader {
  let lines: [String]
  let outline: Outline
  let options: ImportOptions
  let policy: ReadingPolicy
  let states: StateNames
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
  /// The headings outside tickets that say nothing that is known, by their place in the outline.
  var plainHeadings: Set<Int> = []
  /// The tables by the place of their rows in the outline.
  var tables: [Int: OutlineTable] = [:]
  /// Lines that place tickets named elsewhere in an order or a wave.
  var references: [TicketReference] = []
  /// The lines that were read with an earlier one, by their place in the outline.
  var readNodes: Set<Int> = []
  /// The place of the line being read in the outline.
  var position = 0
  private var scopes: [ReadingScope] = []
  private let defaultType: String?

  /// Where a line went.
  enum Destination {
    case field(Int)
    case body(Int)
    case rule
    case note
  }

  init(
    _ source: SourceText, _ outline: Outline, _ policy: ReadingPolicy, ids: [String],
    options: ImportOptions
  ) {
    self.init(
      lines: source.written, outline: outline, policy: policy,
      title: BacklogReader.title(of: outline), ids: ids, options: options)
    notices = source.notices.map { ImportPlan.ImportNotice(line: 1, message: $0) }
    findTables()
    read()
    settle()
  }

  /// A reader of records that are added one by one.
  init(lines: [String], title: String?, ids: [String], options: ImportOptions) {
    let outline = Outline([])
    self.init(
      lines: lines, outline: outline, policy: ReadingPolicy(outline), title: title, ids: ids,
      options: options)
  }

  private init(
    lines: [String], outline: Outline, policy: ReadingPolicy, title: String?, ids: [String],
    options: ImportOptions
  ) {
    self.lines = lines
    self.options = options
    self.outline = outline
    self.policy = policy
    self.title = title
    states = StateNames(states: options.configuration.workflow.states)
    naming = ProjectNaming(ids: ids, title: title, options: options)
    for label in policy.bareNumbers.values { naming.reserve(label) }
    destinations = Array(repeating: nil, count: lines.count)
    defaultType = BacklogReader.speaksOfStories(lines) ? "story" : nil
  }

  private static func speaksOfStories(_ lines: [String]) -> Bool {
    lines.prefix(40).contains {
      guard $0.utf8.count < 2000 else { return false }
      let folded = Folding.fold($0)
      return folded.contains("stories") || folded.contains("user story")
    }
  }

  private static func title(of outline: Outline) -> String? {
    let first = outline.nodes.first { if case .heading = $0.kind { true } else { false } }
    guard let first, case .heading(level: 1) = first.kind else { return nil }
    return Folding.withoutOrnaments(first.text)
  }

  /// The ids that the lines of a document begin with.
  static func ids(in outline: Outline, _ policy: ReadingPolicy) -> [String] {
    outline.nodes.compactMap { node in
      switch node.kind {
      case .heading, .item:
        TitleLine.id(of: ContainerTitle.withoutNumber(node.text), loose: policy.loose)
      case .row:
        TableCells.split(node.text).prefix(2).lazy
          .compactMap { IDToken(OutlineTable.plain($0)) }.first { $0.rest.isEmpty }?.id
      default: nil
      }
    }
  }

  private mutating func read() {
    scopes.reserveCapacity(outline.nodes.count)
    for (index, node) in outline.nodes.enumerated() {
      position = index
      let scope = node.parent.map { scopes[$0] } ?? ReadingScope(type: defaultType)
      scopes.append(read(node, in: scope))
    }
  }

  /// Puts one line where it belongs, and says what the lines below it belong to.
  private mutating func read(_ node: OutlineNode, in scope: ReadingScope) -> ReadingScope {
    if readNodes.contains(position) { return scope }
    if scope.literalShift != nil { return writeLiteral(node, in: scope) }
    switch node.kind {
    case .heading(let level): return readHeading(node, level, in: scope)
    case .item(let ordered, let box): return readItem(node, ordered, box, in: scope)
    case .label: return readLabel(node, in: scope)
    case .row: return readRow(node, in: scope)
    case .text: return readText(node, in: scope)
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

  /// Whether a scope is inside a ticket that is no container.
  func isInTicket(_ scope: ReadingScope) -> Bool {
    scope.draft.map { !drafts[$0].isContainer } ?? false
  }

  mutating func notice(_ node: OutlineNode, _ message: String) {
    notice(line: node.line, message)
  }

  mutating func notice(line: Int, _ message: String) {
    notices.append(ImportPlan.ImportNotice(line: line + 1, message: message))
  }
}
