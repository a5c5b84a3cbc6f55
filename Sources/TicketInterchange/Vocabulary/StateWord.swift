/// What a word says of a ticket's state, whatever the workflow calls it.
enum StateWord: String, Hashable, Sendable, CaseIterable {
  case backlog, todo, doing, review, blocked, done, dropped

  /// Reads a value: `Done`, `✅ Terminé`, `En cours (50 %)`.
  init?(_ text: String) {
    guard text.utf8.count <= 60 else { return nil }
    let folded = StateWord.folded(text)
    if folded.isEmpty {
      guard let sign = StateWord(sign: text) else { return nil }
      self = sign
    } else if let word = StateWord.words[folded] {
      self = word
    } else {
      return nil
    }
  }

  /// Reads a heading: `COLONNE : REVIEW`, `In progress (3)`, `Completed tasks`.
  init?(heading: String) {
    let plain = Folding.withoutOrnaments(ContainerTitle.withoutNumber(heading))
    var words = Folding.fold(StateWord.withoutRemark(plain))
      .split { " :*_`".contains($0) }.map(String.init)
    if let first = words.first, StateWord.columnWords.contains(first) { words.removeFirst() }
    words.removeAll { StateWord.nouns.contains($0) || $0.allSatisfy { "-–—✅".contains($0) } }
    guard let word = StateWord.words[words.joined(separator: " ")] else { return nil }
    self = word
  }

  /// Reads what stands around a title: not a verdict, as a title may end with what it speaks of.
  init?(besideTitle text: String) {
    guard let word = StateWord(text), !StateWord.verdicts.contains(StateWord.folded(text)) else {
      return nil
    }
    self = word
  }

  private static func folded(_ text: String) -> String {
    let plain = Folding.withoutOrnaments(text).trimmed(of: " .:!*_`[]")
    return Folding.fold(withoutRemark(plain)).trimmed(of: " .:!*_`")
  }

  /// Reads the sign at the head or the end of a title: a tick, a building site.
  init?(sign text: String) {
    guard let scalar = text.unicodeScalars.first(where: { $0 != " " }),
      let word = StateWord.signs[scalar]
    else { return nil }
    self = word
  }

  /// Reads the mark in a box that is neither open nor ticked: `[~]`, `[/]`, `[-]`.
  init?(mark: Unicode.Scalar) {
    switch mark {
    case "~", "/", "*", ">": self = .doing
    case "-": self = .dropped
    case "!": self = .blocked
    default: return nil
    }
  }

  /// The state that such a box before a text says, and the text.
  static func box(_ text: String) -> (word: StateWord, rest: String)? {
    let head = Array(text.unicodeScalars.prefix(4))
    guard head.count == 4, head[0] == "[", head[2] == "]", head[3] == " ",
      let word = StateWord(mark: head[1])
    else { return nil }
    return (word, String(text.dropFirst(4)))
  }

  private static let signs: [Unicode.Scalar: StateWord] = [
    "✅": .done, "✔": .done, "☑": .done, "✓": .done, "🎉": .done, "🚧": .doing, "🔄": .doing,
    "⏳": .doing,
    "🏗": .doing, "⬜": .todo, "☐": .todo, "🔲": .todo, "🚫": .dropped, "⛔": .blocked,
  ]

  private static let columnWords: Set<String> = [
    "colonne", "column", "liste", "list", "status", "statut", "etat", "state",
  ]

  private static let nouns: Set<String> = [
    "tasks", "task", "taches", "items", "tickets", "stories", "features", "cards", "cartes",
    "issues", "work", "travaux", "column", "colonne", "list", "les", "the",
  ]

  /// `Done (2024-05-01)` without the remark.
  private static func withoutRemark(_ text: String) -> String {
    guard let open = text.firstIndex(of: "("), open > text.startIndex else { return text }
    return String(text[..<open])
  }

  /// Words for a ticket's end that also are what tickets are about.
  private static let verdicts: Set<String> = [
    "duplicate", "declined", "invalid", "cannot reproduce", "abandoned", "doublon",
  ]

  private static let words: [String: StateWord] = {
    var result: [String: StateWord] = [:]
    for text in verdicts { result[text] = .dropped }
    for (word, texts) in lists {
      for text in texts.split(separator: ",") { result[String(text)] = word }
    }
    return result
  }()

  private static let lists: [(StateWord, String)] = [
    (.backlog, "backlog,icebox,idees,ideas,proposed,propose,proposee,draft,brouillon"),
    (.todo, "todo,to do,to-do,a faire,planned,planifie,planifiee,planifies,ready,pret,prete"),
    (.todo, "not started,non commence,non commencee,pas commence,open,ouvert,ouverte,pending"),
    (.todo, "en attente,a venir,upcoming,selected for development,non demarre,non demarree"),
    (.todo, "not-started,prevu,prevue,restant,remaining,todos,unstarted"),
    (.doing, "doing,in progress,in-progress,wip,en cours,started,commence,commencee,ongoing"),
    (.doing, "work in progress,in development,en developpement,partial,partially done,partiel"),
    (
      .doing,
      "on going,on-going,partielle,demarre,demarree,inprogress,in_progress,en cours de realisation"
    ),
    (.review, "review,in review,code review,en revue,revue,testing,in testing,in test,qa"),
    (.review, "a valider,en validation,validation,to verify,a tester,en test,recette,en recette"),
    (.review, "on testing,to test,under review,in-review,ready for review,en relecture"),
    (.blocked, "blocked,bloque,bloquee,on hold,en pause,stalled,suspendu,suspendue,on-hold"),
    (.done, "done,termine,terminee,termines,terminees,complete,completed,fait,faite,faits,faites"),
    (.done, "fini,finie,finis,finies,livre,livree,livres,closed,ferme,fermee,resolved,resolu"),
    (.done, "shipped,released,finished,delivered,implemented,implemente,implementee,merged"),
    (.done, "realise,realisee,acheve,achevee,deployed,deploye,recently completed"),
    (.dropped, "dropped,cancelled,canceled,annule,annulee,annules,abandonne,abandonnee,won't do"),
    (.dropped, "wont do,wontfix,won't fix,rejected,rejete,rejetee,obsolete,not planned,discarded"),
    (.dropped, "wont-fix"),
  ]
}
