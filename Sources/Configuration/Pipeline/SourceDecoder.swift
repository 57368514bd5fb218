import Records

/// Reads the sources of a pipeline; mistakes are collected.
struct SourceDecoder {
  /// nil where the contract has mistakes of its own: then every field of the program passes here.
  let contract: Contract?
  let file: String
  let mistakes: Mistakes

  static let keys = [
    "name", "reader", "paths", "key", "identity", "extent", "purpose", "collectedFrom", "noticeGiven", "trust",
    "relationship", "permittedDays", "map", "ignore", "restrictions", "default",
    "encoding", "delimiter", "headerLine", "url", "guards", "onGuard",
  ]
  static let encodings = ["utf-8", "windows-1252", "iso-8859-1", "utf-16le", "utf-16be", "cp850", "cp437", "macintosh"]

  private var declared: [Field] { contract?.fields ?? Field.allCases }

  func source(_ value: ValueReader) -> SourcePlan? {
    guard let object = value.object(keys: Self.keys) else { return nil }
    let name = object.required("name").flatMap(sourceName)
    let reader = readerName(object)
    let terms = reader.map(ReaderTerms.init(of:))
    let paths = object.required("paths")?.placedTexts()
    let extent = object.required("extent")?.choice(Extent.self)
    let purposes = object.required("purpose").map(purposes)
    let collected = Collection.read(object, reader)
    let trust = object.optional("trust").map { $0.integer(in: 0...100) ?? 0 } ?? 50
    let map = object.optional("map").map(mappings)
    let key = object.optional("key")?.texts()
    let identity = object.optional("identity").map { identities($0, map: map) }
    checkKey(object, terms)
    let relationship = object.optional("relationship").flatMap(EndingRule.init)
    if relationship?.goneMeansEnded == true, extent == .delta {
      object.optional("relationship")?.refuse(
        "\"goneMeansEnded\" stands in a source whose files do not hold everything",
        remedy: "leave it out, or say extent: \"snapshot\"")
    }
    let permittedDays = object.optional("permittedDays").map { $0.integer(in: 1...3650) ?? 1 }
    let restrictions = object.optional("restrictions").map(RestrictionRule.all)
    let ignore = object.optional("ignore").flatMap(IgnoreRule.init)
    let defaultNote = object.optional("default").flatMap(noteKind) ?? .marketing
    let encoding = object.optional("encoding")?.choice(Self.encodings)
    let delimiter = object.optional("delimiter").flatMap(oneCharacter)
    let headerLine = object.optional("headerLine")?.integer(in: 1...1_000_000)
    let url = object.optional("url")?.text()
    let guards =
      object.optional("guards").flatMap(GuardLimits.init) ?? (reader?.yields == .observations ? .standard : .ofWords)
    let onGuard = object.optional("onGuard")?.choice(GuardAction.self) ?? .holdSource
    guard let name, let reader, let terms, let paths, let extent, let purposes, !purposes.isEmpty, let collected else {
      return nil
    }
    return SourcePlan(
      name: name, reader: reader, paths: paths.map(\.text), key: key ?? [],
      identity: identity ?? terms.identity.filter(declared.contains).map { [$0] }, extent: extent,
      purposes: purposes, collected: collected, trust: trust, relationship: relationship, permittedDays: permittedDays,
      map: map ?? [], ignore: ignore,
      restrictions: restrictions ?? [], defaultNote: defaultNote,
      encoding: encoding,
      delimiter: delimiter, headerLine: headerLine, url: url, guards: guards, onGuard: onGuard, declared: declared,
      file: file,
      line: value.position.line, column: value.position.column, pathPositions: paths.map(\.position))
  }

