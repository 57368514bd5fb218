import Records
import SyntheticData

/// What the benchmarks' command line asks for.
struct BenchmarkOptions {
  /// The cases.
  enum Benchmark: String {
    case spine, memory, normalizer, names, generate, contacts, matching, register, keys, rights, weights, score, pass,
      help
  }

  /// The case to run.
  var benchmark = Benchmark.spine
  /// The sizes, in records.
  var records = [10_000, 100_000, 1_000_000]
  /// Whether to print JSON instead of a table.
  var json = false
  /// The seed of the synthetic data.
  var seed: UInt64 = 2026
  /// Of a hundred contacts, how many have a relative in the same firm.
  var relatives = 0
  /// Whether the contacts hold traps.
  var traps = false
  /// Bytes of the file in the memory case.
  var bytes = 1_000_000_000
  /// The file to write, or the pipeline whose source passes through reader and normaliser.
  var path = ""
  /// Where `generate` and `contacts` write who is who; in `score`, the column with the person.
  var truth: String?
  /// In `score`, the column that tells records apart.
  var id = "unique_id"
  /// In `score`, the clusters found.
  var clusters = ""
  /// In `score`, the file of who is who that `contacts` wrote: figures of each trap.
  var labels: String?
  /// The folder with the public matching sets.
  var data: String?
  /// The matching sets to measure; empty for all.
  var only: [String] = []
  /// Whether Splink is to run beside, where it is installed.
  var splink = true
  /// Whether the contacts' file says of some that they may not be written to.
  var bans = false
  /// Whether contacts are plain.
  var isPlain: Bool { relatives == 0 && !traps }

  /// What the contacts hold beyond plain ones.
  var extras: ContactExtras { ContactExtras(relatives: relatives, traps: traps, bans: bans) }

  /// The command line that writes contacts to a file, and who is who to another; with `bans`, some who may not be written to.
  func writingContacts(_ records: Int, to path: String, truth: String? = nil, bans: Bool = false) -> [String] {
    var words = ["contacts", path, "--records", "\(records)", "--seed", "\(seed)"]
    if relatives > 0 { words += ["--relatives", "\(relatives)"] }
    if traps { words += ["--traps", "yes"] }
    if let truth { words += ["--truth", truth] }
    if bans { words += ["--bans", "yes"] }
    return words
  }

  /// Where `lahde` and this program lie.
  let programs: Programs

  static let help = """
    USAGE: LahdeBenchmarks [spine|memory|normalizer] [OPTIONS]
           LahdeBenchmarks names FOLDER [--records N] [--seed N]
           LahdeBenchmarks generate FILE --records N [--truth FILE] [--seed N]
           LahdeBenchmarks contacts FILE --records N [--truth FILE] [--seed N] [--relatives N] [--traps yes] [--bans yes]
           LahdeBenchmarks matching [--data FOLDER] [--records N,N] [--only SET,…] [--seed N] [--splink yes|no]
                                    [--relatives N] [--traps yes]
           LahdeBenchmarks register [--records N,N] [--seed N] [--relatives N] [--traps yes]
           LahdeBenchmarks keys [--records N,N] [--seed N]
           LahdeBenchmarks rights [--records N,N] [--seed N]
           LahdeBenchmarks weights [--records N] [--seed N]
           LahdeBenchmarks score FILE --id COLUMN --truth COLUMN --clusters FILE

      spine     a whole night over synthetic customers: seconds, peak memory, matching quality, ratio to sqlite3's .import
      memory    a large file through reader and normaliser: peak memory
      normalizer  the rule chain alone: records a second on two threads, and the cost of each rule
      names     names drawn by frequency and shuffled: how many come out right, beside the best that is possible; FOLDER
                holds the name statistics of the Digital and Population Data Services Agency as CSV files
      generate  writes the synthetic customers and, if asked, who is who
      contacts  writes Finnish business contacts with duplicates; column cluster is the truth; with --truth, who is who and
                which traps each record is part of
      matching  lahde dedupe over febrl3.csv, fake_1000.csv and historical_50k.csv in FOLDER and over the contacts of each
                size (100000,1000000), with and without persons' phones: pair and B-cubed figures, seconds, memory, with
                Splink beside it where python3 can import it
      register  the same contacts as a register's night, under the starting weights and after lahde train: pairs of
                persons and of companies, the expected precision beside the true one, seconds of matching
      keys      two nights over customer numbers that two share, that others take over, that a spreadsheet respells (10000
                numbers): who keeps which contact ID
      rights    the same register: seconds of erasing one person, what 100,000 suppressions add to a night, what a tenth of
                the records with a restriction add to a first night and to a later one, and seconds of an audience there
      weights   trains on the contacts (300000, seed 1) and prints the starting weights as Swift source
      score     compares clusters found (id,cluster) with the truth and prints JSON; with --labels TRUTH, of each trap

      --records N,N,…   sizes in records (10000,100000,1000000)
      --bytes N         size of the memory case's file in bytes (1000000000)
      --seed N          seed of the synthetic data (2026)
      --relatives N     of a hundred contacts, how many have a relative in the same firm (0, plain contacts; at most 80)
      --traps yes       contacts with what makes matchers join strangers, and figures of each trap; see the handbook
      --bans yes        a column ban more: one record in ten has K
      --lahde PATH      the program to measure (beside this one)
      --only SET,…      febrl3, fake_1000, historical_50k, contacts_N, contacts_N_no_phones, traps_N
      --splink no       without Splink
      --format json     JSON instead of a table
    """

