import Foundation
import Text

extension MatchModel {
  /// The starting values: weights learned once from invented contacts, and what everybody knows of names and places.
  ///
  /// The weights are those that training made of 300,000 records of `LahdeBenchmarks contacts` with the seed 1, rounded
  /// to 1/1000 bit; `lahde train` replaces them by the register's own. Of values the starting model knows how frequent
  /// names are in Finland, and of everything else what one value's usual share is.
  public static let starting = MatchModel(
    company: .starting(
      StartingWeights.company, StartingWeights.company.stored(StartingWeights.estimates),
      merge: Usual.mergeOfCompanies, columns: Usual.company, bag: Usual.companyWords, rows: Usual.companies),
    person: .starting(
      StartingWeights.person, StartingWeights.person.stored(), merge: Usual.mergeOfPersons, columns: Usual.person,
      bag: Usual.names, rows: Usual.persons))
}

/// The starting weights of one kind, in 1/1000 bit.
struct StartingWeights: Sendable {
  let comparisons: [ComparisonWeights]
  /// log₂ λ of M, H and S; nil where there is no such class.
  let prior: Int32
  let householdPrior: Int32?
  let namesakePrior: Int32?
  let rules: [KindModel.Rule]
  let merge: Int32

  /// The weights as a model stores them: those of `others` where a comparison has its name, and all else as it is here.
  func stored(_ others: [ComparisonWeights] = []) -> StoredWeights {
    let all = comparisons.map { own in others.first { $0.name == own.name } ?? own.rising }
    func numbers(_ weight: KeyPath<LevelWeight, Int32>) -> [Int32] {
      all.flatMap { $0.levels.map { $0[keyPath: weight] } }
    }
    return StoredWeights(
      match: numbers(\.match), household: numbers(\.household), namesake: numbers(\.namesake),
      priors: [prior, householdPrior ?? StoredWeights.never, namesakePrior ?? StoredWeights.never])
  }
}

/// What the levels of one comparison weigh.
struct ComparisonWeights: Sendable {
  /// The comparison's name.
  let name: String
  /// Sixteen entries, by the levels' numbers.
  private(set) var levels: [LevelWeight]

  /// The weights of levels; those that are not named weigh nothing.
  init<Level: ComparisonLevel>(_ name: String, _ weights: KeyValuePairs<Level, LevelWeight>) {
    self.name = name
    var levels = Array(repeating: LevelWeight(0), count: Pattern.limit)
    for (level, weight) in weights { levels[level.number] = weight }
    self.levels = levels
  }
}

extension ComparisonWeights {
  /// The same where all words agree: rarer words never weigh less than more frequent ones, of which training saw more.
  fileprivate var rising: ComparisonWeights {
    guard name == CompanyTable.Column.name.shape.name else { return self }
    var risen = self
    let all = [BagLevel.allFair, .allStrong, .allVeryStrong, .allStrongest].map(\.number)
    for (lower, higher) in zip(all, all.dropFirst()) where risen.levels[higher].match < risen.levels[lower].match {
      risen.levels[higher] = risen.levels[lower]
    }
    return risen
  }
}

/// What a level says, in 1/1000 bit: log₂(m / u) for a match, log₂(h / u) for another person of the household or firm,
/// log₂(s / u) for another person of the name.
struct LevelWeight: Sendable {
  let match: Int32
  let household: Int32
  let namesake: Int32

  init(_ match: Int32, household: Int32 = 0, namesake: Int32 = 0) {
    (self.match, self.household, self.namesake) = (match, household, namesake)
  }
}

extension StartingWeights {
  /// The contacts have no streets, and write legal forms as they like: what these say of companies is an estimate.
  fileprivate static let estimates = [
    ComparisonWeights(
      "place",
      [
        PlaceLevel.differs: .init(-4500),
        .streetElsewhere: .init(-2000),
        .nearby: .init(-1000),
        .townElsewhere: .init(-1500),
        .townVeryFrequent: .init(5000),
        .townFrequent: .init(7500),
        .townRare: .init(10_000),
        .postcodeOtherStreet: .init(-500),
        .postcodeFrequent: .init(7000),
        .postcodeRare: .init(11_000),
        .streetAlike: .init(8000),
        .streetFrequent: .init(8000),
        .streetNotRare: .init(11_000),
        .streetRare: .init(13_000),
        .streetVeryRare: .init(14_000),
      ]),
    ComparisonWeights("legal form", [CategoryLevel.differs: .init(-3500), .somewhatAlike: .init(4157)]),
  ]
}

extension KindModel {
  fileprivate static func starting(
    _ weights: StartingWeights, _ stored: StoredWeights, merge: Int32, columns: [Usual.Column], bag: String, rows: Int32
  ) -> KindModel {
    var model = KindModel(
      weights: stored, rules: weights.rules, merge: max(weights.merge, merge), review: Usual.review)
    model.columns = columns.map { column in
      let bearers = Usual.counts(column.values, of: column.total)
      return Column(total: column.total, bearers: bearers, means: Usual.means(bearers, of: column.total))
    }
    model.bags = [Words(rows: rows, bearers: Usual.counts(bag, of: rows))]
    return model
  }
}

/// What is usual in Finland: how many of so many have a value.
private enum Usual {
  struct Column {
    /// Of that many one has a value of which nothing is known.
    let total: Int32
    /// `Value number`, with commas between; the numbers tell proportions.
    var values = ""
  }

  static let persons: Int32 = 100_000
  /// An address is one person's among all whom the weights were learned from.
  static let addresses: Int32 = 300_000
  /// A name that is in no list has a few hundred bearers in Finland.
  static let named: Int32 = 20_000
  static let companies: Int32 = 30_000

