import Configuration
import Foundation
import Records

/// A contract, a pipeline and a register in a folder of their own, for tests that run nights.
public final class TestHouse {
  /// The folder.
  public let folder: TemporaryFolder
  /// The pipeline file.
  public var pipelinePath: String { folder.path("pipelines/nightly.json5") }
  /// The register.
  public var registerPath: String { folder.path("register/register.db") }

  /// Makes a house whose pipeline has these `sources` (the array's JSON5); their files lie under `data/`.
  public init(sources: String) throws {
    folder = try TemporaryFolder()
    try folder.write("pipelines/register.json5", Self.contract)
    try folder.write(
      "pipelines/nightly.json5",
      "{ contract: \"register.json5\", register: \"../register/register.db\", sources: [\(sources)] }")
  }

  /// A contract for invented persons: nothing encrypted, everybody authorised.
  public static let contract = """
    {
      name: "Test register", controller: "Esimerkki Oy", contactPerson: "Testi Henkilö", address: "tieto@esimerkki.example",
      purposes: [
        { name: "customer register", basis: "contract" }, { name: "direct marketing", basis: "legitimate interest" },
      ],
      fields: [
        "person.name", "person.email", "person.title", "person.responsibility", "person.language", "company.name",
        "company.businessID", "company.street", "company.postcode", "company.city", "company.phone", "company.email",
        "company.website", "company.industry",
      ],
      processors: [],
      authorised: [
        { name: "Testi Henkilö", user: "*", role: "operations", undertaking: "2020-01-01", from: "2020-01-01" },
        { name: "Testi Henkilö", user: "*", role: "steward", undertaking: "2020-01-01", from: "2020-01-01" },
        { name: "Testi Henkilö", user: "*", role: "compliance", undertaking: "2020-01-01", from: "2020-01-01" },
      ],
      retention: { reviewMonths: 24, graceDays: 14, historyDays: 180 },
      encryption: "none", sample: true, keyFile: "../keys/register.keys",
      unsubscribeURL: "https://esimerkki.example/u/{token}",
    }
    """

  /// A source in the columns of the synthetic customer file.
  public static func source(_ name: String, extent: String = "snapshot", key: Bool = true) -> String {
    let identity =
      key
      ? "key: [\"asiakasnro\"]"
      : "identity: [\"person.email\", [\"person.name\", \"company.name\"], \"company.name\"]"
    return """
      { name: "\(name)", reader: "csv", paths: ["../data/\(name).csv"], extent: "\(extent)", \(identity),
        purpose: "customer register", trust: \(name == "customers" ? 80 : 60),
        relationship: { status: "Tila", ended: ["päättynyt"] },
        map: { "company.name": "Yritys", "company.businessID": "Y-tunnus", "person.name": ["Etunimi", "Sukunimi"],
          "person.email": "Sähköposti", "person.title": "Titteli", "person.language": "Kieli",
          "company.street": "Katuosoite", "company.postcode": "Postinumero", "company.city": "Postitoimipaikka",
          "company.phone": "Vaihde", "company.email": "Yrityksen sähköposti", "company.website": "Kotisivu",
          "company.industry": "Toimiala" } },
      """
  }

  /// Loads the pipeline.
  public func pipeline() throws -> PipelineFile { try PipelineFile.load(pipelinePath) }

  /// Adds a key of another version to a key file, as an operator does.
  public static func addKey(_ purpose: String = "suppression", version: Int, to path: String) throws {
    let hex = String(repeating: "0\(version % 10)", count: 32)
    let handle = try FileHandle(forWritingTo: URL(filePath: path))
    defer { try? handle.close() }
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("\(purpose) \(version) \(hex)\n".utf8))
  }

  /// Adds a key of another version to the house's key file.
  public func addKey(_ purpose: String = "suppression", version: Int = 2) throws {
    try Self.addKey(purpose, version: version, to: try pipeline().contract.keyPath)
  }

  /// A context whose clock stands at day `day` of 2026 and whose randomness is `seed`.
  public static func context(day: Int64 = 0, seed: UInt8 = 1) -> RunContext {
    RunContext(now: 1_767_225_600 + day * 86400, user: "tester") { count in
      (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ Int(seed)) }
    }
  }
}