  /// Reads the command line, the program's own name first.
  init(_ arguments: [String]) throws(Problem) {
    var words = arguments.dropFirst()
    if let first = words.first, !first.hasPrefix("-") {
      guard let benchmark = Benchmark(rawValue: first) else { throw Self.unknown(first) }
      self.benchmark = benchmark
      words.removeFirst()
    }
    if [.generate, .contacts, .score, .pass, .names].contains(benchmark) {
      guard let path = words.popFirst() else { throw Problem(.usage, "a file is missing", remedy: Self.advice) }
      self.path = path
    }
    if [.matching, .register, .rights].contains(benchmark) { records = [100_000, 1_000_000] }
    if benchmark == .keys { records = [10_000] }
    if benchmark == .weights { (records, seed) = ([300_000], 1) }
    var lahde: String?
    while let word = words.popFirst() {
      if word == "--help" || word == "-h" {
        benchmark = .help
        continue
      }
      guard let value = words.popFirst() else { throw Problem(.usage, "\(word) has no value", remedy: Self.advice) }
      switch word {
      case "--records": records = try Self.numbers(value)
      case "--bytes": bytes = try Self.numbers(value)[0]
      case "--seed": seed = UInt64(try Self.numbers(value)[0])
      case "--relatives": relatives = try Self.percent(value)
      case "--traps" where value == "yes": traps = true
      case "--traps" where value == "no": traps = false
      case "--bans" where value == "yes": bans = true
      case "--bans" where value == "no": bans = false
      case "--labels": labels = value
      case "--lahde": lahde = value
      case "--truth": truth = value
      case "--id": id = value
      case "--clusters": clusters = value
      case "--data": data = value
      case "--only": only = value.split(separator: ",").map(String.init)
      case "--splink" where value == "yes": splink = true
      case "--splink" where value == "no": splink = false
      case "--format" where value == "json": json = true
      case "--format" where value == "table": json = false
      default: throw Self.unknown(word + " " + value)
      }
    }
    programs = Programs(itself: arguments.first ?? "LahdeBenchmarks", lahde: lahde)
  }

  private static func numbers(_ text: String) throws(Problem) -> [Int] {
    let words = text.split(separator: ",", omittingEmptySubsequences: false)
    let numbers = words.compactMap { Int($0) }.filter { $0 > 0 }
    guard numbers.count == words.count else { throw unknown(text) }
    return numbers
  }

  private static func percent(_ text: String) throws(Problem) -> Int {
    guard let number = Int(text), (0...80).contains(number) else { throw unknown(text) }
    return number
  }

  private static let advice = "see LahdeBenchmarks --help"

  private static func unknown(_ word: String) -> Problem {
    Problem(.usage, "“\(word)” is not understood", remedy: advice)
  }
}
