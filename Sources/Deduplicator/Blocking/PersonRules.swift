/// The blocking rules of persons.
enum PersonRules {
  private static let rules = [
    Blocks.Rule(name: "e-mail", cap: 128, oversize: .neighbours),
    Blocks.Rule(name: "words of the name and company", cap: 128),
    Blocks.Rule(name: "family name, initial and company", cap: 128),
    Blocks.Rule(name: "local part and company", cap: 64),
    Blocks.Rule(name: "given name and company", cap: 64),
    Blocks.Rule(name: "words of the name and domain", cap: 128),
    Blocks.Rule(name: "words of the name and postcode", cap: 64),
    Blocks.Rule(name: "words of the name and city", cap: 64),
    Blocks.Rule(name: "words of the name and company name", cap: 64),
    // A common name alone is no key: its blocks are above the cap, and the rules before this are its longer keys.
    Blocks.Rule(name: "words of the name", cap: 48),
  ]

  /// The blocks of all mentions of persons. `companyTag[row]` is a content hash of the company founded by `row`.
  static func blocks(
    _ mentions: Mentions, _ values: PersonValues, _ companies: CompanyValues, companyTag: [UInt64], threads: Int
  ) -> Blocks {
    Blocks(rules, count: mentions.count, threads: threads) { mention, keys in
      let row = Int(mentions.rows[mention])
      let facts = values.rows[row]
      let at = companies.rows[row]
      let company = values.company[row] < 0 ? 0 : companyTag[Int(values.company[row])]
      let names = values.names
      let hasName = facts.name >= 0
      let bag = hasName && names.count(facts.name) > 1 ? names.bag[Int(facts.name)] : 0
      let family = hasName ? names.words.hash(names.last(facts.name)) : 0
      let given = hasName ? names.words.hash(names.first(facts.name)) : 0
      let initial = hasName ? UInt64(names.initial(names.first(facts.name))) + 1 : 0
      // A shared mailbox is evidence only for those of whom nothing else is known.
      let hasMailbox = facts.email >= 0 && (!hasName || !values.isShared[Int(facts.email)])
      let mailboxes = companies.mailboxes
      let local = hasMailbox ? mailboxes.locals.hash(mailboxes.local[Int(facts.email)]) : 0
      let domain = hasMailbox ? companies.domains.hash(mailboxes.domain[Int(facts.email)]) : 0
      keys.append(Hash.key(local, domain))
      keys.append(Hash.key(bag, company))
      keys.append(Hash.key(Hash.pair(family, initial), hasName ? company : 0))
      keys.append(Hash.key(local, company))
      keys.append(Hash.key(given, company))
      keys.append(Hash.key(bag, companies.domains.hash(at.domain)))
      keys.append(Hash.key(bag, companies.postcodes.hash(at.postcode)))
      keys.append(Hash.key(bag, companies.cities.hash(at.city)))
      keys.append(Hash.key(bag, companies.names.names.hash(at.name)))
      keys.append(Hash.key(bag))
    }
  }
}
