import Pipeline
import Records
import Reports
import Text

/// The certificate of an erasure, in words: numbers only, and what could not be reached.
struct ErasureAnswer: Encodable {
  private struct File: Encodable { let path: String, lines: [Int64] }

  private let schema = "lahde.erasure/1"
  private let field: String?
  private let run: Int64, journalEntry: Int, time: String
  private let observations: Int, companiesKept: Int, addressesInOthers: Int, values: Int, keys: Int, decisions: Int,
    reasons: Int, fileNames: Int, codes: Int, lookAlikeCodes: Int
  private let ledgerVerifies: Bool?
  private let finished: Bool, wasCustomersContact: Bool, sharedAddresses: Int
  private let rawFiles: [File], backups: [String], lastBackupExpires: String?, exports: [String]

  init(_ certificate: ErasureCertificate) {
    let counts = certificate.counts
    field = certificate.field?.name
    (run, journalEntry, time) = (certificate.run, certificate.entry, Timestamp.text(certificate.time))
    (observations, companiesKept) = (counts.observations + counts.fields, counts.companiesKept)
    addressesInOthers = counts.mailboxes
    (values, keys, decisions, reasons) = (counts.values, counts.keys, counts.decisions, counts.reasons)
    (fileNames, codes, lookAlikeCodes) = (counts.inputs, certificate.codes, certificate.lookAlikes)
    ledgerVerifies = certificate.isVerified ? true : nil
    (finished, wasCustomersContact) = (certificate.isFinished, certificate.wasOfCustomer)
    sharedAddresses = certificate.sharedEmails
    rawFiles = certificate.rawFiles.map { File(path: $0.path, lines: $0.lines) }
    (backups, lastBackupExpires) = (certificate.backups, certificate.lastBackupExpires.map { Timestamp.date($0) })
    exports = []
  }

  func text() -> String {
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
    text +=
      "  exports: the register has recorded none; files that `review report`, `quarantine export` and other commands\n"
      + "    wrote are where they were put\n"
    if wasCustomersContact, field == nil { text += "She was a customer's contact.\n" }
    if sharedAddresses > 0 {
      text += "\(sharedAddresses) of her addresses others have too: it does not keep her out, the keys do.\n"
    }
    return text
  }
}
