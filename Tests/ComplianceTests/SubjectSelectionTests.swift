import Records
import Testing

@testable import Compliance
@testable import Register

private func observation(
  _ id: Int64, key: Int64? = nil, contact: Int64? = nil, _ name: String, _ email: String
) -> ObservationRecord {
  let values = [name, email] + Array(repeating: "", count: Field.count - 2)
  return ObservationRecord(
    record: key ?? id, id: id, source: "customers", sourceKey: "\(key ?? id)", contact: contact, company: nil,
    contactWeight: 0, path: "", sha256: [], url: nil, retrieved: nil, line: 1, byteStart: 0, byteEnd: 0, places: values,
    raw: values, normal: values, packed: PackedFields.pack(values), isBlocked: false, since: 1, sinceTime: 0,
    readsSince: [], saysSince: [], trust: 50,
    purpose: "", basis: "", chain: "", withdrawn: nil, hasValues: true, erased: nil, corrected: nil)
}

private let liisa = observation(1, contact: 1, "Liisa Virtanen", "liisa@yritys.example")

private func selected(
  members: [ObservationRecord] = [liisa], _ candidates: [ObservationRecord],
  links: [(Int64, Int64)] = []
) -> [String] {
  SubjectSelection(seed: liisa, members: members, candidates: candidates) { left, right in
    links.contains { ($0.0 == left && $0.1 == right) || ($0.0 == right && $0.1 == left) }
  }.items.map { "\($0.observation.id) \($0.doubt.map { "\($0)" } ?? "certain")" }
}

@Suite("Whose an observation is") struct SubjectSelectionTests {
  @Test("Members hang together by links of the merge threshold, over others too") func members() {
    let members = [liisa] + (2...4).map { observation($0, contact: 1, "L. Virtanen", "") }
    #expect(selected(members: members, []) == ["1 certain", "2 weakLink", "3 weakLink", "4 weakLink"])
    #expect(
      selected(members: members, [], links: [(3, 1), (3, 4)])
        == ["1 certain", "2 weakLink", "3 certain", "4 certain"])
    #expect(selected(members: members, [], links: [(2, 3)]).filter { $0.hasSuffix("certain") } == ["1 certain"])
  }

  static let others: [(what: String, ObservationRecord, wanted: String?)] = [
    ("same name and address", observation(9, "LIISA VIRTANEN", "Liisa@yritys.example"), "certain"),
    ("same key and name", observation(9, key: 1, "Liisa Virtanen", "liisa@vanha.example"), "certain"),
    ("same key and address", observation(9, key: 1, "Liisa Lampi", "liisa@yritys.example"), "certain"),
    ("same key, another contact person", observation(9, key: 1, "Pekka Korhonen", "pekka@yritys.example"), nil),
    ("same address alone", observation(9, "Pekka Korhonen", "liisa@yritys.example"), "likeness"),
    ("same name alone", observation(9, "Liisa Virtanen", "liisa@toinen.example"), "likeness"),
    ("nothing but a past in the contact", observation(9, "Pekka Korhonen", ""), nil),
    ("no name and no address", observation(9, key: 1, "", ""), nil),
    ("another contact's", observation(9, contact: 5, "Liisa Virtanen", "liisa@yritys.example"), "otherContact"),
  ]

  @Test("Others are hers, doubtful, or nobody like her", arguments: others.indices) func other(_ index: Int) {
    let (what, candidate, wanted) = Self.others[index]
    #expect(selected([candidate]) == ["1 certain"] + (wanted.map { ["9 \($0)"] } ?? []), "\(what)")
  }

  @Test("What a doubtful one resembles makes nothing certain") func doubtIsNotHandedOn() {
    let weak = observation(2, contact: 1, "Pekka Korhonen", "pekka@yritys.example")
    let his = observation(9, "Pekka Korhonen", "pekka@yritys.example")
    #expect(selected(members: [liisa, weak], [his]) == ["1 certain", "2 weakLink"])
  }
}
