import Text

/// The certificate of an erasure, in words: numbers only, and what could not be reached.
public struct ErasureAnswer: Encodable, Sendable {
  /// A file that was read and says it still.
  public struct File: Encodable, Sendable {
    let path: String, lines: [Int64]

    /// With all that it says.
    public init(path: String, lines: [Int64]) {
      self.path = path
      self.lines = lines
    }
  }

  /// A list that carried the person.
  public struct Export: Encodable, Sendable {
    let export: Int64, date: String, recipient: String, purpose: String

    /// With all that it says.
    public init(export: Int64, date: String, recipient: String, purpose: String) {
      (self.export, self.date, self.recipient, self.purpose) = (export, date, recipient, purpose)
    }
  }

  private let schema = "lahde.erasure/1"
  let field: String?
  let run: Int64, journalEntry: Int, time: String
  let observations: Int, companiesKept: Int, addressesInOthers: Int, values: Int, keys: Int, decisions: Int
  let reasons: Int, fileNames: Int, codes: Int, lookAlikeCodes: Int
  let ledgerVerifies: Bool?
  let finished: Bool, wasCustomersContact: Bool, sharedAddresses: Int
  let rawFiles: [File], backups: [String], lastBackupExpires: String?, exports: [Export]

  /// With all that it says.
  public init(
    field: String? = nil, run: Int64, journalEntry: Int, time: String, observations: Int, companiesKept: Int,
    addressesInOthers: Int, values: Int, keys: Int, decisions: Int, reasons: Int, fileNames: Int, codes: Int,
    lookAlikeCodes: Int, ledgerVerifies: Bool? = nil, finished: Bool, wasCustomersContact: Bool, sharedAddresses: Int,
    rawFiles: [File], backups: [String], lastBackupExpires: String? = nil, exports: [Export]
  ) {
    self.field = field
    self.run = run
    self.journalEntry = journalEntry
    self.time = time
    self.observations = observations
    self.companiesKept = companiesKept
    self.addressesInOthers = addressesInOthers
    self.values = values
    self.keys = keys
    self.decisions = decisions
    self.reasons = reasons
    self.fileNames = fileNames
    self.codes = codes
    self.lookAlikeCodes = lookAlikeCodes
    self.ledgerVerifies = ledgerVerifies
    self.finished = finished
    self.wasCustomersContact = wasCustomersContact
    self.sharedAddresses = sharedAddresses
    self.rawFiles = rawFiles
    self.backups = backups
    self.lastBackupExpires = lastBackupExpires
    self.exports = exports
  }

  /// The answer for a person.
  public func text() -> String {
    let what = field.map { "\($0), and nothing else of her" } ?? "the person"
    let took =
      field == nil
      ? """
      , of \(companiesKept) the company is kept; her address taken from \(addressesInOthers) others
      golden values   \(values)
      keys            \(keys)
      decisions       \(decisions)
      typed reasons   \(reasons)
      file names      \(fileNames)
      """
      : """

      golden values   \(values)
      typed reasons   \(reasons)
      """
    let asked =
      lookAlikeCodes == 0
      ? ""
      : """

      asked about     by \(lookAlikeCodes) \(lookAlikeCodes == 1 ? "code" : "codes") of name and company: a steward decides
      """
    var text = """
      erased          \(what): run \(run), \(time), entry \(journalEntry) of the rights journal
      observations    \(observations)\(took)
      kept out by     \(codes) codes\(asked)
      ledger          \(ledgerVerifies == true ? "verifies" : "not verified yet; `lahde verify` does it")
      register        \(finished ? "written anew; nothing of this is in its bytes" : "to be written anew by the next run")

      not reached:

      """
    for file in rawFiles {
      text +=
        "  \(VisibleText.clean(file.path)): \(file.lines.count == 1 ? "line" : "lines") "
        + file.lines.map(String.init).joined(separator: ", ") + "\n"
    }
    if rawFiles.isEmpty { text += "  raw files: none of those that were read is there any more\n" }
    for path in backups { text += "  backup \(VisibleText.clean(path))\n" }
    text +=
      backups.isEmpty
      ? "  backups: none beside the register; copies elsewhere are not known to it\n"
      : "  backups: the last is due to go by \(lastBackupExpires ?? "-"); copies elsewhere are not known to the register\n"
    for one in exports {
      text +=
        "  export \(one.export) of \(one.date), for \(one.purpose): \(VisibleText.clean(one.recipient)) must remove "
        + "\(field == nil ? "the address" : "the value")\n"
    }
    text +=
      (exports.isEmpty ? "  exports: no list carried the person" : "  exports: those are all lists")
      + "; files that `review report`, `quarantine export` and other commands\n    wrote are where they were put\n"
    if wasCustomersContact, field == nil { text += "She was a customer's contact.\n" }
    if sharedAddresses > 0 {
      text += "\(sharedAddresses) of her addresses others have too: it does not keep her out, the keys do.\n"
    }
    return text
  }
}
