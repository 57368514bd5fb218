import Records
import Text

/// The register description as a contract that the program enforces: what is kept, why, by whom, for how long.
public struct Contract: Sendable {
  /// The file it was read from.
  public let file: String
  /// The register's name.
  public let name: String
  /// Who keeps the register.
  public let controller: String
  /// Whom to ask about the register.
  public let contactPerson: String
  /// Where requests go: a postal or an e-mail address.
  public let address: String
  /// The purposes, each with its legal basis.
  public let purposes: [Purpose]
  /// The declared fields, in stored order: nothing else is ever stored.
  public let fields: [Field]
  /// Who processes data for the controller.
  public let processors: [Processor]
  /// Who may work with the register.
  public let authorised: [AuthorisedPerson]
  /// How long what is kept.
  public let retention: Retention
  /// What keeps the register's bytes from strangers.
  public let encryption: Encryption
  /// Whether this is a sample with invented persons.
  public let sample: Bool
  /// The key file as the contract writes it: relative to the contract.
  public let keyFile: String
  /// The key file as it is to be opened.
  public let keyPath: String
  /// The address behind the unsubscribe link of every mailing, with `{token}` once.
  public let unsubscribeURL: String
  /// What persons are told of where their data came from; nil where nothing is said.
  public let notice: Notice?

  /// SHA-256 of what the contract says, defaults included: comments, white space and the order of keys and fields do
  /// not change it, and neither does the place of the file.
  public var hash: Digest { SHA256.hash(Array(effective.written.utf8)) }

  /// The roles of the operating system's user `user` on `day`, in the order of ``Role``.
  public func roles(of user: String, on day: Day) -> [Role] {
    Role.allCases.filter { role in authorised.contains { $0.role == role && $0.covers(user: user, on: day) } }
  }

  /// The legal basis of a purpose; nil if the contract does not have the purpose.
  public func basis(of purpose: PurposeName) -> LegalBasis? { purposes.first { $0.name == purpose }?.basis }

  /// Reads and checks a contract; throws every mistake in it.
  public static func load(_ path: String) throws(ConfigurationError) -> Contract {
    let bytes: [UInt8]
    do { bytes = try ConfigurationFile.read(path) } catch { throw ConfigurationError([error]) }
    return try parse(bytes, file: path)
  }

  /// Checks the contract in `bytes`, which is called `file` in messages and lies there; throws every mistake in it.
  public static func parse(_ bytes: [UInt8], file: String) throws(ConfigurationError) -> Contract {
    let document: JSON5Document
    do { document = try JSON5Document(bytes, file: file) } catch { throw ConfigurationError([error]) }
    let mistakes = Mistakes(file: file, document.duplicates)
    let contract = Contract(ValueReader("contract", document.root, mistakes), file: file)
    guard let contract, mistakes.problems.isEmpty else { throw ConfigurationError(mistakes.problems) }
    return contract
  }

  var effective: JSONText {
    .object(
      [
        ("name", .text(name)), ("controller", .text(controller)), ("contactPerson", .text(contactPerson)),
        ("address", .text(address)), ("purposes", .list(purposes.map(\.effective))),
        ("fields", .texts(fields.map(\.name))), ("processors", .list(processors.map(\.effective))),
        ("authorised", .list(authorised.map(\.effective))), ("retention", retention.effective),
        ("encryption", .text(encryption.rawValue)), ("sample", .flag(sample)), ("keyFile", .text(keyFile)),
        ("unsubscribeURL", .text(unsubscribeURL)),
      ] + (notice.map { [("notice", $0.effective)] } ?? []))
  }
}