  /// As long as nothing is known of the register, more is asked for than training would ask: odds of 64 to 1 of companies,
  /// of 250 to 1 of persons, whom names, mailboxes and firms keep apart besides.
  static let mergeOfCompanies: Int32 = 6000
  static let mergeOfPersons: Int32 = 8000
  static let review: Int32 = 3000

  /// 1000 ln p̄ of each bin: of the values that are known, else of a share in the middle of the bin.
  static func means(_ bearers: HashCounts, of total: Int32) -> [Int32] {
    var (sums, squares) = (Array(repeating: 0.0, count: TermFrequencies.bins), Array(repeating: 0.0, count: 5))
    for number in bearers.numbers {
      let share = Double(number) / Double(total)
      sums[TermFrequencies.bin(share)] += share
      squares[TermFrequencies.bin(share)] += share * share
    }
    return sums.indices.map { bin in
      let mean = sums[bin] > 0 ? squares[bin] / sums[bin] : Double(TermFrequencies.usual[bin])
      return Int32((1000 * log(mean)).rounded())
    }
  }

  /// The columns of companies.
  static let company = CompanyTable.Column.allCases.map { column in
    switch column {
    case .name, .businessID, .street, .phone, .domain: Column(total: companies)
    case .form: Column(total: 50)
    case .postcode: Column(total: 1500)
    case .city: Column(total: 300, values: cities)
    case .industry: Column(total: 20)
    }
  }

  /// The columns of persons, the e-mail column followed by its mailbox and its domain.
  static let person = PersonTable.Column.allCases.flatMap { column in
    switch column {
    case .given: [Column(total: named, values: given)]
    case .family: [Column(total: named, values: family)]
    case .email: [Column(total: addresses), Column(total: persons), Column(total: 20_000)]
    case .title: [Column(total: 60)]
    case .responsibility: [Column(total: 8)]
    case .language: [Column(total: 100, values: languages)]
    case .company, .resolved, .businessID, .phone: [Column(total: 20_000)]
    case .city: [Column(total: 300, values: cities)]
    case .postcode: [Column(total: 1500)]
    case .industry: [Column(total: 20)]
    }
  }

  /// Of a hundred people with the name of one who has it: an estimate. See ``SharesByName``.
  private static let languages = "fi 95,sv 90,en 50"

  static let given = [
    NameStatistics.finnishMen, NameStatistics.finnishWomen, NameStatistics.swedishMen, NameStatistics.swedishWomen,
  ].joined(separator: ",")
  static let family = [NameStatistics.finnishSurnames, NameStatistics.swedishSurnames].joined(separator: ",")
  static let names = given + "," + family

  /// Of 300 people so many live there: Statistics Finland, population by municipality.
  private static let cities = """
    Helsinki 37,Espoo 17,Tampere 14,Vantaa 14,Oulu 12,Turku 11,Jyväskylä 8,Kuopio 7,Lahti 7,Pori 5,Kouvola 4, \
    Joensuu 4,Lappeenranta 4,Vaasa 4,Hämeenlinna 4,Seinäjoki 4,Rovaniemi 4,Mikkeli 3,Kotka 3,Salo 3,Porvoo 3, \
    Kokkola 3,Hyvinkää 3,Lohja 3,Järvenpää 2,Nurmijärvi 2,Rauma 2,Tuusula 2,Kirkkonummi 2,Kajaani 2,Kerava 2
    """

  /// Words that many companies' names hold, of 30,000; estimates.
  static let companyWords = """
    rakennus 900,kiinteistöt 600,kiinteistö 600,kuljetus 700,sähkö 400,auto 500,palvelut 500,palvelu 400,group 400, \
    finland 400,suomi 300,konsultointi 300,consulting 400,tilitoimisto 300,tilit 200,kauppa 200,metalli 200, \
    konepaja 200,puu 200,ravintola 300,ravintolat 150,kahvila 150,hoiva 200,terveys 150,lääkäri 150,media 150, \
    design 200,digital 100,software 100,ohjelmistot 150,koulutus 150,siivous 200,huolto 300,maanrakennus 300, \
    kiinteistöhuolto 150,insinööritoimisto 150,arkkitehtitoimisto 100,asianajotoimisto 100,kirjanpito 100, \
    parturi 200,kampaamo 200,taksi 150,taxi 150,transport 200,bygg 200,fastigheter 100,handel 100,el 100, \
    holding 150,invest 150,international 100,nordic 150,trading 100,team 100,tuotanto 100,teollisuus 100, \
    helsinki 200,helsingin 200,tampereen 120,turun 120,oulun 120,espoon 80,pohjanmaan 60,lapin 60,savon 60
    """

  /// Numbers of a text of values, scaled so that the values' share of `total` is theirs of all people in Finland, or of
  /// `total` itself where they are few.
  static func counts(_ text: String, of total: Int32) -> HashCounts {
    var found: [[UInt8]: Int] = [:]
    var order: [[UInt8]] = []
    for entry in text.utf8.split(separator: 0x2C) {
      guard let space = entry.lastIndex(of: 0x20) else { continue }
      let value = Array(entry[..<space])
      let number = entry[entry.index(after: space)...].reduce(0) { $0 * 10 + Int($1 & 0x0F) }
      let folded = Fold.folded(value, 0..<value.count)
      if found[folded] == nil { order.append(folded) }
      found[folded, default: 0] += number
    }
    // Statistics of names count five and a half million people; lists of our own are out of `total`.
    let people = 5_500_000
    let isOfPeople = found.values.reduce(0, +) > 1_000_000
    return HashCounts(
      order.map { value in
        let number = found[value] ?? 0
        let scaled = isOfPeople ? number * Int(total) / people : number
        return (UInt32(truncatingIfNeeded: Hash.of(value, 0..<value.count) >> 32), Int32(max(1, scaled)))
      })
  }
}
