/// What can be noticed about a record, a value of it or a whole input: a closed set.
///
/// The raw value is what is stored, printed and counted: it never changes. A new code needs its words and its effect, or
/// nothing builds; the handbook's table of findings (<doc:Normalising>) is held against both.
public enum FindingCode: String, Sendable, CaseIterable, Codable, Comparable {
  case csvFieldCount = "csv.field-count"
  case csvUnclosedQuote = "csv.unclosed-quote"
  case csvRecordTooLong = "csv.record-too-long"
  case csvCutLine = "csv.cut-line"
  case csvCutFile = "csv.cut-file"
  case csvTruncated = "csv.truncated"
  case csvInvalidBytes = "csv.invalid-bytes"
  case csvNULByte = "csv.nul-byte"
  case csvUnitSeparator = "csv.unit-separator"
  case csvStrayQuote = "csv.stray-quote"
  case webCut = "web.cut"
  case webTooDeep = "web.too-deep"
  case webTooMany = "web.too-many"
  case webEncoding = "web.encoding"
  case webNUL = "web.nul"
  case webMarkup = "web.markup"
  case webJSONLD = "web.json-ld"
  case webNoURL = "web.no-url"
  case webNothingFound = "web.nothing-found"
  case personPhoneLeftOut = "person.phone.left-out"
  case keyEmpty = "key.empty"
  case keyPersonalIdentityCode = "key.personal-identity-code"
  case keyShared = "key.shared"
  case keySpelling = "key.spelling"
  case keyRespelt = "key.respelt"
  case keyRenamed = "key.renamed"
  case keySuccessor = "key.successor"
  case keyPerson = "key.person"
  case keyAmbiguous = "key.ambiguous"
  case recordNobody = "record.nobody"
  case relationshipDate = "relationship.date"
  case restrictionWord = "restriction.word"
  case personDeceased = "person.deceased"
  case personRefuses = "person.refuses"
  case personalIdentityCode = "personal-identity-code"
  case valueDamaged = "value.damaged"
  case valuePlaceholder = "value.placeholder"
  case nameOrder = "name.order"
  case nameFormer = "name.former"
  case nameRemark = "name.remark"
  case nameRole = "name.role"
  case nameCompany = "name.company"
  case nameSeveral = "name.several"
  case nameEstate = "name.estate"
  case emailSeveral = "email.several"
  case emailSyntax = "email.syntax"
  case emailUnusable = "email.unusable"
  case emailRoleMailbox = "email.role-mailbox"
  case responsibilityUnknown = "responsibility.unknown"
  case languageUnknown = "language.unknown"
  case businessIDForm = "business-id.form"
  case businessIDCheckDigit = "business-id.check-digit"
  case postcodeForm = "postcode.form"
  case postcodeDiffers = "postcode.differs"
  case phoneSeveral = "phone.several"
  case phoneExtension = "phone.extension"
  case phoneTooLong = "phone.too-long"
  case phoneTooShort = "phone.too-short"
  case phoneUnassigned = "phone.unassigned"
  case phoneShortCode = "phone.short-code"
  case phoneNoPrefix = "phone.no-prefix"
  case phoneForm = "phone.form"
  case websiteForm = "website.form"
  case websiteNotOwn = "website.not-own"
  case industryCode = "industry.code"
  case industryScheme = "industry.scheme"
  case industrySeveral = "industry.several"
  case suppressionLookAlike = "suppression.lookalike"
  case unsubscribeUnknown = "unsubscribe.unknown"
  case noteWord = "note.word"
  case noteWho = "note.who"
  case noteUnknown = "note.unknown"
  case noteLikely = "note.likely"
  case noteNobody = "note.nobody"
  case noteCorrection = "note.correction"
  case correctionRepeated = "correction.repeated"
  case correctionContradicted = "correction.contradicted"
  case correctionConfirmed = "correction.confirmed"
  case correctionAsleep = "correction.asleep"

