import Records

struct QuarantineCommand: Command {
  static let name = "quarantine"
  static let group = CommandGroup.operations
  static let abstract = "List the records that could not be used, export, retry or discard them; say who one is."
  static let arguments = "list | export | retry | discard [ID...] | admit ID... | refuse ID..."
  static let argumentCount = 1...Int.max
  static let discussion = """
    Quarantine holds input, place and reason, never text: what a record says is read again from its file.

    list      by source and reason, with how to mend each; --rows one by one, values masked
    export    as CSV to mend in a spreadsheet: the input's own columns, then lahde_… columns
    retry     read the sources again whose records are in quarantine, after the file, the map or a rule was mended
    discard   by ID, or all of one reason in one source; a discarded record comes back only if it changes
    admit     a record that looks like a person who was erased is somebody else's: the next night takes it in
    refuse    it is hers: the record is kept out. Either is asked once, however the record changes

    lahde quarantine discard 12 13 --reason "test rows of the CRM"
    lahde quarantine admit 14 --reason "her namesake, asked by phone"
    lahde quarantine discard --source billing --reason-code csv.field-count --reason "totals at the end of the file"
    """
  static let options: [CommandOption] = [
    .pipeline, .register, CommandOption("--source", "NAME", "of this source only"),
    CommandOption("--reason", "CODE|TEXT", "list, export: of this reason only; else: why, for the register"),
    CommandOption("--reason-code", "CODE", "of this reason only"),
    CommandOption("--rows", "list: the records one by one"),
    CommandOption("--reveal", "list --rows: with their values; noted in the access log"),
    CommandOption("--discarded", "list: those that were discarded and still stand in their files, with who and why"),
    CommandOption("--output", "FILE", "export: where to write it, 0600"), .format("text", "csv", "json"),
  ]

  /// The options that each word takes, beside `--pipeline` and `--register`.
  private static let taken: [String: Set<String>] = [
    "list": ["--source", "--reason", "--reason-code", "--rows", "--reveal", "--discarded", "--format"],
    "export": ["--source", "--reason", "--reason-code", "--output"], "retry": ["--source", "--format"],
    "discard": ["--source", "--reason-code", "--reason"], "admit": ["--reason"], "refuse": ["--reason"],
  ]
  /// The words that IDs follow.
  private static let takesIDs: Set<String> = ["discard", "admit", "refuse"]

  func run(_ invocation: Invocation) throws(Problem) -> ExitCode {
    let (word, rest) = (invocation.arguments[0], Array(invocation.arguments.dropFirst()))
    guard let taken = Self.taken[word], rest.isEmpty || Self.takesIDs.contains(word) else {
      throw Problem(.usage, "quarantine does not know that", remedy: "lahde quarantine \(Self.arguments)")
    }
    for option in Self.options.map(\.name)
    where invocation.has(option) && !taken.contains(option) && !["--pipeline", "--register"].contains(option) {
      throw Problem(.usage, "quarantine \(word) takes no \(option)", remedy: "`lahde quarantine --help` tells more")
    }
    switch word {
    case "list": return try QuarantineList(invocation).run()
    case "export": return try QuarantineExport(invocation).run()
    case "retry": return try QuarantineRetry(invocation).run()
    case "admit": return try QuarantineAnswer(invocation, .admit).run(rest)
    case "refuse": return try QuarantineAnswer(invocation, .refuse).run(rest)
    default: return try QuarantineDiscard(invocation).run(rest)
    }
  }
}
