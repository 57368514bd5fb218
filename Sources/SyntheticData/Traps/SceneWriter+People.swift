/// Scenes of people who share a mailbox, a name or a firm.
extension SceneWriter {
  /// A couple with one mailbox, at times with one initial, and a record with the initial alone.
  mutating func familyMailbox() {
    let firm = firm()
    let one = person()
    let other = relative(of: one, sameInitial: dice.perMille(350))
    let name = ScenePerson.address(one.family)
    let mailbox =
      switch dice.below(4) {
      case 0: name + "@" + firm.domain
      case 1: privateMailbox(name)
      case 2: privateMailbox("perhe." + name)
      default: privateMailbox(ScenePerson.address(one.given) + "." + ScenePerson.address(other.given))
      }
    write(one, at: firm, email: mailbox, times: 2)
    write(other, at: firm, email: mailbox, times: 1 + dice.below(2))
    write(dice.perMille(500) ? one : other, at: firm, email: mailbox) { row, _ in
      row.given = String(row.given.prefix(1)) + "."
    }
  }

  /// Both of a couple in the cell of a name, and each of them alone.
  mutating func coupleCell() {
    let firm = firm()
    let one = person(woman: true)
    let other = relative(of: one)
    let mailbox = privateMailbox(ScenePerson.address(one.family))
    let and = dice.one(of: [" ja ", " & ", " och ", "/", " + ", " sekä "])
    writeNobody(at: firm, given: one.given + and + other.given, family: one.family, email: mailbox)
    write(one, at: firm, email: mailbox, times: 1 + dice.below(2))
    write(other, at: firm, email: dice.perMille(500) ? mailbox : other.address() + "@" + firm.domain)
  }

  /// Father and son, or mother and daughter, of one name in one small firm at one address.
  mutating func namesakesAtAddress() {
    let firm = firm()
    let elder = person()
    let younger = namesake(of: elder)
    write(elder, at: firm, email: elder.address() + "@" + firm.domain, times: 2)
    let local = dice.one(of: [younger.address() + ".jr", younger.address("_"), younger.address() + "2"])
    write(younger, at: firm, email: local + "@" + firm.domain, times: 2)
  }

  /// Two of one name in a large firm, whose mailboxes are numbered.
  mutating func namesakesInFirm() {
    let firm = firm()
    let first = person()
    write(first, at: firm, email: first.address() + "@" + firm.domain, times: 2)
    let second = namesake(of: first)
    write(second, at: firm, email: second.address() + "\(2 + dice.below(3))@" + firm.domain, times: 2)
    for _ in 0..<3 {
      let colleague = person()
      write(colleague, at: firm, email: colleague.address() + "@" + firm.domain)
    }
  }

  /// One person in the boards of several firms, mostly with a mailbox of the person's own.
  mutating func severalFirms() {
    let one = person()
    let mailbox = privateMailbox(one.address())
    for position in 0..<3 {
      let firm = firm()
      write(one, at: firm, email: mailbox, times: 1 + dice.below(2)) { [one] row, dice in
        if position == 0, dice.perMille(300) { row.email = one.address() + "@" + firm.domain }
      }
    }
  }

  /// Somebody whose surname begins with a particle, in capitals at times, or with the surname first.
  mutating func particle() {
    let firm = firm()
    var one = person()
    let particle = dice.one(of: ["van der", "di", "le", "la", "af", "von", "ten", "de la", "von der", "van"])
    one.given = dice.one(of: [
      "Jan", "Marie", "Paolo", "Carl", "Louise", "Anton", "Helena", "Gustaf", "Pieter", "Sofia",
    ])
    let name = dice.one(of: ["Berg", "Haar", "Rossa", "Roux", "Heide", "Linden", "Ferrars", "Wright", "Brink", "Meer"])
    one.family = particle + " " + name
    let local = ScenePerson.address(one.given) + "." + ScenePerson.address(name)
    write(one, at: firm, email: local + "@" + firm.domain, times: 3) { row, dice in
      if row.given.count < 3 { row.given = one.given }
      switch dice.below(4) {
      case 0: (row.given, row.family) = (row.given.uppercased(), row.family.uppercased())
      case 1: (row.given, row.family) = (row.given + " " + particle, name)
      case 2: (row.given, row.family) = (row.family.uppercased() + " " + row.given.uppercased(), "")
      default: break
      }
    }
  }

  /// Somebody with a dotted or a dotless i, in capitals and without the marks at times.
  mutating func turkish() {
    let firm = firm()
    var one = person()
    one.given = dice.one(of: [
      "İbrahim", "Işıl", "İnci", "Ayşegül", "Nazlı", "Çetin", "Gökhan", "Şirin", "Tarık", "Elif",
    ])
    one.family = dice.one(of: [
      "Yılmaz", "Işık", "Çelik", "Kılıç", "Aydın", "Şahin", "Yıldız", "Öztürk", "Doğan", "Kaplıcalı",
    ])
    let plain = (Self.plain(one.given), Self.plain(one.family))
    write(one, at: firm, email: (plain.0 + "." + plain.1).lowercased() + "@" + firm.domain, times: 3) { row, dice in
      if row.given.count < 3 { row.given = one.given }
      switch dice.below(3) {
      case 0: (row.given, row.family) = (Self.turkishCapitals(row.given), Self.turkishCapitals(row.family))
      case 1: (row.given, row.family) = plain
      default: break
      }
    }
  }

  /// An estate beside somebody of the family.
  mutating func estate() {
    let firm = firm()
    let heir = person()
    let word = dice.one(of: ["kuolinpesä", "dödsbo", "kp", "kuolinpesän osakkaat"])
    let departed = relative(of: heir)
    writeNobody(at: firm, given: "", family: "\(departed.family) \(departed.given) \(word)", email: "")
    write(heir, at: firm, email: privateMailbox(heir.address()), times: 2)
  }

  private static func plain(_ word: String) -> String {
    let pairs: [Character: Character] = [
      "İ": "I", "ı": "i", "ş": "s", "Ş": "S", "ğ": "g", "ü": "u", "ö": "o", "Ö": "O", "ç": "c", "Ç": "C",
    ]
    return String(word.map { pairs[$0] ?? $0 })
  }

  private static func turkishCapitals(_ word: String) -> String {
    word.map { $0 == "i" ? "İ" : $0 == "ı" ? "I" : $0.uppercased() }.joined()
  }
}