  /// What becomes of that which a finding is about.
  public enum Effect: Sendable, Equatable {
    /// It is counted; the record is used.
    case noted
    /// Nobody is meant: what stands of a person in the record is left out, and the rest of it is used.
    case leavesPersonOut
    /// The record cannot be used and goes to quarantine until it is mended.
    case quarantines(toMend: String)
    /// Some of the input was not read, so that nothing is withdrawn because it is gone.
    case cutsShort(toMend: String)
  }

  /// Whether the record, or some of the input, cannot be used.
  public var quarantines: Bool { advice != nil }

  /// Whether nobody is meant by what the record says of a person.
  public var leavesPersonOut: Bool { effect == .leavesPersonOut }

  /// What it says against writing to the record's person.
  public var stance: RowStance {
    switch self {
    case .personDeceased: .deceased
    case .personRefuses: .objectsToMarketing
    case .emailUnusable: .bounced
    default: []
    }
  }

  /// Whether a no may wait in quarantine by it: of somebody who was not found.
  public var mayBeNo: Bool { self == .noteWho || self == .noteUnknown || self == .unsubscribeUnknown }

  /// Whether some of the input was not read.
  public var cutsShort: Bool { if case .cutsShort = effect { true } else { false } }

  /// How a person mends what cannot be used; nil where nothing need be.
  public var advice: String? {
    switch effect {
    case .noted, .leavesPersonOut: nil
    case .quarantines(let toMend), .cutsShort(let toMend): toMend
    }
  }

  /// The order of the codes' texts.
  public static func < (left: FindingCode, right: FindingCode) -> Bool { left.rawValue < right.rawValue }

  /// What becomes of that which it is about.
  public var effect: Effect {
    switch self {
    case .csvFieldCount:
      .quarantines(
        toMend:
          "give the record as many fields as the header has; a delimiter or line end within a value needs quotes around it"
      )
    case .csvUnclosedQuote: .quarantines(toMend: "close the quote, or double it where it belongs to the value")
    case .csvRecordTooLong:
      .quarantines(toMend: "close the quote before it, or take out what is no record: none is longer than 1 MiB")
    case .csvCutLine: .quarantines(toMend: "the file ends within this record: deliver the whole file")
    case .csvCutFile: .cutsShort(toMend: "deliver the whole file")
    case .csvTruncated: .quarantines(toMend: "the file ends within a character: deliver the whole file")
    case .csvInvalidBytes:
      .quarantines(
        toMend: "save the file in one encoding throughout, best UTF-8; `encoding` in the pipeline names another")
    case .csvNULByte:
      .quarantines(toMend: "take the NUL byte out; it often comes from a damaged disk or a file in UTF-16")
    case .csvUnitSeparator: .quarantines(toMend: "take the control character U+001F out")
    case .webCut: .cutsShort(toMend: "save the page anew, as HTML")
    case .webTooDeep: .cutsShort(toMend: "save the page anew, or leave it out of the source's paths")
    case .webTooMany: .cutsShort(toMend: "leave the page out of the source's paths: it is a directory's")
    case .keyEmpty:
      .quarantines(toMend: "fill in what the source key is made of (`key` or `identity` in the pipeline)")
    case .keyPersonalIdentityCode:
      .quarantines(toMend: "use another column as source key: a personal identity code is never stored")
    case .keyPerson:
      .quarantines(
        toMend:
          "look at it (`list --rows --reveal`), then `lahde quarantine admit ID` if it is another person, who gets an ID of "
          + "their own, `lahde quarantine refuse ID` if it is the same; it is asked once")
    case .keyAmbiguous:
      .quarantines(
        toMend: "give the record an e-mail address or a whole name, or `key` a column that tells its records apart")
    case .recordNobody:
      .quarantines(
        toMend: "give it a person's name, an e-mail address, a company's name or a business ID, or take it out")
    case .suppressionLookAlike:
      .quarantines(
        toMend:
          "it may be a person who was erased: look at it (`list --rows --reveal`), then `lahde quarantine admit ID` "
          + "if it is somebody else, `lahde quarantine refuse ID` if it is that person; it is asked once")
    case .unsubscribeUnknown:
      .quarantines(
        toMend: "its address is no longer in the register, or the link was cut; if you know who it was: "
          + "`lahde subject object`")
    case .noteWho:
      .quarantines(
        toMend: "give an address, the contact's ID, a whole name, or name and company in columns of their own")
    case .noteUnknown:
      .quarantines(
        toMend: "wait until the person is in the register, or name one contact: `lahde find` tells the ID")
    case .noteCorrection:
      .quarantines(
        toMend:
          "name a field of the contract and a value for it; `lahde normalize FIELD` shows what its rules make of one")
    case .csvStrayQuote, .webEncoding, .webNUL, .webMarkup, .webJSONLD, .webNoURL, .webNothingFound,
      .personPhoneLeftOut, .keyShared, .keySpelling, .keyRespelt, .keyRenamed, .keySuccessor,
      .relationshipDate, .restrictionWord, .personDeceased, .personRefuses, .personalIdentityCode, .valueDamaged,
      .valuePlaceholder,
      .nameOrder, .nameFormer, .nameRemark,
      .nameRole, .nameCompany, .emailSeveral, .emailSyntax, .emailUnusable, .emailRoleMailbox,
      .responsibilityUnknown, .languageUnknown, .businessIDForm, .businessIDCheckDigit, .postcodeForm, .postcodeDiffers,
      .phoneSeveral, .phoneExtension, .phoneTooLong, .phoneTooShort, .phoneUnassigned, .phoneShortCode, .phoneNoPrefix,
      .phoneForm, .websiteForm, .websiteNotOwn, .industryCode, .industryScheme, .industrySeveral, .noteWord,
      .noteLikely,
      .noteNobody,
      .correctionRepeated,
      .correctionContradicted, .correctionConfirmed, .correctionAsleep:
      .noted
    case .nameSeveral, .nameEstate: .leavesPersonOut
    }
  }

