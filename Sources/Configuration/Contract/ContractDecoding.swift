import Records

/// The contract's keys, one after the other; mistakes are collected by the readers.
extension Contract {
  static let keys = [
    "name", "controller", "contactPerson", "address", "purposes", "fields", "processors", "authorised", "retention",
    "encryption", "sample", "keyFile", "unsubscribeURL", "notice",
  ]

  init?(_ value: ValueReader, file: String) {
    guard let object = value.object(keys: Self.keys) else { return nil }
    let name = object.required("name")?.text()
    let controller = object.required("controller")?.text()
    let contactPerson = object.required("contactPerson")?.text()
    let address = object.required("address")?.text()
    let purposes = object.required("purposes")?.list().map(Self.purposes)
    let fields = object.required("fields")?.list().map(Self.fields)
    let processors = object.optional("processors").flatMap(Self.processors)
    let sample = object.optional("sample")?.flag() ?? false
    let encryption = object.required("encryption").flatMap { Self.encryption($0, sample: sample) }
    let authorised = object.required("authorised")?.list()?.compactMap { AuthorisedPerson($0, encryption: encryption) }
    let retention = object.optional("retention").flatMap(Retention.init)
    let keyFile = object.required("keyFile")?.text()
    let notice = object.optional("notice").flatMap(Notice.init)
    let unsubscribeURL = object.required("unsubscribeURL").flatMap(Self.unsubscribeURL)
    guard let name, let controller, let contactPerson, let address, let purposes, let fields, let encryption,
      let authorised, let keyFile, let unsubscribeURL
    else { return nil }
    self.file = file
    self.name = name
    self.controller = controller
    self.contactPerson = contactPerson
    self.address = address
    self.purposes = purposes
    self.fields = fields
    self.processors = processors ?? []
    self.authorised = authorised
    self.retention = retention ?? .standard
    self.encryption = encryption
    self.sample = sample
    self.keyFile = keyFile
    self.keyPath = FilePath.resolve(keyFile, from: FilePath.folder(of: file))
    self.unsubscribeURL = unsubscribeURL
    self.notice = notice
  }

  private static func purposes(_ values: [ValueReader]) -> [Purpose] {
    var purposes: [Purpose] = []
    for value in values {
      guard let purpose = Purpose(value) else { continue }
      if purposes.contains(where: { $0.name == purpose.name }) {
        value.refuse("the purpose \(Quoted.text(purpose.name.rawValue)) stands here twice", remedy: "keep one of them")
      } else {
        purposes.append(purpose)
      }
    }
    return purposes
  }

  private static func fields(_ values: [ValueReader]) -> [Field] {
    var fields: [Field] = []
    for value in values {
      guard let word = value.text(),
        let field = FieldName.read(
          word, at: value.position, declared: Field.allCases, contract: nil, value.mistakes)
      else { continue }
      if fields.contains(field) {
        value.refuse("\(Quoted.text(word)) is declared twice", remedy: "keep one of them")
      } else {
        fields.append(field)
      }
    }
    return fields.sorted()
  }

  /// A register may have no processors, so the list may be empty.
  private static func processors(_ value: ValueReader) -> [Processor]? {
    if case .list(let nodes) = value.node.value, nodes.isEmpty { return [] }
    return value.list()?.compactMap(Processor.init)
  }

  private static func encryption(_ value: ValueReader, sample: Bool) -> Encryption? {
    guard let encryption = value.choice(Encryption.self) else { return nil }
    if encryption == .none, !sample {
      value.refuse(
        "only a sample may leave the register unencrypted",
        remedy: "write \"register\" or \"volume\"; where all persons are invented, add sample: true")
    }
    return encryption
  }

  private static func unsubscribeURL(_ value: ValueReader) -> String? {
    guard let url = value.text() else { return nil }
    let tokens = url.split(separator: "{token}", omittingEmptySubsequences: false).count - 1
    if url.hasPrefix("https://"), tokens == 1, !url.contains(" ") { return url }
    value.refuse(
      "\"unsubscribeURL\" must be an https address with {token} in it, once",
      remedy: "write it as \"https://company.example/unsubscribe/{token}\"")
    return nil
  }
}
