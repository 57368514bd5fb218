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
      StartingWeights.company, match: StartingWeights.company.forCompanies, merge: Usual.mergeOfCompanies,
      columns: Usual.company, bag: Usual.companyWords, rows: Usual.companies),
    person: .starting(
      StartingWeights.person, match: StartingWeights.person.match, merge: Usual.mergeOfPersons, columns: Usual.person,
      bag: Usual.names,
      rows: Usual.persons))

  /// The weights and rules in Swift, as `StartingWeights.swift` holds them.
  public var source: String {
    func list(_ numbers: [Int32]) -> String {
      stride(from: 0, to: numbers.count, by: 16).map { start in
        "      " + numbers[start..<min(start + 16, numbers.count)].map(String.init).joined(separator: ", ") + ","
      }.joined(separator: "\n")
    }
    func kind(_ name: String, _ model: KindModel) -> String {
      let rules = model.rules.map {
        "      .init(first: \($0.first), second: \($0.second), classes: \($0.classes), largest: \($0.largest)),"
      }
      return """
          static let \(name) = StartingWeights(
            match: [
        \(list(model.weights.match))
            ],
            household: [
        \(list(model.weights.household))
            ],
            namesake: [
        \(list(model.weights.namesake))
            ],
            priors: [\(model.weights.priors.map { $0 == StoredWeights.never ? "StoredWeights.never" : "\($0)" }.joined(separator: ", "))],
            rules: [
        \(rules.joined(separator: "\n"))
            ], merge: \(model.merge))

        """
    }
    return kind("company", company) + "\n" + kind("person", person)
  }
}

/// The starting weights of one kind.
struct StartingWeights: Sendable {
  let match: [Int32]
  let household: [Int32]
  let namesake: [Int32]
  let priors: [Int32]
  let rules: [KindModel.Rule]
  let merge: Int32
}

extension StartingWeights {
  /// The contacts have no streets, and write legal forms as they like: what these say of companies is an estimate.
  private static let street: [Int32] = [0, -3000, -1000, 4000, 2000, 8000, 10_000, 5000, 8000, 11_000, 13_000, 14_000]
  private static let otherForm: Int32 = -4500

  /// The weights of companies with those of streets and forms.
  fileprivate var forCompanies: [Int32] {
    var weights = match
    weights[16 * 1 + 1] = Self.otherForm
    for bin in 0..<TermFrequencies.bins { weights[16 * 1 + Measure.agrees + bin] = 0 }
    for (level, weight) in Self.street.enumerated() { weights[16 * 3 + level] = weight }
    return weights
  }
}

extension KindModel {
  fileprivate static func starting(
    _ weights: StartingWeights, match: [Int32], merge: Int32, columns: [Usual.Column], bag: String, rows: Int32
  ) -> KindModel {
    var model = KindModel(
      weights: StoredWeights(
        match: match, household: weights.household, namesake: weights.namesake, priors: weights.priors),
      rules: weights.rules, merge: max(weights.merge, merge), review: Usual.review)
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
  /// A name that is in no list has a few hundred bearers in Finland.
  static let named: Int32 = 20_000
  static let companies: Int32 = 30_000

  /// As long as nothing is known of the register, more is asked for than training would ask: odds of 64 to 1 of companies,
  /// of 360 to 1 of persons.
  static let mergeOfCompanies: Int32 = 6000
  static let mergeOfPersons: Int32 = 8500
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

  /// The columns of ``CompanyTable/shape``.
  static let company = [
    Column(total: companies), Column(total: 50), Column(total: companies),
    Column(total: companies), Column(total: 1500), Column(total: 300, values: cities), Column(total: companies),
    Column(total: companies), Column(total: 20),
  ]

  /// The columns of ``PersonTable/shape``, the e-mail column followed by its mailbox and its domain.
  static let person = [
    Column(total: named, values: given), Column(total: named, values: family), Column(total: persons),
    Column(total: persons), Column(total: 20_000), Column(total: 60), Column(total: 8),
    Column(total: 100, values: languages), Column(total: 20_000), Column(total: 20_000), Column(total: 20_000),
    Column(total: 20_000), Column(total: 300, values: cities), Column(total: 1500), Column(total: 20),
  ]

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
