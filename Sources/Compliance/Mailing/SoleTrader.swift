import Text

/// Whether a company is a sole trader as far as its name tells: a natural person under a trade name.
enum SoleTrader {
  /// Whether the company's name bears the form of one, or is the contact's own name and no other form: `Tmi Anna Virta`,
  /// `Virta Anna`, `Kampaamo Kaisa Virta`.
  static func isOne(company: String, person: String) -> Bool {
    let folded = Fold.folded(Array(company.utf8), 0..<company.utf8.count)
    switch LegalForms.form(folded) {
    case .tmi: return true
    case nil: break
    default: return false
    }
    let words = String(decoding: folded, as: UTF8.self).split(separator: " ")
    let name = Fold.folded(person).split(separator: " ")
    return name.count > 1 && name.allSatisfy { words.contains($0) }
  }
}
