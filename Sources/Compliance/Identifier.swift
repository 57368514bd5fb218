import Foundation
import Records
import Text

/// What a person or a file of hers is known by, in the one canonical form under which it is turned into a code.
///
/// The form has a version: another one needs another prefix, and codes of the old one stay what they are.
public indirect enum Identifier: Sendable, Equatable {
  /// An e-mail address.
  case email(String)
  /// A record's key in a source.
  case key(source: String, key: String)
  /// A record's key in its canonical spelling, where it is written otherwise.
  case spelling(source: String, key: String)
  /// The path of an input, as the register names it.
  case path(String)
  /// A company's business ID, normalised.
  case businessID(String)
  /// A line of returned unsubscribe tokens, so that it is applied once.
  case returned(String)
  /// A line of a file of notes, so that it is applied once.
  case note(String)
  /// A value that a field of a record, or of whoever has an address, had.
  case value(String, Field, of: Identifier)
  /// A person's name together with her company, in the form that ``lookAlikes(of:)`` makes.
  case lookAlike([UInt8])
  /// A person's name at a company, in one of the forms of ``NameAtCompany``.
  case nameAtCompany([UInt8])
  /// A company's name, folded and without its legal form, as ``NameAtCompany`` has it.
  case companyName([UInt8])
  /// What a person under a source's key is known by there.
  case keyPerson(source: String, key: String, KeyMark)

  /// By what somebody who has a record's name and company looks like its person: one for the business ID, one for the
  /// company's name; none where the record lacks either. `values` are all fields, normalised.
  public static func lookAlikes(of values: [String]) -> [Identifier] {
    LookAlike.forms(of: values).map { .lookAlike($0) }
  }

  /// Whether nobody is known by it: an address that is typed where there is none (``PlaceholderAddress``). What one
  /// person says must not be taken for the word of all who have it.
  public var saysNothing: Bool {
    guard case .email(let text) = self else { return false }
    let bytes = Array(text.utf8)
    return PlaceholderAddress.isOne(bytes, bytes.indices)
  }

  /// The bytes that are authenticated.
  public var canonical: [UInt8] {
    switch self {
    case .email(let text):
      let bytes = Array(text.utf8)
      return Self.canonicalEmail(bytes, 0..<bytes.count)
    case .key(let source, let key), .spelling(let source, let key):
      return Self.canonicalKey(source, Array(key.utf8)[...])
    case .path(let path): return Self.pathPrefix + Array(path.utf8)
    case .returned(let line): return Self.returnedPrefix + Array(line.utf8)
    case .note(let line): return Self.notePrefix + Array(line.utf8)
    case .lookAlike(let form), .nameAtCompany(let form): return form
    case .companyName(let form): return Self.companyPrefix + form
    case .keyPerson(let source, let key, let mark):
      let spelling = KeySpelling.canonical(Array(RecordKey.bare(key).utf8))
      return Self.keyPersonPrefix + Array(source.utf8) + [0x1F] + spelling + [0x1E] + mark.canonical
    case .businessID(let text):
      let bytes = Array(text.utf8)
      var canonical: [UInt8] = []
      Self.appendBusinessID(bytes, bytes.indices, to: &canonical)
      return canonical
    case .value(let value, let field, let owner):
      let form = value.precomposedStringWithCanonicalMapping.lowercased().precomposedStringWithCanonicalMapping
        .trimmingCharacters(in: .whitespaces)
      return Self.valuePrefix + Array(field.name.utf8) + [0x1F] + owner.canonical + [0x1F] + Array(form.utf8)
    }
  }

  /// An address, version 2: Unicode NFC, trimmed, in lower case, the host in Unicode.
  static func canonicalEmail(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    var text = Array(bytes[UTF8Text.trimmed(bytes, range)])
    if text.contains(where: { $0 >= 0x80 }) {
      text = Array(
        String(decoding: text, as: UTF8.self).precomposedStringWithCanonicalMapping.lowercased()
          .precomposedStringWithCanonicalMapping.utf8)
    } else {
      for position in text.indices where text[position] >= 0x41 && text[position] <= 0x5A { text[position] |= 0x20 }
    }
    guard let at = text.lastIndex(of: 0x40) else { return emailPrefix + text }
    var canonical = emailPrefix + text[...at]
    HostName.appendUnicode(text, at + 1..<text.count, to: &canonical)
    return canonical
  }

  /// Adds the same to `canonical`: of nearly every address it is a copy in lower case.
  static func appendEmail(_ bytes: [UInt8], _ range: Range<Int>, to canonical: inout [UInt8]) {
    let start = canonical.count
    canonical.append(contentsOf: emailPrefix)
    var previous: UInt8 = 0
    for position in UTF8Text.trimmed(bytes, range) {
      let byte = bytes[position]
      guard byte < 0x80, byte != 0x2D || previous != 0x2D else {
        canonical.replaceSubrange(start..., with: canonicalEmail(bytes, range))
        return
      }
      canonical.append(byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte)
      previous = byte
    }
    if previous == 0x2E { canonical.replaceSubrange(start..., with: canonicalEmail(bytes, range)) }
  }

  /// A source's key, version 1: as the register stores it.
  static func canonicalKey(_ source: String, _ key: ArraySlice<UInt8>) -> [UInt8] {
    var canonical: [UInt8] = []
    appendKey(source, key, to: &canonical)
    return canonical
  }

  /// Adds the same to `canonical`.
  static func appendKey(_ source: String, _ key: ArraySlice<UInt8>, to canonical: inout [UInt8]) {
    canonical.append(contentsOf: keyPrefix)
    canonical.append(contentsOf: source.utf8)
    canonical.append(0x1F)
    canonical.append(contentsOf: key)
  }

  /// Adds a normalised business ID to `canonical`.
  static func appendBusinessID(_ bytes: [UInt8], _ range: Range<Int>, to canonical: inout [UInt8]) {
    canonical.append(contentsOf: businessIDPrefix)
    canonical.append(contentsOf: bytes[range])
  }

  private static let emailPrefix = Array("email/2:".utf8)
  private static let keyPrefix = Array("key/1:".utf8)
  private static let pathPrefix = Array("path/1:".utf8)
  private static let keyPersonPrefix = Array("key-person/1:".utf8)
  private static let businessIDPrefix = Array("business-id/1:".utf8)
  private static let returnedPrefix = Array("returned/1:".utf8)
  private static let notePrefix = Array("note/1:".utf8)
  private static let companyPrefix = Array("company/1:".utf8)
  private static let valuePrefix = Array("value/1:".utf8)
}
