import Compliance
import Foundation
import Records
import Text

/// What one line of a file of notes says: of whom, and what.
struct Note: Equatable {
  /// What it says.
  var kind: NoteKind
  /// The addresses of whoever is meant, or their ID in the register: `17`, `company:17`.
  var addresses: [String] = [], id = ""
  /// The person's name, the company's name and its business ID.
  var name = "", company = "", businessID = ""
  /// Of a correction the field, and the right value.
  var field = "", value = ""
  /// Why.
  var comment = ""
  /// When it was said: the day as `2026-05-20`, else as it is written; empty where nothing stands.
  var date = ""
  /// The file, as the pipeline names it, and its owner.
  var file = "", owner = ""

  /// By what the line is known when it is read again, however its file is sorted, encoded or written: whoever is meant, what is
  /// said, and when. A line without a date is known in its own file only: in another it may be said anew.
  var identifier: Identifier {
    let parts =
      [kind.rawValue, id] + addresses.map { String(decoding: Identifier.email($0).canonical, as: UTF8.self) }.sorted()
      + [name, company, businessID, field].map { Fold.folded($0) } + [value, date, date.isEmpty ? file : ""]
    return .note(parts.joined(separator: Self.separator))
  }

  /// By what it is known that what can be kept of a line that means nobody has been: of an address, and of a line that waits.
  var identifierAsKept: Identifier { .note("address" + String(decoding: identifier.canonical, as: UTF8.self)) }
  var identifierAsWaiting: Identifier { .note("kept" + String(decoding: identifier.canonical, as: UTF8.self)) }

  /// Whether nothing tells who is meant.
  var isOfNobody: Bool { addresses.isEmpty && id.isEmpty && !isPerson && company.isEmpty && businessID.isEmpty }

  /// Whether a person is known by a name.
  var isByName: Bool { id.isEmpty && isPerson }

  /// Whether a person is named: by one word without a company nobody is.
  private var isPerson: Bool { !name.isEmpty && !(company.isEmpty && businessID.isEmpty && !name.contains(" ")) }

  /// Whether a company is meant, and nobody in it.
  var isOfCompany: Bool { addresses.isEmpty && name.isEmpty && (id.isEmpty || id.hasPrefix(Self.companyPrefix)) }

  /// The ID of the company that is meant, if it is named so.
  var companyID: Int64? { id.hasPrefix(Self.companyPrefix) ? Int64(id.dropFirst(Self.companyPrefix.count)) : nil }

  /// The ID of the contact that is meant, if one is named so.
  var contactID: Int64? { Int64(id) }

  private static let companyPrefix = "company:", contactPrefix = "contact:"
  private static let separator = String(Character(Unicode.Scalar(PackedFields.separator)))

  /// A note of this kind.
  init(_ kind: NoteKind) { self.kind = kind }

  /// Takes down who is meant: every address in a cell, or an ID.
  mutating func add(who text: String) {
    let words = text.split { " \t\n,;<>()\"'|".contains($0) }.map(String.init)
    let found = words.filter { $0.contains("@") }.map { word in
      String(word.lowercased().hasPrefix("mailto:") ? word.dropFirst("mailto:".count) : word[...])
    }
    addresses += found.filter { !addresses.contains($0) }
    if !found.isEmpty { return }
    let plain = text.hasPrefix(Self.contactPrefix) ? String(text.dropFirst(Self.contactPrefix.count)) : text
    if Int64(plain) != nil || companyID(plain) {
      id = plain
    } else if text.contains("ät)") || text.contains("(at)") || text.contains("[at]") {
      addresses.append(text)
    } else if company.isEmpty, LegalForms.form(Array(Fold.folded(text).utf8)) != nil,
      !text.contains(where: { ",(".contains($0) })
    {
      company = text
    } else if name.isEmpty {
      // "Anna Virta, Meri Oy", where the company has no column of its own.
      let parts = text.split(maxSplits: 1) { $0 == "," || $0 == "(" }.map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: " ()"))
      }
      let namesCompany = company.isEmpty && parts.count == 2
      name = namesCompany ? parts[0] : text
      if namesCompany { company = parts[1] }
    }
  }

  private func companyID(_ text: String) -> Bool {
    text.hasPrefix(Self.companyPrefix) && Int64(text.dropFirst(Self.companyPrefix.count)) != nil
  }

  // MARK: - As a night carries it

  /// In one row.
  var packed: [UInt8] {
    let parts = [
      kind.rawValue, addresses.joined(separator: "\n"), id, name, company, businessID, field, value, comment, date,
      file,
      owner,
    ]
    return Array(parts.joined(separator: Self.separator).utf8)
  }

  init?(packed: ArraySlice<UInt8>) {
    let parts = packed.split(separator: PackedFields.separator, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard parts.count == 12, let kind = NoteKind(rawValue: parts[0]) else { return nil }
    self.init(kind)
    addresses = parts[1].split(separator: "\n").map(String.init)
    (id, name, company, businessID) = (parts[2], parts[3], parts[4], parts[5])
    (field, value, comment, date, file, owner) = (parts[6], parts[7], parts[8], parts[9], parts[10], parts[11])
  }
}
