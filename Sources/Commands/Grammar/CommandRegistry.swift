/// All commands: a line each, under the heading that says for whom they are.
enum CommandRegistry {
  static let headings: [(heading: String, entries: [CommandEntry])] = [
    (
      "Operations",
      [
        .command(RunCommand.self),
        .command(CheckCommand.self),
        .command(RunsCommand.self),
        .command(UndoCommand.self),
        .family(quarantine),
        .command(VerifyCommand.self),
        .command(BackupCommand.self),
        .command(RestoreCommand.self),
        .command(DoctorCommand.self),
      ]
    ),
    (
      "Data stewards",
      [
        .family(review),
        .command(ExplainCommand.self),
        .command(TrainCommand.self),
      ]
    ),
    (
      "Questions and compliance",
      [
        .command(ContactsCommand.self),
        .command(CompaniesCommand.self),
        .command(ShowCommand.self),
        .command(FindCommand.self),
        .command(ObservationsCommand.self),
        .command(ProvenanceCommand.self),
        .family(audience),
        .family(subject),
        .family(notices),
        .family(retention),
        .family(audit),
      ]
    ),
    (
      "Workbench",
      [
        .command(PreviewCommand.self),
        .command(NormalizeCommand.self),
        .command(DedupeCommand.self),
      ]
    ),
  ]

  static let quarantine = CommandFamily(
    "quarantine", "List the records that could not be used, export, retry or discard them; say who one is.",
    [
      QuarantineList.self,
      QuarantineExport.self,
      QuarantineRetry.self,
      QuarantineDiscard.self,
      QuarantineAdmit.self,
      QuarantineRefuse.self,
    ])

  static let review = CommandFamily(
    "review", "Show merges and pairs left for review, and apply what stewards decide.",
    [
      ReviewReportCommand.self,
      ReviewApply.self,
      ReviewList.self,
      ReviewUndo.self,
    ])

  static let audience = CommandFamily(
    "audience", "Choose whom a mailing may reach, write the list for a processor; recheck a list.",
    usual: AudienceList.self, membersAreLogged: true,
    [
      AudienceList.self,
      AudienceRecheckCommand.self,
    ])

  static let subject = CommandFamily(
    "subject", "Answer one person who uses their rights.", membersAreLogged: true,
    [
      SubjectAccess.self,
      SubjectRectify.self,
      SubjectCorrections.self,
      SubjectErase.self,
      SubjectObject.self,
      SubjectRestrict.self,
      SubjectReadmit.self,
      SubjectRefuse.self,
      SubjectRequests.self,
    ])

  static let notices = CommandFamily(
    "notices", "Tell who is to be told where their data came from (Article 14), by when, and who was told.",
    usual: NoticesDueCommand.self,
    [
      NoticesDueCommand.self,
      NoticesOverdue.self,
      NoticesGiven.self,
    ])

  static let retention = CommandFamily(
    "retention", "List what has ended and when it is erased, what is due for review; hold and release.",
    usual: RetentionList.self,
    [
      RetentionList.self,
      RetentionHold.self,
      RetentionRelease.self,
      RetentionReviewed.self,
    ])

  static let audit = CommandFamily(
    "audit", "Tell who did what and who saw whom, and take the ledger's seals out.", membersAreLogged: true,
    [
      AuditLog.self,
      AuditSeals.self,
    ])

  /// All that may stand after `lahde`.
  static let all: [CommandEntry] = headings.flatMap(\.entries)

  /// What the access log calls the command that these words name.
  static func logged(_ path: String) -> String {
    for case .family(let family) in all where !family.membersAreLogged && path.hasPrefix(family.name + " ") {
      return family.name
    }
    return path
  }
}
