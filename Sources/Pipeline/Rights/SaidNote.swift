import Compliance
import Records

/// A note, and where it stands.
struct NotedLine {
  let note: Note
  let source: String
  let reading: Int, batch: Int, row: Int
}

/// A note with whom it means.
struct SaidNote {
  /// How that is known.
  enum Way {
    /// They are named, or there is an address alone.
    case named
    /// They may be meant.
    case likely
    /// Nobody has the address: it is kept for whoever comes, and the line is looked at again when somebody has.
    case kept
    /// Nobody is found, for this reason: the line waits, and what can be kept of it is.
    case waits(FindingCode)
  }

  let line: NotedLine
  let way: Way
  let people: [NotedPeople.Meant]

  var contacts: [Int64] { people.flatMap(\.contacts) }
  var isWaiting: Bool { if case .waits = way { true } else { false } }
  var isNamed: Bool { if case .named = way { true } else { false } }
  var isKept: Bool { if case .kept = way { true } else { false } }
  /// By what it is known how much of the line has been done.
  var identifier: Identifier {
    switch way {
    case .named, .likely: line.note.identifier
    case .kept: line.note.identifierAsKept
    case .waits: line.note.identifierAsWaiting
    }
  }

  /// As it counts among what its source says.
  var noes: SourceNoes {
    let kind = line.note.kind
    if kind.ends != nil { return SourceNoes(ended: 1) }
    return kind.restriction == nil ? SourceNoes(objections: 1) : SourceNoes(restrictions: 1)
  }

  /// Whether it states a restriction of somebody whom another note means.
  func states(_ kind: RestrictionKind, of other: SaidNote) -> Bool {
    let known = Set(other.people.flatMap(\.identifiers).map(\.canonical))
    return line.note.kind.restriction == kind && line.source == other.line.source
      && people.contains { $0.identifiers.contains { known.contains($0.canonical) } }
  }
}
