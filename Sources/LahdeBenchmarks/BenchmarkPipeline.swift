import Records

/// Contract and pipelines of the benchmarks: one source, the synthetic customers or contacts.
enum BenchmarkPipeline {
  /// Writes both into the folder, to read `customers.csv` into `register/register.db`; returns the pipeline's path.
  static func write(into folder: BenchmarkFolder) throws(Problem) -> String {
    _ = try folder.write("register.json5", contract)
    return try folder.write("nightly.json5", pipeline)
  }

  /// The same for `contacts.csv`, a file of Finnish business contacts, with a column of streets if it has traps.
  static func writeForContacts(into folder: BenchmarkFolder, traps: Bool = false) throws(Problem) -> String {
    _ = try folder.write("register.json5", contract)
    let street = traps ? "\n        \"company.street\": \"street\"," : ""
    return try folder.write("nightly.json5", contacts.replacing("map: {", with: "map: {" + street))
  }

  /// Behind ``writeForContacts(into:traps:)``: a second pipeline, with a register and keys of its own, that reads
  /// the column `ban` as a ban.
  static func writeForBans(into folder: BenchmarkFolder) throws(Problem) -> String {
    _ = try folder.write("restricted.json5", contract.replacing("keys/", with: "restricted-keys/"))
    let stated = "restrictions: { marketing: { column: \"ban\", forbidden: [\"K\"], as: \"ban\" } },\n      map: {"
    return try folder.write(
      "restricted-nightly.json5",
      contacts.replacing("register.json5", with: "restricted.json5").replacing(
        "register/register.db", with: "restricted/register.db"
      ).replacing("map: {", with: stated))
  }

  /// The same for `numbers.csv` and `respelt.csv`, files of customer numbers.
  static func writeForKeys(into folder: BenchmarkFolder) throws(Problem) -> String {
    _ = try folder.write("register.json5", contract)
    let sources = ["numbers", "respelt"].map { name in
      """
          {
            name: "\(name)", reader: "csv", paths: ["\(name).csv"], key: ["number"], extent: "snapshot",
            purpose: "customer register", trust: 80,
            map: {
              "person.name": ["given_name", "family_name"], "person.email": "email", "person.title": "title",
              "company.name": "company", "company.businessID": "business_id", "company.street": "street",
              "company.postcode": "postcode", "company.city": "city",
            },
          },

      """
    }
    let head = "{\n  contract: \"register.json5\",\n  register: \"register/register.db\",\n  sources: [\n"
    return try folder.write("nightly.json5", head + sources.joined() + "  ],\n}\n")
  }

  private static let contacts = """
    {
      contract: "register.json5",
      register: "register/register.db",
      sources: [
        {
          name: "contacts",
          reader: "csv",
          paths: ["contacts.csv"],
          key: ["unique_id"],
          extent: "snapshot",
          purpose: "direct marketing",
          trust: 80,
          map: {
            "person.name": ["given_name", "family_name"],
            "person.email": "email",
            "person.title": "title",
            "person.language": "language",
            "company.name": "company",
            "company.businessID": "business_id",
            "company.postcode": "postcode",
            "company.city": "city",
            "company.phone": "company_phone",
            "company.industry": "industry",
          },
        },
      ],
    }

    """

  private static let contract = """
    {
      name: "Synthetic customers",
      controller: "Mallikirja Oy, 9000017-7",
      contactPerson: "Tuija Mallinen",
      address: "tietosuoja@mallikirja.example",
      purposes: [
        { name: "customer register", basis: "contract" }, { name: "direct marketing", basis: "legitimate interest" },
      ],
      fields: [
        "person.name", "person.email", "person.title", "person.responsibility", "person.language",
        "company.name", "company.businessID", "company.street", "company.postcode", "company.city",
        "company.phone", "company.email", "company.website", "company.industry",
      ],
      processors: [{ name: "Mallipostitus Oy", country: "FI", agreement: "12/2025", since: "2025-03-01" }],
      marketing: { derivedAreas: true },
      notice: { fi: "Tietosi ovat rekisterissä.", sv: "Dina uppgifter finns i registret.", en: "We hold your data." },
      authorised: [
        { name: "Everybody", user: "*", role: "operations", undertaking: "2025-01-01", from: "2025-01-01" },
        { name: "Everybody", user: "*", role: "steward", undertaking: "2025-01-01", from: "2025-01-01" },
        { name: "Everybody", user: "*", role: "compliance", undertaking: "2025-01-01", from: "2025-01-01" },
      ],
      retention: { reviewMonths: 24, graceDays: 14, historyDays: 180 },
      sample: true,
      encryption: "none",
      keyFile: "keys/benchmark.key",
      unsubscribeURL: "https://mallikirja.example/peru/{token}",
    }

    """

  private static let pipeline = """
    {
      contract: "register.json5",
      register: "register/register.db",
      sources: [
        {
          name: "customers",
          reader: "csv",
          paths: ["customers.csv"],
          key: ["asiakasnro"],
          extent: "snapshot",
          purpose: "customer register",
          trust: 80,
          relationship: { status: "Tila", ended: ["päättynyt"] },
          map: {
            "company.name": "Yritys",
            "company.businessID": "Y-tunnus",
            "person.name": ["Etunimi", "Sukunimi"],
            "person.email": "Sähköposti",
            "person.title": "Titteli",
            "person.language": "Kieli",
            "company.street": "Katuosoite",
            "company.postcode": "Postinumero",
            "company.city": "Postitoimipaikka",
            "company.phone": "Vaihde",
            "company.email": "Yrityksen sähköposti",
            "company.website": "Kotisivu",
            "company.industry": "Toimiala",
          },
        },
      ],
    }

    """
}
