import TicketModel

/// The words of backlogs, in French and English, without case and accents.
enum Vocabulary {
  /// What a key means; nil for one that is not known.
  static func concept(_ key: String) -> Concept? { concepts[Folding.fold(key)] }

  /// The kind of container that a word begins, and the letters of its ids.
  static func container(_ word: String) -> ContainerKind? { containers[Folding.fold(word)] }

  /// Whether a heading only says that tickets follow: `Product backlog`, `Liste des tickets`.
  static func isGeneric(heading: String) -> Bool {
    let words = Folding.fold(Folding.withoutOrnaments(ContainerTitle.withoutNumber(heading)))
      .split { !$0.isLetter }
    return !words.isEmpty && words.allSatisfy { generic.contains(String($0)) }
  }

  /// Whether a heading that only says what follows says that it is work: `Features` does not.
  static func announcesWork(heading: String) -> Bool {
    let words = Folding.fold(heading).split { !$0.isLetter }.map(String.init)
    return isGeneric(heading: heading) && !work.isDisjoint(with: words)
  }

  private static let work: Set<String> = [
    "backlog", "tickets", "ticket", "tasks", "task", "taches", "tache", "stories", "story", "todo",
    "issues", "do", "faire", "roadmap", "work", "travaux", "items",
  ]

  private static let generic: Set<String> = [
    "backlog", "tickets", "ticket", "tasks", "task", "taches", "tache", "items", "item", "liste",
    "list", "stories", "story", "user", "product", "produit", "todo", "issues", "des", "de", "du",
    "the", "of", "all", "tous", "les", "overview", "table", "tableau", "detail", "details", "a",
    "to", "do", "faire", "project", "projet", "detaille", "detailed", "utilisateur", "features",
    "complet", "full", "roadmap", "work", "travaux", "d", "l", "and", "et",
  ]

  /// Whether a title says that a backlog follows.
  static func isBacklog(title: String) -> Bool {
    let words = Folding.fold(title).split { !$0.isLetter }.map(String.init)
    return words.contains {
      [
        "backlog", "todo", "todos", "roadmap", "taches", "tasks", "kanban", "stories", "recits",
      ].contains($0)
    }
  }

  /// Whether a heading lists requirements, which stories elsewhere meet.
  static func isRequirements(heading: String) -> Bool {
    let words = Folding.fold(heading).split { !$0.isLetter }
    return words.contains { ["requirements", "exigences", "inventory", "inventaire"].contains($0) }
  }

  /// Whether a file's name says that it is about a project rather than its backlog.
  static func isAbout(fileName: String) -> Bool {
    let word = Folding.fold(fileName).prefix { $0.isLetter }
    return ["readme", "changelog", "lisezmoi", "contributing", "license", "releases"].contains(word)
  }

  /// Whether a heading announces text about the work rather than work.
  static func isProse(heading: String) -> Bool {
    let words = Folding.fold(Folding.withoutOrnaments(ContainerTitle.withoutNumber(heading)))
      .split { !$0.isLetter }.map(String.init)
    return words.contains { prose.contains($0) }
  }

  private static let prose: Set<String> = [
    "notes", "note", "legend", "legende", "how", "comment", "overview", "context", "contexte",
    "introduction", "principles", "principes", "decisions", "architecture", "summary", "resume",
    "usage", "setup", "installation", "conventions", "references", "liens", "links", "rules",
    "regles", "about", "workflow", "process", "recapitulatif", "metrics", "definition", "format",
    "risks", "risques", "objectifs", "goals", "vision", "why", "pourquoi", "resources", "design",
    "historique", "changelog", "history", "rationale", "contributing", "background", "priority",
    "priorites", "priorities", "testing", "storage",
  ]

  /// Whether a line begins as a story does: `**As a** guest`, `En tant que client`.
  static func isStory(_ text: String) -> Bool {
    // Most lines begin otherwise, in letters that are quick to look at.
    let first = text.utf8.first { !"*_>`\" \t".utf8.contains($0) }
    guard let first, first >= 0x80 || "aAeE".utf8.contains(first) else { return false }
    let head = Folding.fold(String(text.prefix(40).filter { !"*_>`\"".contains($0) }))
    return ["as a ", "as an ", "as the ", "en tant que ", "en tant qu'"].contains(
      where: head.hasPrefix)
  }

  /// What a column of a table holds, by its header: as a key, or by words that only headers use.
  static func column(_ header: String) -> Concept? {
    let folded = Folding.fold(Folding.withoutOrnaments(header)).trimmed(of: " *_`:.")
    if let concept = columns[folded] ?? concept(folded) { return concept }
    if folded.contains("/") {
      return folded.split(separator: "/").firstValue { column(String($0)) }
    }
    guard let open = folded.firstIndex(of: "("), open > folded.startIndex else { return nil }
    return column(String(folded[..<open]))
  }

  /// Whether a column says who wants what a story tells: `As a`, `En tant que`.
  static func isRole(column header: String) -> Bool {
    ["as a", "as an", "as a/an", "as", "en tant que", "en tant qu'"].contains(
      Folding.fold(header).trimmed(of: " *_`:.…"))
  }

