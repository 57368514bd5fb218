import Records
import Text

/// One source of a pipeline: where its files lie, how they are read, what they are used for.
public struct SourcePlan: Sendable {
  /// The source's name: lower-case letters, digits and hyphens.
  public let name: String
  /// What reads its files.
  public let reader: ReaderName
  /// The patterns of the files, as written: relative to the pipeline file.
  public let paths: [String]
  /// The columns that make the source key; empty where ``identity`` or the reader's layout makes it.
  public let key: [String]
  /// Alternatives of declared fields that make the source key, the first of which all have a value.
  public let identity: [[Field]]
  /// What a record's absence means.
  public let extent: Extent
  /// What the source's records are used for, each with the basis that the contract gives it.
  public let purposes: [Purpose]
  /// From whom its records are.
  public let collected: Collection
  /// How far the source is trusted, 0 to 100.
  public let trust: Int
  /// How the source says that a relationship has ended; nil: it does not.
  public let relationship: EndingRule?
  /// For how many days an extract may be used; nil: for as long as the contract lets the register keep it.
  public let permittedDays: Int?
  /// Which columns fill which fields, in stored order of the fields; empty where the reader knows.
  public let map: [FieldMapping]
  /// The source's own filter.
  public let ignore: IgnoreRule?
  /// The columns that say something against writing to a record's person.
  public let restrictions: [RestrictionRule]
  /// What a note is that does not say so.
  public let defaultNote: NoteKind
  /// The encoding, if it is not to be found out: `utf-8`, `windows-1252`, `iso-8859-1`, `utf-16le`, `utf-16be`, `cp850`,
  /// `cp437`, `macintosh`.
  public let encoding: String?
  /// The delimiter (an ASCII character), if it is not to be found out.
  public let delimiter: UInt8?
  /// 1-based line of the header, if it is not to be found out.
  public let headerLine: Int?
  /// The address of the saved pages, if it is not to be found in them.
  public let url: String?
  /// How much of it may change in one night.
  public let guards: GuardLimits
  /// What becomes of it when more does.
  public let onGuard: GuardAction
  /// The fields that the contract declares: nothing else may be taken from a record.
  public let declared: [Field]
  /// The pipeline file that the source stands in.
  public let file: String
  /// 1-based line of the source in the pipeline file.
  public let line: Int
  /// 1-based column of the source in the pipeline file, in characters.
  public let column: Int

  /// The place of every pattern of `paths`.
  let pathPositions: [Position]

  /// The kinds of restriction that the source itself states; a death and an address that does not work are said in any of them.
  private var ownRestrictions: [RestrictionKind] {
    restrictions.compactMap(\.states) + (reader == .marketingRegister ? [.marketingBan] : [])
      + (reader.yields == .observations ? [.deceased, .bounce] : [])
  }

  /// The kinds of ban that stand only because too many objected at once (``GuardName/objections``).
  public var guardedRestrictions: [RestrictionKind] {
    let (own, guarded) = (ownRestrictions, restrictions.flatMap(\.forbids.objectionsAsBans.kinds))
    return RestrictionKind.allCases.filter { guarded.contains($0) && !own.contains($0) }
  }

  /// The kinds of restriction that every record of the source says something about: what it does not state, there is not. So it
  /// is with the bans that stand because too many objected at once.
  public var statedRestrictions: [RestrictionKind] {
    RestrictionKind.allCases.filter { ownRestrictions.contains($0) || guardedRestrictions.contains($0) }
  }

  /// Whether what was made at `time` may no longer be used at `now` (seconds since 1970): the last permitted day counts
  /// whole.
  public func isExpired(since time: Int64, at now: Int64) -> Bool {
    guard let permittedDays else { return false }
    return now / 86_400 > time / 86_400 + Int64(permittedDays)
  }

