/// The blocking rules of companies.
enum CompanyRules {
  private static let rules = [
    Blocks.Rule(name: "business ID", cap: 128, oversize: .neighbours),
    Blocks.Rule(name: "name and postcode", cap: 128),
    Blocks.Rule(name: "name and city", cap: 128),
    Blocks.Rule(name: "name and domain", cap: 128, oversize: .neighbours),
    Blocks.Rule(name: "name", cap: 64),
    Blocks.Rule(name: "words of the name in any order", cap: 64),
    Blocks.Rule(name: "domain and beginning of the name", cap: 128),
    Blocks.Rule(name: "phone and beginning of the name", cap: 64),
    Blocks.Rule(name: "postcode and beginning of the name", cap: 64),
    Blocks.Rule(name: "domain", cap: 32),
  ]

  /// The blocks of all mentions of companies.
  static func blocks(_ mentions: Mentions, _ values: CompanyValues, threads: Int) -> Blocks {
    Blocks(rules, count: mentions.count, threads: threads) { mention, keys in
      let facts = values.rows[Int(mentions.rows[mention])]
      let name = values.names.names.hash(facts.name)
      let postcode = values.postcodes.hash(facts.postcode)
      let domain = values.domains.hash(facts.domain)
      let beginning = facts.name < 0 ? 0 : beginning(facts.name, values)
      keys.append(Hash.key(values.ids.hash(facts.id)))
      keys.append(Hash.key(name, postcode))
      keys.append(Hash.key(name, values.cities.hash(facts.city)))
      keys.append(Hash.key(name, domain))
      keys.append(Hash.key(name))
      keys.append(facts.name < 0 ? 0 : Hash.key(values.names.bag[Int(facts.name)]))
      keys.append(Hash.key(domain, beginning))
      keys.append(Hash.key(values.phones.hash(facts.phone), beginning))
      keys.append(Hash.key(postcode, beginning))
      keys.append(Hash.key(domain))
    }
  }

  /// The hash of a name's first four bytes.
  private static func beginning(_ name: Int32, _ values: CompanyValues) -> UInt64 {
    let range = values.names.names.range(name)
    return Hash.of(values.names.names.arena, range.lowerBound..<min(range.upperBound, range.lowerBound + 4))
  }
}
