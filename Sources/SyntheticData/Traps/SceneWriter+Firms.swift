/// Scenes of firms that share an address, a telephone or a domain.
extension SceneWriter {
  /// Firms whose invoices are scanned by one service: its box, postcode and town are everybody's.
  mutating func scanningAddress() {
    let (postcode, town) = dice.one(of: [("80020", "Kollektor Scan"), ("02066", "Docuscan"), ("01051", "Laskut")])
    let box = "PL \(100 + dice.below(900))"
    for _ in 0..<6 {
      var firm = firm()
      (firm.street, firm.postcode, firm.city) = (box, postcode, town)
      let one = person()
      write(one, at: firm, email: one.address() + "@" + firm.domain, times: 1 + dice.below(2))
      if dice.perMille(400) {
        let other = person()
        write(other, at: firm, email: other.address() + "@" + firm.domain)
      }
    }
  }

  /// Firms behind one door and one switchboard.
  mutating func businessHotel() {
    let house = firm()
    for _ in 0..<8 {
      var firm = firm()
      (firm.street, firm.postcode, firm.city, firm.phone) = (house.street, house.postcode, house.city, house.phone)
      let one = person()
      write(one, at: firm, email: one.address() + "@" + firm.domain, times: 1 + dice.below(2))
    }
  }

  /// A bookkeeper whose telephone, address and mailbox stand at customers' firms.
  mutating func accountant() {
    var office = firm()
    office.name = "Tilitoimisto " + coined()
    let bookkeeper = person()
    let mailbox = bookkeeper.address() + "@" + office.domain
    write(bookkeeper, at: office, email: mailbox, times: 2)
    for _ in 0..<5 {
      var firm = firm()
      (firm.street, firm.postcode, firm.city, firm.phone) = (office.street, office.postcode, office.city, office.phone)
      let owner = person()
      let address = dice.perMille(500) ? mailbox : "tilit@" + office.domain
      write(owner, at: firm, email: address, times: 1 + dice.below(2)) { row, dice in
        if dice.perMille(250) { row.email = owner.address() + "@" + firm.domain }
      }
    }
  }

  /// Housing companies, most of whose contact is their manager; some of one block have names that differ by a number.
  mutating func propertyManager() {
    var office = firm()
    office.name = "Isännöinti " + coined()
    var manager = person()
    manager.title = "isännöitsijä"
    let mailbox = manager.address() + "@" + office.domain
    write(manager, at: office, email: mailbox, times: 2)
    let colleague = person()
    write(colleague, at: office, email: colleague.address() + "@" + office.domain)
    let block = dice.perMille(350) ? coined() : nil
    for number in 1...8 {
      var house = firm()
      let kind = dice.one(of: ["As Oy", "As Oy", "Asunto Oy", "As. Oy", "Kiinteistö Oy"])
      let name = block.map { "\($0) \(number)" } ?? house.city + " " + coined()
      (house.name, house.form, house.phone, house.industry) = ("\(kind) \(name)", "", office.phone, office.industry)
      if dice.perMille(600) {
        (house.street, house.postcode, house.city) = (office.street, office.postcode, office.city)
      }
      write(manager, at: house, email: mailbox)
      if dice.perMille(400) {
        var chair = person()
        chair.title = "hallituksen puheenjohtaja"
        write(chair, at: house, email: privateMailbox(chair.address()))
      }
    }
  }

  /// Firms of one group: a domain, a switchboard and often a door are common to them, and no word of their names.
  mutating func group() {
    let parent = firm()
    let isOneHouse = dice.perMille(500)
    for position in 0..<3 {
      var firm = position == 0 ? parent : firm()
      (firm.domain, firm.phone) = (parent.domain, parent.phone)
      if isOneHouse { (firm.street, firm.postcode, firm.city) = (parent.street, parent.postcode, parent.city) }
      for _ in 0..<2 {
        let one = person()
        write(one, at: firm, email: one.address() + "@" + firm.domain, times: 1 + dice.below(2))
      }
    }
  }

  /// A sole trader: the person is the firm, whichever way round it is written.
  mutating func soleTrader() {
    var firm = firm()
    var trader = person()
    trader.title = "yrittäjä"
    firm.form = ""
    let mailbox = privateMailbox(trader.address())
    let name = trader.given + " " + trader.family
    write(trader, at: firm, email: mailbox, times: 2 + dice.below(3)) { row, dice in
      row.company = dice.one(of: [
        "Tmi " + name, name, name + " Tmi", "T:mi " + name, trader.family + " " + trader.given,
      ])
      if dice.perMille(300) { row.businessID = "" }
    }
  }

  /// A town and its departments: one business ID.
  mutating func municipality() {
    let (index, town) = { (index: $0, town: Self.towns[$0]) }(dice.below(Self.towns.count))
    var firm = firm(number: Self.firstTown + index)
    (firm.name, firm.form, firm.industry) = (town.owner + " kaupunki", "", "Julkinen hallinto")
    (firm.domain, firm.city, firm.postcode) = (town.domain + ".example", town.name, town.postcode)
    for _ in 0..<4 {
      let department = dice.one(of: Self.departments)
      let one = person()
      write(one, at: firm, email: one.address() + "@" + firm.domain, times: 1 + dice.below(2)) { row, dice in
        switch dice.below(5) {
        case 0: break
        case 1: row.company += ", " + department.lowercased()
        case 2: row.company += " " + department
        default: row.company += " / " + department
        }
      }
    }
  }

  /// A firm that changed its domain and answers at both.
  mutating func twoDomains() {
    let firm = firm()
    let other = coined().lowercased() + "-\(firm.number).example"
    for _ in 0..<2 {
      let one = person()
      write(one, at: firm, email: one.address() + "@" + firm.domain, times: 2) { row, dice in
        if !row.email.isEmpty, dice.perMille(500) { row.email = one.address() + "@" + other }
      }
    }
  }

  /// Small firms whose people have mailboxes at a provider of the region that no list knows.
  mutating func providerDomain() {
    let provider = coined().lowercased() + "net.example"
    for _ in 0..<8 {
      let one = person()
      write(one, at: firm(), email: one.address() + "@" + provider, times: 1 + dice.below(2))
    }
  }

  private static let departments = [
    "Sivistystoimi", "Tekninen toimi", "Sosiaali- ja terveystoimi", "Ruokapalvelut", "Konsernihallinto",
    "Varhaiskasvatus",
    "Rakennusvalvonta", "Kirjasto",
  ]

  private static let towns = [
    (name: "Lahti", owner: "Lahden", domain: "lahti", postcode: "15110"),
    (name: "Pori", owner: "Porin", domain: "pori", postcode: "28100"),
    (name: "Kotka", owner: "Kotkan", domain: "kotka", postcode: "48100"),
    (name: "Salo", owner: "Salon", domain: "salo", postcode: "24100"),
    (name: "Rauma", owner: "Rauman", domain: "rauma", postcode: "26100"),
    (name: "Kuopio", owner: "Kuopion", domain: "kuopio", postcode: "70100"),
    (name: "Joensuu", owner: "Joensuun", domain: "joensuu", postcode: "80100"),
    (name: "Imatra", owner: "Imatran", domain: "imatra", postcode: "55100"),
    (name: "Mikkeli", owner: "Mikkelin", domain: "mikkeli", postcode: "50100"),
    (name: "Kajaani", owner: "Kajaanin", domain: "kajaani", postcode: "87100"),
    (name: "Vaasa", owner: "Vaasan", domain: "vaasa", postcode: "65100"),
    (name: "Seinäjoki", owner: "Seinäjoen", domain: "seinajoki", postcode: "60100"),
  ]
}
