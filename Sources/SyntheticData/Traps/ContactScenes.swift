/// The scenes of a contact file with traps: for each trap as many as make up its rate.
enum ContactScenes {
  /// The records of all scenes of a file of that many records.
  static func rows(records: Int, seed: UInt64) -> [ContactRow] {
    var writer = SceneWriter(seed: seed)
    for trap in ContactTrap.allCases where !trap.isValue {
      guard let rate = trap.rate else { continue }
      let wanted = writer.rows.count + records * rate / 1000
      var scene = 0
      while writer.rows.count < wanted {
        writer.begin(trap, scene: scene)
        write(trap, &writer)
        scene += 1
      }
    }
    return Array(writer.rows.prefix(records))
  }

  private static func write(_ trap: ContactTrap, _ writer: inout SceneWriter) {
    switch trap {
    case .familyMailbox: writer.familyMailbox()
    case .coupleCell: writer.coupleCell()
    case .namesakesAtAddress: writer.namesakesAtAddress()
    case .namesakesInFirm: writer.namesakesInFirm()
    case .severalFirms: writer.severalFirms()
    case .particle: writer.particle()
    case .turkish: writer.turkish()
    case .estate: writer.estate()
    case .scanningAddress: writer.scanningAddress()
    case .businessHotel: writer.businessHotel()
    case .accountant: writer.accountant()
    case .propertyManager: writer.propertyManager()
    case .group: writer.group()
    case .soleTrader: writer.soleTrader()
    case .municipality: writer.municipality()
    case .twoDomains: writer.twoDomains()
    case .providerDomain: writer.providerDomain()
    case .placeholderAddress, .patternAddress, .dummyBusinessID, .placeholderPerson, .placeholderPhone,
      .placeholderStreet,
      .roleMailbox, .titleInName, .formerName, .entity, .excelMark, .replacementCharacter, .relatives, .namesakeFirms:
      // Values of other people's records, and what follows from people and firms.
      break
    }
  }
}
