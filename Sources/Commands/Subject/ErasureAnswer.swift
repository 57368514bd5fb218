import Pipeline
import Records
import Reports

extension ErasureAnswer {
  init(_ certificate: ErasureCertificate) {
    let counts = certificate.counts
    self.init(
      field: certificate.field?.name, run: certificate.run, journalEntry: certificate.entry,
      time: Timestamp.text(certificate.time), observations: counts.observations + counts.fields,
      companiesKept: counts.companiesKept, addressesInOthers: counts.mailboxes, values: counts.values,
      keys: counts.keys,
      decisions: counts.decisions, reasons: counts.reasons, fileNames: counts.inputs, codes: certificate.codes,
      lookAlikeCodes: certificate.lookAlikes, ledgerVerifies: certificate.isVerified ? true : nil,
      finished: certificate.isFinished, wasCustomersContact: certificate.wasOfCustomer,
      sharedAddresses: certificate.sharedEmails,
      rawFiles: certificate.rawFiles.map { File(path: $0.path, lines: $0.lines) }, backups: certificate.backups,
      lastBackupExpires: certificate.lastBackupExpires.map { Timestamp.date($0) },
      exports: certificate.exports.map {
        Export(export: $0.id, date: Timestamp.date($0.made), recipient: $0.recipient, purpose: $0.purpose.rawValue)
      })
  }
}
