import Records
import Register

/// What the current observations that a contact rests on may be used for.
///
/// A value is used for a purpose only where a current source says it that is declared for that purpose; the contact as a whole
/// has the purposes of all of them.
struct ContactUse: Sendable {
  /// The sources that the contact rests on, those that state its address, and those that state its area, by ID.
  var sources: Set<Int64> = [], ofAddress: Set<Int64> = [], ofArea: Set<Int64> = []
  /// The grounds of the area, as the observation that it comes from has them.
  var areaGrounds = Grounds.stated
  /// Whether a permission is on record with the address.
  var hasPermission = false
  /// The sources of which the person has not been told.
  var untold: Set<Int64> = []
  /// The domains that the company's own values are at, in these observations.
  var domains: Set<[UInt8]> = []
}

/// The uses of contacts: gathered from their observations.
struct ContactUses {
  private(set) var ofContact: [Int64: ContactUse] = [:]
  private(set) var domainsOfCompany: [Int64: Set<[UInt8]>] = [:]
  private let terms: SourceTerms
  private let records: [Int64: GoldenRecord]
  private let now: Int64
  private var fields: [Range<Int>] = []

  init(_ terms: SourceTerms, _ records: [GoldenRecord], now: Int64) {
    self.terms = terms
    self.now = now
    self.records = Dictionary(records.lazy.filter { $0.kind == .person }.map { ($0.id, $0) }) { first, _ in first }
  }

  /// Takes an observation in.
  mutating func add(_ one: Bearers.Bearer) {
    let packed = one.normal.isEmpty ? one.raw : one.normal
    PackedFields.split(packed, packed.indices, into: &fields)
    func value(_ field: Field) -> [UInt8] { Array(packed[fields[field.rawValue]]) }
    if let company = one.company {
      for field in [Field.companyWebsite, .companyEmail] {
        let value = value(field)
        if let domain = AddressFault.domain(value), !AddressFault.isNobodys(domain) {
          domainsOfCompany[company, default: []].insert(domain)
        }
      }
    }
    guard let contact = one.contact, let record = records[contact] else { return }
    var use = ofContact[contact] ?? ContactUse()
    use.sources.insert(one.sourceID)
    let email = value(.personEmail)
    if let address = record.value(.personEmail), !email.isEmpty,
      Identifier.email(address).canonical == Identifier.email(String(decoding: email, as: UTF8.self)).canonical
    {
      use.ofAddress.insert(one.sourceID)
      if !one.stance.isDisjoint(with: [.permitsMarketing, .permitsEmailMarketing]) { use.hasPermission = true }
    }
    if let area = record.value(.personResponsibility), area.utf8.elementsEqual(value(.personResponsibility)) {
      use.ofArea.insert(one.sourceID)
    }
    if record.from(.personResponsibility) == one.observation {
      use.areaGrounds = PackedFields.grounds(packed, packed.indices, of: .personResponsibility)
    }
    if !one.hasNotice, terms.all[one.sourceID].map({ !$0.wasTold(before: now) }) ?? true { use.untold.insert(one.sourceID) }
    ofContact[contact] = use
  }
}

extension GoldenRecord {
  /// The observation that a value comes from.
  func from(_ field: Field) -> Int64? { field.kind == kind ? from[field.position] : nil }
}

extension SourceTerms.Terms {
  /// Whether the person was told by whoever collected the record: from the person, with a day that has come.
  func wasTold(before now: Int64) -> Bool {
    guard origin == "person", let noticeGiven else { return false }
    return noticeGiven <= Timestamp.date(now)
  }
}
