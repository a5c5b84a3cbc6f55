/// The tables of an answer: all that is ever asked of a history that is up to date.
enum AnswerTable: Int, CaseIterable {
  /// What the answer holds for: the tip in hexadecimal, then the layout's parts.
  case key
  /// The authors as the commits name them, and after the mailmap.
  case authorNames, authorMails, personNames, personMails
  /// The states by number; the first two are no names.
  case states
  /// The paths that ever were a ticket's.
  case paths
  /// Of each commit its id, author, author date, and subject where it names a ticket.
  case commitIDs, commitAuthors, commitTimes, commitSubjects
  /// Of each ticket, by id in natural order, its id, path (-1 where it is gone), day of creation,
  /// clamps, and where its events and mentions begin.
  case ticketIDs, ticketPaths, ticketDays, ticketClamps, eventStarts, mentionStarts
  /// Of each event.
  case eventKinds, eventFroms, eventTos, eventCommits, eventRecorded, eventLanded
  /// The commits that name a ticket.
  case mentions
  /// What was odd: a kind, a path, a commit, and the number of `issueTickets`, -1 for none.
  case issueKinds, issuePaths, issueCommits, issueTickets
  /// The ids of tickets that something odd was found with.
  case issueIDs
}

/// The tables of the facts behind an answer, beyond those that the answer has.
enum FactTable: Int, CaseIterable {
  /// Of each commit its tree, committer date, and where its parts of other tables begin.
  case trees, committed, parentStarts, changeStarts, stepStarts, wordStarts
  case parents
  case changePaths, changeBlobs
  case stepIDs, stepFroms, stepTos, stepTimes
  /// The words of the messages, and which each message holds.
  case wordTexts, words
  /// Of each blob its id, what its version says as numbers of `texts`, and its fault.
  case blobs, versionIDs, versionStates, versionDays, versionFaults
  case texts
}