  /// The source's files, as they are to be opened: sorted by their bytes, each once.
  ///
  /// `*` and `?` stand for characters of one name, `**` for folders of any depth; names that begin with a dot are
  /// matched by a dot only. Throws ``ExitCode/noInput`` where a pattern without wildcards is no file, or where all
  /// patterns together match none, and ``ExitCode/inputOutput`` where a folder cannot be listed.
  public func files() throws(Problem) -> [String] {
    let folder = FilePath.folder(of: file)
    var found: [String] = []
    for (pattern, position) in zip(paths, pathPositions) {
      let glob = FilePattern(pattern, folder: folder)
      let matches: [String]
      do { matches = try glob.files() } catch { throw problem(error.code, position, error.message, error.remedy) }
      if matches.isEmpty, !glob.hasWildcard {
        let isFolder = FilePath.isFolder(FilePath.resolve(pattern, from: folder))
        throw problem(
          .noInput, position, "\(isFolder ? "this is a folder" : "no such file"): \(Quoted.text(pattern))",
          isFolder ? "name the files in it, as \(Quoted.text(pattern + "/*"))" : Self.remedy)
      }
      found += matches
    }
    found.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var files: [String] = []
    for path in found where files.last?.utf8.elementsEqual(path.utf8) != true { files.append(path) }
    if files.isEmpty, let pattern = paths.first, let position = pathPositions.first {
      let more = paths.count > 1 ? " or any other pattern of this source" : ""
      throw problem(.noInput, position, "no file matches \(Quoted.text(pattern))\(more)", Self.remedy)
    }
    return files
  }

  /// What its records are used for, and on which bases, as the register keeps it: with `, ` between.
  public var purposesStored: (purposes: String, bases: String) {
    (
      purposes.map(\.name.rawValue).joined(separator: ", "), purposes.map(\.basis.rawValue).joined(separator: ", ")
    )
  }

  private static let remedy = "put the file there or mend the path, which is relative to the pipeline file"

  private func problem(_ code: ExitCode, _ position: Position, _ message: String, _ remedy: String?) -> Problem {
    Problem(code, file: file, line: position.line, column: position.column, message, remedy: remedy)
  }

  /// SHA-256 of everything that changes what is read from a file: a file that was read under another digest is read
  /// again. Paths, purpose and trust are not part of it.
  public var configurationDigest: Digest {
    let read = reading + [("declared", .texts(declared.map(\.name))), ("records", .integer(Self.recordsVersion))]
    return SHA256.hash(Array(JSONText.object(read).written.utf8))
  }

  /// The version of how records are told apart by their keys: a register in which others share one is read anew.
  private static let recordsVersion = 2

  var effective: JSONText {
    .object(
      [
        ("name", .text(name)), ("paths", .texts(paths)), ("purpose", .texts(purposes.map(\.name.rawValue))),
        ("basis", .texts(purposes.map(\.basis.rawValue))), ("collectedFrom", .text(collected.stored)),
        ("trust", .integer(trust)),
      ] + reading + [
        // What becomes of what is gone does not change how the source is read.
        ("goneMeansEnded", .flag(relationship?.goneMeansEnded ?? false)),
        ("permittedDays", permittedDays.map { .integer($0) } ?? .null), ("guards", guards.effective),
        ("onGuard", .text(onGuard.rawValue)),
      ])
  }

  private var reading: [(String, JSONText)] {
    // What is named only where it is there leaves registers of before as they are.
    let restrictions: [(String, JSONText)] =
      restrictions.isEmpty
      ? reader == .marketingRegister ? [("restrictions", .text("of the layout"))] : []
      : [("restrictions", .list(restrictions.map(\.effective)))]
    let notes: [(String, JSONText)] = reader == .notes ? [("default", .text(defaultNote.rawValue))] : []
    return restrictions + notes + [
      ("reader", .text(reader.rawValue)), ("extent", .text(extent.rawValue)), ("key", .texts(key)),
      ("identity", .list(identity.map { .texts($0.map(\.name)) })),
      ("map", .object(map.map { ($0.field.name, .texts($0.columns)) })),
      ("relationship", relationship?.effective ?? .null), ("ignore", ignore?.effective ?? .null),
      ("encoding", .optional(encoding)),
      ("delimiter", .optional(delimiter.map { String(Unicode.Scalar($0)) })),
      ("headerLine", headerLine.map { .integer($0) } ?? .null), ("url", .optional(url)),
    ]
  }
}
