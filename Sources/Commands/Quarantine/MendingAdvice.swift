import Records

/// How a record is mended, by the reason for which it is in quarantine.
enum MendingAdvice {
  /// What to do about records with this reason.
  static func of(_ reason: String) -> String { advice[reason] ?? "look at the record in its file" }

  /// The reasons that have advice of their own.
  static var reasons: [String] { advice.keys.sorted() }

  private static let advice = [
    "csv.field-count":
      "give the record as many fields as the header has; a delimiter or line end within a value needs quotes around it",
    "csv.cut-line": "the file ends within this record: deliver the whole file",
    "csv.truncated": "the file ends within a character: deliver the whole file",
    "csv.unclosed-quote": "close the quote, or double it where it belongs to the value",
    "csv.record-too-long": "close the quote before it, or take out what is no record: none is longer than 1 MiB",
    "csv.invalid-bytes":
      "save the file in one encoding throughout, best UTF-8; `encoding` in the pipeline names another",
    "csv.nul-byte": "take the NUL byte out; it often comes from a damaged disk or a file in UTF-16",
    "csv.unit-separator": "take the control character U+001F out",
    "key.empty": "fill in what the source key is made of (`key` or `identity` in the pipeline)",
    "key.personal-identity-code": "use another column as source key: a personal identity code is never stored",
    "unsubscribe.unknown":
      "its address is no longer in the register, or the link was cut; if you know who it was: `lahde subject object`",
    Finding.lookAlike:
      "it may be a person who was erased: look at it (`list --rows --reveal`), then `lahde quarantine admit ID` if it is "
      + "somebody else, `lahde quarantine refuse ID` if it is she; it is asked once",
    "record.nobody": "give it a person's name, an e-mail address, a company's name or a business ID, or take it out",
  ]
}
