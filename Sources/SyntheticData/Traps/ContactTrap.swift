/// What makes matchers join strangers, as contact registers have it; a record may be part of several.
///
/// Rates are in thousandths: of values, of the records outside scenes, which are four in five; of scenes, of all records.
/// None was counted in a real register. They are estimates: what a register of a firm with customers of all sizes shows at a
/// first look, not less than what makes a kind frequent enough to be measured at 100,000 records. Three records in ten bear a
/// trap, one of these three nothing but a role mailbox.
///
/// What is true of firms: every firm with a business ID of its own is one, so a housing company, its manager, the firms of
/// a group and a service's customers are different ones. A sole trader *is* the firm: `Tmi Matti Meri`, `Matti Meri` and
/// `Matti Meri Tmi` are one. A town and its departments have one business ID: one firm. A firm with two domains is one.
/// What is true of people: a cell without a name of one living person (`N.N.`, a couple, an estate) is nobody: a person of
/// its own in every record, so that joining it with anything is wrong. The manager of ten housing companies is one person.
public enum ContactTrap: String, CaseIterable, Sendable {
  // Values of single records. Forms on the web ask for an address and take any: one record in a hundred has what fills the
  // field; other fields are asked for less strictly.
  /// `ei@ole.fi`, `noreply@`, `x@x.fi`.
  case placeholderAddress = "placeholder-address"
  /// `etunimi.sukunimi@`, `fornamn.efternamn@`.
  case patternAddress = "pattern-address"
  /// `0000000-0`, `1234567-1`.
  case dummyBusinessID = "dummy-business-id"
  /// `N.N.`, `Avoin`, `Vastaanotto`: nobody.
  case placeholderPerson = "placeholder-person"
  /// `000`, `040 123 4567`.
  case placeholderPhone = "placeholder-phone"
  /// `-`, `Katuosoite`, `Osoite puuttuu`.
  case placeholderStreet = "placeholder-street"
  /// `info@`, and some that few lists know.
  case roleMailbox = "role-mailbox"

  // Forms of single values: few exports of many are spoilt, so small rates.
  /// `Virta, toimitusjohtaja`.
  case titleInName = "title-in-name"
  /// `Virta o.s. Lehto`.
  case formerName = "former-name"
  /// `&amp;`, `&auml;`.
  case entity = "entity"
  /// `="00100"`, `'00100`.
  case excelMark = "excel-mark"
  /// U+FFFD for a letter with dots; of such surnames only.
  case replacementCharacter = "replacement-character"

  // People who share something. Couples run many a small firm; the other kinds are rarer, namesakes the rarest.
  /// Relatives in one firm, as many as asked for.
  case relatives = "relatives"
  /// A couple with one mailbox, and a record with an initial.
  case familyMailbox = "family-mailbox"
  /// `Liisa ja Pekka` in one cell, and each alone.
  case coupleCell = "couple-cell"
  /// Father and son of one name in one small firm.
  case namesakesAtAddress = "namesakes-at-address"
  /// Two of one name among colleagues.
  case namesakesInFirm = "namesakes-in-firm"
  /// One person in several firms.
  case severalFirms = "several-firms"
  /// `VAN DER BERG JAN`.
  case particle = "particle"
  /// `İBRAHİM YILMAZ`, `Ibrahim Yilmaz`.
  case turkish = "turkish"
  /// `kuolinpesä`: nobody.
  case estate = "estate"

  // Firms that share something. Sole traders and housing companies are among the most frequent firms of a trade register
  // and rarer among customers; the rest are what a register of some size has in every town.
  /// Firms of one name in different towns.
  case namesakeFirms = "namesake-firms"
  /// Firms whose post goes to one scanning service.
  case scanningAddress = "scanning-address"
  /// Firms behind one door and one switchboard.
  case businessHotel = "business-hotel"
  /// Firms with their bookkeeper's telephone, address and mailbox.
  case accountant = "accountant"
  /// Housing companies with their manager, and the manager's own firm.
  case propertyManager = "property-manager"
  /// Firms of one group with one domain and no common word.
  case group = "group"
  /// `Tmi Matti Meri`, `Matti Meri`.
  case soleTrader = "sole-trader"
  /// `Lahden kaupunki / Sivistystoimi`.
  case municipality = "municipality"
  /// One firm with two domains.
  case twoDomains = "two-domains"
  /// Firms whose people write from a provider that no list knows.
  case providerDomain = "provider-domain"

  /// Thousandths of the records that are made or changed for it; nil of what follows from people and firms: relatives as asked for,
  /// namesakes of firms 1 %, and role mailboxes, which 13 % of all people with an address give.
  var rate: Int? {
    switch self {
    case .placeholderAddress: 10
    case .placeholderPerson, .placeholderPhone, .placeholderStreet, .dummyBusinessID: 7
    case .patternAddress, .titleInName, .replacementCharacter: 3
    case .formerName, .excelMark: 2
    case .entity: 1
    case .roleMailbox, .relatives, .namesakeFirms: nil
    case .familyMailbox, .severalFirms, .twoDomains, .group, .providerDomain: 10
    case .coupleCell, .particle: 3
    case .namesakesAtAddress, .namesakesInFirm, .turkish: 2
    case .estate: 1
    case .scanningAddress, .businessHotel, .accountant, .municipality: 15
    case .propertyManager, .soleTrader: 20
    }
  }

  /// Whether it changes a value of a record that stands for itself; others are scenes of people and firms of their own.
  var isValue: Bool {
    switch self {
    case .placeholderAddress, .patternAddress, .dummyBusinessID, .placeholderPerson, .placeholderPhone,
      .placeholderStreet, .titleInName, .formerName, .entity, .excelMark, .replacementCharacter:
      true
    default: false
    }
  }
}
