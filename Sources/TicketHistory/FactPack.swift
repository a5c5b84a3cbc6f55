internal import TicketModel

extension BacklogFacts {
  /// The facts' bytes, without what an answer of them holds.
  func packed() -> [UInt8] {
    var pack = PackWriter<FactTable>()
    let nodes = graph.nodes
    pack.put(.trees, nodes.map { $0.tree })
    pack.put(.committed, nodes.map { $0.committed })
    pack.put(.parentStarts, starts: nodes.map { $0.parents.count })
    pack.put(.parents, nodes.flatMap { $0.parents.map { Int32($0) } })
    pack.put(.stepStarts, starts: nodes.map { $0.steps.count })
    pack.put(.stepIDs, graph.steps.map { $0.id })
    pack.put(.stepFroms, graph.steps.map { $0.from ?? "-" })
    pack.put(.stepTos, graph.steps.map { $0.to ?? "-" })
    pack.put(.stepTimes, graph.steps.map { $0.time.seconds })
    pack.put(.wordStarts, starts: nodes.map { $0.mentions.count })
    pack.put(.words, graph.mentions)
    pack.put(.wordTexts, graph.words)
    packChanges(into: &pack)
    packVersions(into: &pack)
    return pack.bytes()
  }

  /// The changes in the order of the commits, which is not that in which they were met.
  private func packChanges(into pack: inout PackWriter<FactTable>) {
    pack.put(.changeStarts, starts: graph.nodes.map { $0.changes.count })
    let changes = graph.nodes.flatMap { graph.changes[$0.changes] }
    pack.put(.changePaths, changes.map { $0.path })
    pack.put(.changeBlobs, changes.map { $0.blob })
  }

  private func packVersions(into pack: inout PackWriter<FactTable>) {
    var texts = NameTable()
    pack.put(.blobs, blobs)
    pack.put(.versionIDs, versions.map { $0.id.map { texts.number(of: $0) } ?? -1 })
    pack.put(.versionStates, versions.map { $0.status.map { texts.number(of: $0) } ?? -1 })
    pack.put(
      .versionDays, versions.map { $0.created.map { Int32($0.daysSinceEpoch) } ?? Int32.min })
    pack.put(.versionFaults, versions.map { $0.fault?.number ?? -1 })
    pack.put(.texts, texts.texts)
  }

  /// The facts of their bytes and of the answer that they gave.
  init(_ pack: Pack<FactTable>, _ answer: Pack<AnswerTable>) {
    paths = (0..<answer.textCount(.paths)).map { Array(answer.textBytes(.paths, $0)) }
    blobs = (0..<pack.count(.versionIDs)).map { pack.id(.blobs, $0) }
    versions = BacklogFacts.versions(pack)
    graph = CommitGraph(pack, answer)
  }

  private static func versions(_ pack: Pack<FactTable>) -> [Version] {
    let texts = (0..<pack.textCount(.texts)).map { pack.text(.texts, $0) }
    func text(_ number: Int32) -> String? { number < 0 ? nil : texts[Int(number)] }
    return (0..<pack.count(.versionIDs)).map { index in
      let day = pack.int32(.versionDays, index)
      let fault = pack.int(.versionFaults, index)
      return Version(
        id: text(pack.int32(.versionIDs, index)), status: text(pack.int32(.versionStates, index)),
        created: day == Int32.min ? nil : CalendarDay(daysSinceEpoch: Int(day)),
        fault: fault < 0 ? nil : HistoryIssue.Kind.allCases[fault])
    }
  }
}

extension CommitGraph {
  /// The commits of their packed form.
  fileprivate init(_ pack: Pack<FactTable>, _ answer: Pack<AnswerTable>) {
    nodes.reserveCapacity(answer.count(.commitAuthors))
    for index in 0..<answer.count(.commitAuthors) {
      let subject = answer.textBytes(.commitSubjects, index)
      nodes.append(
        Node(
          id: answer.id(.commitIDs, index), tree: pack.id(.trees, index),
          parents: pack.range(.parentStarts, index).map { pack.int(.parents, $0) },
          written: answer.int64(.commitTimes, index), committed: pack.int64(.committed, index),
          author: answer.int(.commitAuthors, index), changes: pack.range(.changeStarts, index),
          steps: pack.range(.stepStarts, index), mentions: pack.range(.wordStarts, index),
          subject: subjects.count..<(subjects.count + subject.count)))
      subjects += subject
    }
    changes = (0..<pack.count(.changePaths)).map {
      Change(path: pack.int32(.changePaths, $0), blob: pack.int32(.changeBlobs, $0))
    }
    authors = (0..<answer.textCount(.authorNames)).map {
      Person(name: answer.text(.authorNames, $0), mail: answer.text(.authorMails, $0))
    }
    steps = (0..<pack.textCount(.stepIDs)).map { StateStep(pack, $0) }
    words = (0..<pack.textCount(.wordTexts)).map { pack.text(.wordTexts, $0) }
    mentions = (0..<pack.count(.words)).map { pack.int32(.words, $0) }
  }
}

extension StateStep {
  fileprivate init(_ pack: Pack<FactTable>, _ index: Int) {
    func state(_ table: FactTable) -> String? {
      let text = pack.text(table, index)
      return text == "-" ? nil : text
    }
    self.init(
      id: pack.text(.stepIDs, index), from: state(.stepFroms), to: state(.stepTos),
      time: Instant(seconds: pack.int64(.stepTimes, index)))
  }
}
