import Records
import Register
import Text

/// Which observations are taken to be one person's: a wrong merge must not show her another's data.
///
/// Of the contact's own, those are certain that hang together by links of at least the merge threshold with the one by
/// which she was found; a second look or a steward may have joined the others, and somebody must confirm them. Of
/// others (ended relationships, earlier contents, records of other contacts), those are certain that bear a certain
/// one's name and e-mail address, or its source key and one of the two.
public struct SubjectSelection: Sendable {
  /// Why an observation may be another person's.
  public enum Doubt: String, Sendable, CaseIterable {
    /// It was joined by a second look or by a steward, not by a link of the merge threshold.
    case weakLink = "joined below the merge threshold"
    /// It says the same, and belongs to another contact now.
    case otherContact = "belongs to another contact"
    /// It has the address under another name, or the name under another address.
    case likeness = "has the same address or name only"
  }

  /// An observation, and why it is doubtful, if it is.
  public struct Item: Sendable {
    /// The observation.
    public let observation: ObservationRecord
    /// Nil for one that is certain.
    public let doubt: Doubt?
  }

  /// The observations in the order of their records, the oldest first; those of nobody like her are left out.
  public let items: [Item]

  /// Selects among `candidates`, of which `members` are the contact's own now; `seed` is the one by which she was found.
  ///
  /// `reachesMerge` tells of two members whether a link between them weighs as much as a merge asks for.
  public init(
    seed: ObservationRecord, members: [ObservationRecord], candidates: [ObservationRecord],
    reachesMerge: (_ left: Int64, _ right: Int64) -> Bool
  ) {
    var certain = [seed]
    var rest = members.filter { $0.id != seed.id }
    var position = 0
    while position < certain.count {
      let one = certain[position]
      certain += rest.filter { reachesMerge(one.id, $0.id) }
      rest.removeAll { other in certain.contains { $0.id == other.id } }
      position += 1
    }
    var items = certain.map { Item(observation: $0, doubt: nil) } + rest.map { Item(observation: $0, doubt: .weakLink) }
    let known = Set(items.map(\.observation.id))
    let core = certain.map(Likeness.init)
    for candidate in candidates where !known.contains(candidate.id) {
      let likeness = Likeness(candidate)
      let isHers = core.contains { $0.isSure(likeness) }
      guard isHers || core.contains(where: { $0.name(likeness) || $0.email(likeness) }) else { continue }
      let isElsewhere = candidate.contact.map { $0 != seed.contact } ?? false
      items.append(
        Item(observation: candidate, doubt: isElsewhere ? .otherContact : isHers ? nil : .likeness))
    }
    self.items = items.sorted {
      ($0.observation.record, $0.observation.id) < ($1.observation.record, $1.observation.id)
    }
  }

  private struct Likeness {
    let record: Int64, folded: (name: String, email: String)

    init(_ observation: ObservationRecord) {
      record = observation.record
      // An address that the rules left out with the person, because several are named, is still one of theirs.
      let (normal, raw) = (observation.normal[Field.personEmail.rawValue], observation.raw[Field.personEmail.rawValue])
      let email = normal.isEmpty && !Identifier.email(raw).saysNothing ? raw : normal
      folded = (Fold.folded(observation.normal[Field.personName.rawValue]), Fold.folded(email))
    }

    func name(_ other: Likeness) -> Bool { !folded.name.isEmpty && folded.name == other.folded.name }
    func email(_ other: Likeness) -> Bool { !folded.email.isEmpty && folded.email == other.folded.email }
    func isSure(_ other: Likeness) -> Bool {
      (name(other) && email(other)) || (record == other.record && (name(other) || email(other)))
    }
  }
}
