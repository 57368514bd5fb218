import Compliance
import Records
import Register

/// Whom the rows of a list mean: contacts by the address that they have now, and by the links of that address.
struct Bearers {
  private let contacts: [[UInt8]: MailingRows.Contact]
  private var links: [String: (contact: MailingRows.Contact, use: MailingPurpose)] = [:]
  private let tokens: UnsubscribeTokens
  private let link: [Substring]

  init(_ register: RegisterFile, _ keys: KeyRing, link: String, byLink: Bool) throws(Problem) {
    tokens = UnsubscribeTokens(keys)
    self.link = link.split(separator: "{token}", omittingEmptySubsequences: false)
    var contacts: [[UInt8]: MailingRows.Contact] = [:]
    _ = try MailingRows(register).contacts(areas: nil, languages: nil) { contact in
      if let email = contact.email { contacts[Identifier.email(email).canonical] = contact }
    }
    self.contacts = contacts
    guard byLink else { return }
    for contact in contacts.values {
      for one in tokens.tokens(of: contact.email ?? "") { links[one.token] = (contact, Self.use(one.purpose)) }
    }
  }

  private static func use(_ purpose: ObjectionPurpose) -> MailingPurpose {
    purpose == .communication ? .communication : .directMarketing
  }

  /// The contact of a row, and what its mailing is for; nil where nobody is meant, or the link is not the address's own.
  func meant(_ email: String?, link text: String?, usual: MailingPurpose) -> (
    contact: MailingRows.Contact, use: MailingPurpose
  )? {
    let token = text.flatMap(token)
    if text != nil, token == nil { return nil }
    if let email {
      guard let contact = contacts[Identifier.email(email).canonical] else { return nil }
      guard let token else { return (contact, usual) }
      return use(of: token, contact).map { (contact, $0) }
    }
    return token.flatMap { links[$0] }
  }

  private func use(of token: String, _ contact: MailingRows.Contact) -> MailingPurpose? {
    guard let email = contact.email else { return nil }
    return tokens.tokens(of: email).first { $0.token == token }.map { Self.use($0.purpose) }
  }

  /// The token in a link of the contract's.
  private func token(_ text: String) -> String? {
    guard link.count == 2, text.hasPrefix(link[0]), text.hasSuffix(link[1]) else { return nil }
    return String(text.dropFirst(link[0].count).dropLast(link[1].count)).lowercased()
  }
}