  /// What is wrong, for a person: the field, the record, the input or its source is the subject, and no value stands in it.
  public var message: String {
    switch self {
    case .csvFieldCount: "the record does not have as many fields as the header"
    case .csvUnclosedQuote: "a quote is opened and never closed"
    case .csvRecordTooLong: "the record is too long to be one"
    case .csvCutLine: "the file ends within this record"
    case .csvCutFile: "the file ends within its last record, so more may be missing"
    case .csvTruncated: "the file ends within a character: it was cut"
    case .csvInvalidBytes: "bytes that are no character in the file's encoding"
    case .csvNULByte: "a NUL byte in the text"
    case .csvUnitSeparator: "the control character U+001F in the text"
    case .csvStrayQuote: "a quote within a field that is not escaped"
    case .webCut: "the HTML parser gave up before the end of the page"
    case .webTooDeep: "elements nested too deeply are left out"
    case .webTooMany: "more than 5,000 e-mail addresses; the rest is left out"
    case .webEncoding: "some bytes are no text in the page's encoding"
    case .webNUL: "NUL characters stand in the page and were read as spaces"
    case .webMarkup: "the HTML parser mended the page"
    case .webJSONLD: "a JSON-LD script is no JSON and was passed over"
    case .webNoURL: "the page does not say its address; source keys begin with the file's name"
    case .webNothingFound: "neither a person nor a company was found"
    case .personPhoneLeftOut: "a phone number of the person's own stands here and is left out"
    case .keyEmpty: "has no readable source key"
    case .keyPersonalIdentityCode: "has a personal identity code for its source key: such a code is never stored"
    case .keyShared: "shares its source key with other people or firms: each is a record of its own"
    case .keySpelling: "has a source key that differs from another one's in spelling alone: they are kept apart"
    case .keyRespelt: "has a source key that is spelled otherwise than before: it is the same record"
    case .keyRenamed: "says under another source key what it said before: it is the same record"
    case .keySuccessor: "names another person than its source key did: a new record, which inherits nothing"
    case .keyPerson: "may be about another person than its source key was until now"
    case .keyAmbiguous: "cannot be told from other people's under its source key"
    case .recordNobody: "is neither a person nor a company: no name, no e-mail, no business ID"
    case .relationshipDate: "has an end date that cannot be read: blocked until it can"
    case .restrictionWord: "has a word that is not known in a column that states a ban: taken for one"
    case .personDeceased: "says that the person is dead: nothing is sent, and the word is left out"
    case .personRefuses: "says that the person wants no mail: no marketing is sent, and the words are left out"
    case .personalIdentityCode: "holds a personal identity code, which is masked and never stored"
    case .valueDamaged:
      "has letters that an earlier conversion destroyed: kept as it was, and any whole value goes first"
    case .valuePlaceholder: "says only that there is none: left out"
    case .nameOrder: "does not tell which word is the surname: kept as it was"
    case .nameFormer: "holds a former name, which is left out"
    case .nameRemark: "holds a nickname or a remark that is no part of the name: left out"
    case .nameRole: "is a role's or a department's and no person's: left out"
    case .nameCompany: "is a company's and no person's: it belongs to the company"
    case .nameSeveral: "holds several people: nobody is meant, and what the record says of a person is left out"
    case .nameEstate: "is an estate's: nobody is meant, and what the record says of a person is left out"
    case .emailSeveral: "holds several addresses: the first is taken"
    case .emailSyntax: "is not an e-mail address: kept as it was"
    case .emailUnusable: "says of itself that mail does not arrive: nothing is sent there, and the words are left out"
    case .emailRoleMailbox: "is a shared mailbox: it belongs to the company"
    case .responsibilityUnknown: "is not an area that is known: kept as it was"
    case .languageUnknown: "is not a language that is known: kept as it was"
    case .businessIDForm: "does not look like a Finnish business ID: kept as it was"
    case .businessIDCheckDigit: "has a check digit that does not fit: kept as it was"
    case .postcodeForm: "is not a Finnish postcode: kept as it was"
    case .postcodeDiffers: "holds a postcode or a town other than the one in its own field, which stands"
    case .phoneSeveral: "holds several numbers: the first is taken"
    case .phoneExtension: "has an extension, which is left out"
    case .phoneTooLong: "has more digits than such a number can have: kept as it was"
    case .phoneTooShort: "has fewer digits than such a number can have: kept as it was"
    case .phoneUnassigned: "is in no range that the Finnish numbering plan uses"
    case .phoneShortCode: "is a short code without an E.164 form: kept as it was"
    case .phoneNoPrefix: "has neither a zero nor a country before it: kept as it was"
    case .phoneForm: "does not look like a telephone number: kept as it was"
    case .websiteForm: "is not a web address: kept as it was"
    case .websiteNotOwn: "stands on a domain that many share: it is a website, but not the company's own domain"
    case .industryCode: "is a code of neither TOL 2008 nor TOL 2025, or not of the one it names: kept as it was"
    case .industryScheme: "means one thing in TOL 2008 and another in TOL 2025: kept as it was"
    case .industrySeveral: "holds several codes: kept as it was"
    case .suppressionLookAlike: "may be a person who was erased"
    case .unsubscribeUnknown: "is the token of no address in the register"
    case .noteWord: "is no word for what a note says: taken as an objection to all marketing"
    case .noteWho: "does not tell by what the person is known"
    case .noteUnknown: "is of nobody in the register, or of several"
    case .noteLikely: "names nobody exactly: taken for everybody whom it may mean"
    case .noteNobody: "is of an address that nobody in the register has: kept for whoever comes"
    case .noteCorrection: "names no field, or a value that cannot be used"
    case .correctionRepeated: "says the incorrect value (again)"
    case .correctionContradicted: "says a third value: has it changed since, or is it wrong as well?"
    case .correctionConfirmed: "says the right value by now"
    case .correctionAsleep: "was put right and is not there now, or is about somebody else"
    }
  }
}