  private static let columns: [String: Concept] = {
    let lists: [(Concept, String)] = [
      (.id, "#,n°,no,num,us,us id,task id,code,ticket,issue,item id,story #,nr,id ticket,issue id"),
      (.title, "story,user story,task,tache,taches,item,sujet,subject,summary,tasks,user stories"),
      (.title, "backlog item,work item,besoin,requirement,exigence,action,amelioration,todo,idee"),
      (.title, "je veux,je souhaite,i want,i want to,je veux pouvoir,ajout,want,souhait"),
      (.title, "story title,task name,recit,recit utilisateur,issue title,resume,libelle,what"),
      (.acceptance, "definition of done,dod,conditions"),
      (.description, "notes,note,comment,comments,commentaire,commentaires,remarques,body"),
      (.sprint, "sprint cible,target sprint,sprint #"),
      (.owner, "dev,developer,developper,affectee a,affecte a,developpeur,resource,ressource"),
      (.domain, "categorie,category"),
      (.milestone, "fix version,fix versions,fix version/s,release"),
      (.estimate, "est,est.,estim.,jh,j/h,pts,sp,effort (sp)"),
      (.priority, "p,prio.,pri"),
      (.status, "done,fait,avancement,progress"),
    ]
    var result: [String: Concept] = [:]
    for (concept, words) in lists {
      for word in words.split(separator: ",") { result[String(word)] = concept }
    }
    return result
  }()

  /// What tickets below a heading are, where its words say so.
  static func ticketType(heading: String) -> String? {
    let folded = Folding.fold(heading)
    return types.first { folded.contains($0.words) }?.type
  }

  private static let concepts: [String: Concept] = {
    var result: [String: Concept] = [:]
    for (concept, words) in conceptWords {
      for word in words.split(separator: ",") { result[Folding.fold(String(word))] = concept }
    }
    return result
  }()

  private static let conceptWords: [(Concept, String)] = [
    (.estimate, "estim,estimate,estimation,estimations,points,point,story points,sp,effort,charge"),
    (.estimate, "taille,size,pts,complexity,complexite,poids,weight,t-shirt size,story point"),
    (
      .owner,
      "owner,owners,assignee,assignees,assigned to,responsable,responsables,assigne,assigne a"
    ),
    (.owner, "porteur,proprietaire,lead,who,qui,equipe,team,assigned"),
    (.priority, "priority,priorite,prio,importance,moscow"),
    (.labels, "labels,label,tags,tag,etiquettes,etiquette,mots-cles"),
    (.status, "status,statut,etat,state"),
    (.type, "type,kind,nature"),
    (.sprint, "sprint,iteration"),
    (.due, "due,due date,deadline,echeance,date limite,date cible,target date,livraison prevue"),
    (.dependsOn, "depends on,depends-on,dependencies,dependency,dependances,dependance,depend de"),
    (.dependsOn, "blocked by,bloque par,prerequis,prerequisites,requires"),
    (.milestone, "milestone,jalon,version"),
    (.duration, "duration,duree,temps,time,time estimate,temps estime"),
    (.domain, "domain,domaine,component,composant,area,module,perimetre,scope"),
    (.created, "created,created at,cree,cree le,date de creation,created date"),
    (.parent, "epic,epique,parent,feature,fonctionnalite,epic link,parent id"),
    (.id, "id,ticket id,identifiant,identifier,reference,ref,numero,issue key,key,cle,story id"),
    (.title, "title,titre,intitule,name,nom"),
    (.description, "description,desc,contexte,context,details,detail,resume,summary"),
    (.acceptance, "acceptance,acceptance criteria,acceptance criterion,acceptation,ac,criteres"),
    (.acceptance, "criteres d'acceptation,critere d'acceptation,criteres de validation,criteria"),
    (.acceptance, "criteres d'acceptance,conditions d'acceptation,done when,fini quand,ca"),
    (.acceptance, "criteres d'acceptation (ca),acceptance tests,tests d'acceptation,scenarios"),
    (.tasks, "tasks,task list,taches,sous-taches,subtasks,sub-tasks,todo list,etapes,steps"),
    (.deliverables, "deliverables,deliverable,livrables,livrable,outputs"),
    (
      .goal, "goal,goals,objectif,objectifs,but,objective,objectives,sprint goal,objectif du sprint"
    ),
    (.risks, "risks,risk,risques,risque,risques surveilles,risks and mitigations"),
    (
      .stories,
      "stories,user stories,stories cles,key stories,user story,recits,tickets,backlog items"
    ),
    (.rules, "definition of done,dod,definition de fini,definition du fini,definition de termine"),
    (.rules, "rules,regles,governance rules,regles de gouvernance,regles de pilotage"),
    (.rules, "regles de pilotage backlog,definition of ready,dor,working agreements"),
    (.rules, "definition of done (dod),definition of ready (dor),regles d'equipe,team rules"),
  ]

  private static let containers: [String: ContainerKind] = {
    var result: [String: ContainerKind] = [:]
    for (type, letters, words) in containerWords {
      for word in words.split(separator: ",") {
        result[String(word)] = ContainerKind(type: type, letters: letters)
      }
    }
    return result
  }()

  private static let containerWords: [(String, String, String)] = [
    ("trimester", "T", "trimestre,trimester,quarter"),
    ("sprint", "S", "sprint"),
    ("phase", "PH", "phase,etape"),
    ("epic", "E", "epic,epique,epopee"),
    ("feature", "F", "feature,fonctionnalite"),
    ("wave", "W", "wave,vague,lot"),
    ("milestone", "M", "milestone,jalon"),
    ("iteration", "I", "iteration"),
    ("release", "R", "release"),
    ("theme", "TH", "theme"), ("initiative", "IN", "initiative"),
  ]

  private static let types: [(words: String, type: String)] = [
    ("technical debt", "debt"), ("tech debt", "debt"), ("dette technique", "debt"),
    ("user stories", "story"), ("stories", "story"), ("bugs", "bug"), ("anomalies", "bug"),
    ("spikes", "spike"), ("chores", "chore"), ("bug fixes", "bug"), ("bugfixes", "bug"),
  ]
}

/// A kind of ticket that holds others.
struct ContainerKind: Hashable, Sendable {
  /// The value of `type`.
  var type: String
  /// What its ids have after the project's prefix.
  var letters: String
}
