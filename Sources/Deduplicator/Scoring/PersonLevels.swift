/// Levels of the comparison `name` of persons.
enum NameLevel: Int, CaseIterable {
  case null, sameRare, same, sameCommon, contained, otherOrder, misspelt, initial, bothMisspelt, oneWord
  case otherFamily, otherGiven, differs

  /// Whether the two names can hardly be one person's.
  var clashes: Bool { self == .otherGiven || self == .differs }

  /// Whether all words agree that both names have.
  var agrees: Bool { self != .null && rawValue <= NameLevel.otherOrder.rawValue }
}

/// Levels of the comparison `e-mail`.
enum EmailLevel: Int, CaseIterable {
  case null, same, sameSpelt, sameClash, misspelt, localSame, localSpelt, differs, otherMailbox
}

/// Levels of the comparison `organisation`.
enum OrganisationLevel: Int, CaseIterable { case null, same, sameLarge, alike, place, otherHere, other }

extension KindModel {
  /// Starting values for persons. Each level says why; m and u of a comparison add up to 1.
  static let startingPerson = KindModel(
    // 100,000 rows with 0.4 duplicates each: 2⁻¹⁷.
    probability: 7.6e-6,
    [
      Comparison(
        "name", [.personName],
        [
          // The steps are the name's chance among the table's own names, below 1 in 10⁶, in 10⁵, and above. A rare
          // name alone reaches review, never a merge.
          ComparisonLevel("same, rare", m: 0.2995, u: 2.5e-7),
          ComparisonLevel("same, uncommon", m: 0.25, u: 2e-6),
          // Matti Virtanen: merges within a small firm, is left for review in a large one.
          ComparisonLevel("same, common", m: 0.15, u: 1e-5),
          // A second given name or half of a double name left out.
          ComparisonLevel("one name's words are among the other's", m: 0.06, u: 6e-6),
          // Family name first; "Martti Kalevi" and "Kalevi Martti" are also two men.
          ComparisonLevel("same words, other order", m: 0.05, u: 3e-6),
          // Jari and Jani of one firm are two brothers: a slip wants more than the firm to merge.
          ComparisonLevel("one word misspelt", m: 0.10, u: 5e-5),
          // Every tenth Virtanen is an M. Virtanen.
          ComparisonLevel("family name, initial fits", m: 0.05, u: 4e-4),
          ComparisonLevel("both words misspelt", m: 0.02, u: 3e-4),
          ComparisonLevel("only one word to compare, it agrees", m: 0.017, u: 1e-3),
          // A name changed by marriage: its owner keeps mailbox or employer, and those must say so.
          ComparisonLevel("same given name, other family name", m: 1.5e-3, u: 0.012),
          // u is that of people of one firm, where this level competes: in family firms half the staff share a surname.
          ComparisonLevel("same family name, other given name", m: 4e-4, u: 0.05),
          ComparisonLevel("different", m: 1.1e-3, u: 0.9358),
        ]),
      // u is that of pairs with a firm or a name in common: no others are compared.
      Comparison(
        "e-mail", [.personEmail],
        [
          // Personal mailboxes are not shared; those that are have been demoted before.
          ComparisonLevel("same", m: 0.55, u: 6.6e-8),
          // The address follows from name and firm, both counted already: only namesakes' other address is excluded.
          ComparisonLevel("same, but it only spells the name at the firm's domain", m: 0.16, u: 2.5e-3),
          // Two different people at one mailbox: it is shared, whatever it is called.
          ComparisonLevel("same, but the names clash", m: 0.01, u: 2e-3),
          ComparisonLevel("local part misspelt, same domain", m: 0.04, u: 5e-3),
          // The firm's domain changed; or both are "matti".
          ComparisonLevel("same local part, other domain", m: 0.06, u: 7.5e-3),
          // Any namesake has it at any other firm.
          ComparisonLevel("same local part, but it only spells the name", m: 0.05, u: 0.05),
          // Work and private mailbox.
          ComparisonLevel("different", m: 0.1285, u: 0.55),
          // A domain gives one person one mailbox: father and son of one name have two. Left for review at best.
          ComparisonLevel("other mailbox at the same domain", m: 1.5e-3, u: 0.383),
        ]),
      // Company, business ID, switchboard, city, postcode and domain are one fact, weighed once.
      Comparison(
        "organisation",
        [.companyName, .companyBusinessID, .companyPostcode, .companyCity, .companyWebsite, .companyEmail],
        [
          // Σp² over companies of 1 to 50 known people.
          ComparisonLevel("same company", m: 0.62, u: 1.5e-4),
          // More than 50 known people: a common name may occur twice.
          ComparisonLevel("same large company", m: 0.15, u: 6e-4),
          // Companies that could not be resolved into one, but share name or domain and do not differ by ID.
          ComparisonLevel("same company name or domain only", m: 0.06, u: 9e-4),
          ComparisonLevel("same place, a company is not known", m: 0.03, u: 6e-3),
          // People who change employer mostly stay in town.
          ComparisonLevel("other company, same place", m: 0.05, u: 0.05),
          ComparisonLevel("other company", m: 0.09, u: 0.94235),
        ]),
    ])
}
