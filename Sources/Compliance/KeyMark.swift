import Records
import Text

/// By what the people of one source key are told apart, as codes: of who was erased, and of whom somebody has said who it is.
public enum KeyMark: Sendable, Equatable {
  /// That the names and addresses of who was erased are known under the key at all: erasures of earlier versions knew none.
  case known
  /// An address, and a name in a form that neither case nor the order of its words changes.
  case email(String), name(String)
  /// One of the words by which the person is called.
  case givenName(String)
  /// A name or an address that is the one person's whom the key has had.
  case same(String)

  /// The bytes that it adds to what is authenticated.
  var canonical: [UInt8] {
    switch self {
    case .known: Array("known".utf8)
    case .email(let email): Array("email:\(email)".utf8)
    case .name(let name): Array("name:\(name)".utf8)
    case .givenName(let name): Array("given:\(name)".utf8)
    case .same(let name): Array("same:\(name)".utf8)
    }
  }

  /// What a person is wholly known by.
  static func whole(_ person: RecordPerson) -> [KeyMark] {
    (person.email.isEmpty ? [] : [.email(person.email)]) + (person.name.isEmpty ? [] : [.name(person.name)])
  }

  /// What fits a person, also where the surname or the address is another.
  static func fitting(_ person: RecordPerson) -> [KeyMark] {
    whole(person) + person.givenNames.filter { $0.count > 1 }.map { .givenName($0) }
  }
}

extension Identifier {
  /// Whether it only tells the people of one key apart, or the key in another spelling: what is counted for people is by
  /// what somebody is known.
  public var tellsApart: Bool {
    switch self {
    case .keyPerson, .spelling: true
    default: false
    }
  }

  /// By what a person is wholly known under a source's key.
  public static func whole(_ person: RecordPerson, source: String, key: String) -> [Identifier] {
    KeyMark.whole(person).map { .keyPerson(source: source, key: key, $0) }
  }

  /// By what somebody who was erased under a source's key is known there, besides the key: whoever has one of it, even
  /// under another spelling of the key, is the same person, and who has none of it is somebody else.
  public static func erased(_ people: [RecordPerson], source: String, key: String) -> [Identifier] {
    let marks = people.flatMap(KeyMark.fitting).map { Identifier.keyPerson(source: source, key: key, $0) }
    return [.keyPerson(source: source, key: key, .known)] + marks
  }

  /// A source's key as it stands, and in its canonical spelling where that is another.
  public static func keys(source: String, key: String) -> [Identifier] {
    let bare = RecordKey.bare(key)
    let canonical = String(decoding: KeySpelling.canonical(Array(bare.utf8)), as: UTF8.self)
    return [.key(source: source, key: bare)] + (canonical == bare ? [] : [.spelling(source: source, key: canonical)])
  }
}