  private func sourceName(_ value: ValueReader) -> String? {
    guard let name = value.text() else { return nil }
    let isPlain = name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
    }
    if isPlain, name.utf8.count <= 64 { return name }
    value.refuse(
      "\"name\" must be of lower-case letters a to z, digits and hyphens, 64 at most",
      remedy: "write it as \"trade-fair-2026\"")
    return nil
  }

  private func readerName(_ object: ObjectReader) -> ReaderName? {
    guard let reader = object.required("reader")?.choice(ReaderName.self) else { return nil }
    let terms = ReaderTerms(of: reader)
    for key in terms.refused {
      object.optional(key)?.refuse(
        "\(Quoted.text(key)) means nothing to the reader \(Quoted.text(reader.rawValue))", remedy: "remove it")
    }
    if terms.needsMap { _ = object.required("map") }
    return reader
  }

  private func checkKey(_ object: ObjectReader, _ terms: ReaderTerms?) {
    let (key, identity) = (object.optional("key"), object.optional("identity"))
    if key != nil, let identity {
      identity.refuse(
        "\"identity\" stands beside \"key\"",
        remedy: "keep \"key\" where the source numbers its records, else \"identity\"")
    }
    if key == nil, identity == nil, terms?.needsMap == true {
      mistakes.report(
        object.position, "neither \"key\" nor \"identity\" says which record is which",
        remedy: "add key: [\"COLUMN\"], or without such a column identity: [\"person.email\"]")
    }
  }

  /// What a note is that does not say so. A correction always says what is right, and so what it is.
  private func noteKind(_ value: ValueReader) -> NoteKind? {
    value.choice(NoteKind.allCases.map(\.rawValue).filter { $0 != NoteKind.correction.rawValue })
      .flatMap(NoteKind.init)
  }

  /// One purpose, or several, each with the basis that the contract gives it.
  private func purposes(_ value: ValueReader) -> [Purpose] {
    var values = [value]
    if case .list = value.node.value { values = value.list() ?? [] }
    var purposes: [Purpose] = []
    for one in values {
      guard let name = one.choice(PurposeName.self), let basis = legalBasis(of: name, one) else { continue }
      if purposes.contains(where: { $0.name == name }) {
        one.refuse("the purpose \(Quoted.text(name.rawValue)) stands twice", remedy: "name each purpose once")
      } else {
        purposes.append(Purpose(name, basis))
      }
    }
    return purposes.sorted { $0.name < $1.name }
  }

  private func legalBasis(of purpose: PurposeName, _ value: ValueReader) -> LegalBasis? {
    guard let contract else { return nil }
    if let basis = contract.basis(of: purpose) { return basis }
    value.refuse(
      "\(contract.file) has no purpose \(Quoted.text(purpose.rawValue))",
      remedy: "its purposes are \(contract.purposes.map(\.name.rawValue).joined(separator: ", "))")
    return nil
  }

  private func mappings(_ value: ValueReader) -> [FieldMapping] {
    guard let members = value.members() else { return [] }
    if members.isEmpty { value.refuse("\"map\" must fill at least one field") }
    var mappings: [FieldMapping] = []
    for (position, member) in members {
      let columns = member.texts()
      let field = declaredField(member.name, position)
      guard let field, let columns else { continue }
      mappings.append(FieldMapping(field: field, columns: columns, line: position.line, column: position.column))
    }
    return mappings.sorted { $0.field < $1.field }
  }

  private func declaredField(_ word: String, _ position: Position) -> Field? {
    FieldName.read(word, at: position, declared: declared, contract: contract?.file, mistakes)
  }

  /// `map` is nil where the source has none; with a map, only fields that it fills can identify a record.
  private func identities(_ value: ValueReader, map: [FieldMapping]?) -> [[Field]] {
    (value.list() ?? []).map { alternative in
      (alternative.placedTexts() ?? []).compactMap { word, position in
        guard let field = declaredField(word, position) else { return nil }
        if let map, !map.contains(where: { $0.field == field }) {
          mistakes.report(
            position, "\"identity\" names \(Quoted.text(word)), which \"map\" does not fill",
            remedy: "map a column to it, or leave it out here")
        }
        return field
      }
    }
  }

  /// A page's record is known by the person's e-mail, else the person's name, else the company's name.
  private func oneCharacter(_ value: ValueReader) -> UInt8? {
    if case .text(let text) = value.node.value, let byte = text.utf8.first, text.utf8.count == 1,
      byte == 0x09 || (0x20..<0x7F).contains(byte), byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"),
      !Character(Unicode.Scalar(byte)).isLetter, !Character(Unicode.Scalar(byte)).isNumber
    {
      return byte
    }
    value.refuse("\"delimiter\" must be one character, as \";\", \",\", \"|\" or \"\\t\"")
    return nil
  }
}
