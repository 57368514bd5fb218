import Records

/// Contract and pipeline of the benchmarks: one source, the synthetic customers.
enum BenchmarkPipeline {
  /// Writes both into the folder, to read `customers.csv` into `register/register.db`; returns the pipeline's path.
  static func write(into folder: BenchmarkFolder) throws(Problem) -> String {
    _ = try folder.write("register.json5", contract)
    return try folder.write("nightly.json5", pipeline)
  }

  private static let contract = """
    {
      name: "Synthetic customers",
      controller: "Mallikirja Oy, 9000017-7",
      contactPerson: "Tuija Mallinen",
      address: "tietosuoja@mallikirja.example",
      purposes: [{ name: "customer register", basis: "contract" }],
      fields: [
        "person.name", "person.email", "person.title", "person.responsibility", "person.language",
        "company.name", "company.businessID", "company.street", "company.postcode", "company.city",
        "company.phone", "company.email", "company.website", "company.industry",
      ],
      processors: [],
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
