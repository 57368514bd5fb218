/// Levels of the comparison `business ID`.
enum IDLevel: Int, CaseIterable { case null, same, misspelt, differs, otherValid }

/// Levels of the comparison `name` of companies.
enum CompanyNameLevel: Int, CaseIterable { case null, sameWithForm, same, sameCommon, misspelt, contained, differs }

/// Levels of the comparison `contact points`.
enum ContactLevel: Int, CaseIterable { case null, several, domain, phone, postcode, city, cityOnly, differs }

extension KindModel {
  /// Starting values for companies. Each level says why; m and u of a comparison add up to 1.
  static let startingCompany = KindModel(
    // 20,000 distinct mentions of companies, of which every second has one other: 2⁻¹⁴.
    probability: 6.1e-5,
    [
      Comparison(
        "business ID", [.companyBusinessID],
        [
          // One ID is one company by law: only a copied or mistaken ID breaks it. Outweighs another name at another
          // place, which is a renamed company that moved.
          ComparisonLevel("same", m: 0.93, u: 5e-10),
          // A slip of the key spoils the check digit ten times out of eleven.
          ComparisonLevel("one digit apart, not both valid", m: 0.03, u: 4.7e-4),
          ComparisonLevel("different, not both valid", m: 0.04, u: 0.16),
          // A cannot-link: no company has two IDs, and a slip that leaves the check digit right is rare.
          ComparisonLevel("different, both valid", m: 2.5e-8, u: 0.8395, forbids: true),
        ]),
      Comparison(
        "name", [.companyName],
        [
          // A registered name with its form is exclusive in Finland; alone it is just enough to merge on, if the table
          // does not know several companies of that name.
          ComparisonLevel("same name and legal form, one company known", m: 0.40, u: 6.8e-8),
          // Without its form a name is shared by an Oy, a Ky and a Tmi: it wants one more thing that agrees.
          ComparisonLevel("same name, one company known", m: 0.25, u: 5.5e-7),
          // Two IDs or three towns bear the name: chains and "Rakennus Virtanen". It wants a domain, or two more.
          ComparisonLevel("same name, several companies known", m: 0.12, u: 2.9e-5),
          // Two edits, or the same words in another order. A real name has few such neighbours, but some.
          ComparisonLevel("nearly the same name", m: 0.13, u: 3.2e-5),
          // "Virtanen" and "Rakennus Virtanen": short forms, and also sister companies.
          ComparisonLevel("one name's words are among the other's", m: 0.06, u: 1.8e-3),
          // Trade names beside the registered name.
          ComparisonLevel("different", m: 0.04, u: 0.998),
        ]),
      // Postcode, city, domain and phone are one fact, "where this company is found", and are weighed once.
      Comparison(
        "contact points", [.companyPostcode, .companyCity, .companyPhone, .companyEmail, .companyWebsite],
        [
          ComparisonLevel("two of domain, phone and postcode agree", m: 0.35, u: 2e-5),
          // Groups share domains: 11 bits, so that a domain alone never merges two names.
          ComparisonLevel("domain agrees", m: 0.15, u: 7e-5),
          // Switchboards of office buildings and of owners.
          ComparisonLevel("phone agrees", m: 0.08, u: 1.5e-4),
          // Σp² of Finnish postcodes over companies is near 1 in 1,000.
          ComparisonLevel("postcode agrees", m: 0.15, u: 6e-4),
          // Every sixth company is in Helsinki.
          ComparisonLevel("city agrees, nothing differs", m: 0.09, u: 4e-3),
          ComparisonLevel("city agrees, another contact point differs", m: 0.08, u: 0.04),
          // Companies move and have branches.
          ComparisonLevel("nothing agrees", m: 0.10, u: 0.955),
        ]),
    ])
}
