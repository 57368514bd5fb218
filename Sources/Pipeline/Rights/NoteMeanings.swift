import Compliance
import Records
import Register
import Text

/// Whom notes mean, as far as it can be known, and what of earlier notes they end.
struct NoteMeanings {
  private let session: Session

  init(_ session: Session) { self.session = session }

  /// Finds whom notes mean.
  func find(_ lines: [NotedLine], _ who: NotedPeople) throws(Problem) -> [SaidNote] {
    var said: [SaidNote?] = []
    var open: [(index: Int, meant: NotedPeople.Meant)] = []
    for line in lines {
      let meant = try who.meant(line.note)
      let known = try known(line, meant)
      if known == nil { open.append((said.count, meant)) }
      said.append(known)
    }
    let named = try who.named(open.map { lines[$0.index].note })
    for ((index, meant), found) in zip(open, named) {
      let line = lines[index]
      if found.isExact {
        said[index] = SaidNote(line: line, way: .named, people: found.people.map { $0.with(meant) })
      } else if !found.people.isEmpty {
        // The address may be the same person's other one.
        said[index] = SaidNote(
          line: line, way: .likely, people: (meant.addresses.isEmpty ? [] : [meant]) + found.people)
      } else if !meant.addresses.isEmpty {
        said[index] = SaidNote(line: line, way: .kept, people: [meant])
      } else {
        said[index] = SaidNote(line: line, way: .waits(.noteUnknown), people: meant.identifiers.isEmpty ? [] : [meant])
      }
    }
    let found = said.compactMap { $0 }
    return try found.map { one throws(Problem) in
      if one.line.note.kind.ends != nil, !one.isNamed {
        return SaidNote(line: one.line, way: .waits(.noteUnknown), people: [])
      }
      guard let kind = one.line.note.kind.ends, !found.contains(where: { $0.states(kind, of: one) }),
        try standing(kind, of: one.line.source, one.people).isEmpty
      else { return one }
      return SaidNote(line: one.line, way: .waits(.noteUnknown), people: [])
    }
  }

  /// What is certain of a note; nil of one that means a person who is not found.
  private func known(_ line: NotedLine, _ meant: NotedPeople.Meant) throws(Problem) -> SaidNote? {
    let note = line.note
    if note.kind.ends != nil {
      return note.addresses.isEmpty && note.isByName ? nil : SaidNote(line: line, way: .named, people: [meant])
    }
    // An address that is typed where there is none is nobody's.
    if !note.addresses.isEmpty, meant.identifiers.isEmpty {
      return SaidNote(line: line, way: .waits(.noteWho), people: [])
    }
    if note.kind == .bounce {
      return meant.addresses.isEmpty
        ? SaidNote(line: line, way: .waits(.noteUnknown), people: [])
        : SaidNote(line: line, way: .named, people: [meant])
    }
    if note.isOfCompany {
      let isKnown = !meant.companies.isEmpty || session.isNew
      return SaidNote(
        line: line, way: isKnown && !meant.identifiers.isEmpty ? .named : .waits(.noteUnknown),
        people: meant.identifiers.isEmpty ? [] : [meant])
    }
    return meant.contacts.isEmpty ? nil : SaidNote(line: line, way: .named, people: [meant])
  }

  /// What earlier notes of a source stated of the same address, or of a record of the same person.
  func standing(
    _ kind: RestrictionKind, of source: String, _ people: [NotedPeople.Meant]
  ) throws(Problem) -> [RestrictionStore.Entry] {
    let suppression = try Suppression(session.keys, codes: [])
    func codes(_ identifiers: [Identifier]) -> Set<Digest> { Set(identifiers.flatMap { suppression.codes($0) }) }
    let (addresses, keys) = (codes(people.flatMap(\.addresses)), codes(people.flatMap(\.keys)))
    // What was kept of a line that had found nobody yet.
    let names = codes(people.flatMap(\.names))
    return try RestrictionStore(session.register).standing(source: source).filter { entry in
      guard entry.kind == kind, let stated = RestrictionCodes(packed: entry.codes)?.codes else { return false }
      if stated.contains(where: { $0.mark == .address && addresses.contains($0.code) }) { return true }
      guard kind != .bounce else { return false }
      let isByName = stated.allSatisfy { $0.mark == .name || $0.mark == .namePart }
      return stated.contains { $0.mark == .key && keys.contains($0.code) || isByName && names.contains($0.code) }
    }
  }
}
