import Records
import Testing

@testable import LahdeBenchmarks

@Suite struct ClusterQualityTests {
  /// Name, persons, clusters, then pair precision and recall and B-cubed precision and recall.
  static let cases: [(String, [UInt64], [UInt64], [Double])] = [
    ("all right", [1, 1, 2, 2, 3], [7, 7, 5, 5, 6], [1, 1, 1, 1]),
    ("nothing together", [1, 1, 2, 2], [1, 2, 3, 4], [1, 0, 1, 0.5]),
    ("everything together", [1, 1, 2, 2], [9, 9, 9, 9], [2.0 / 6, 1, 0.5, 1]),
    ("one of three left out", [1, 1, 1], [1, 1, 2], [1, 1.0 / 3, 1, (2 * 2 + 1) / 9.0]),
    // Amigó and others' way of counting: (2·2/3 + 1/3 + 1/1) / 4 and (2·2/2 + 1/2 + 1/2) / 4.
    ("one too many, one too few", [1, 1, 2, 2], [5, 5, 5, 6], [1.0 / 3, 0.5, (4.0 / 3 + 1.0 / 3 + 1) / 4, 0.75]),
    ("nobody", [], [], [1, 1, 1, 1]),
    ("one record", [4], [0], [1, 1, 1, 1]),
    ("the largest labels", [.max, .max, 0], [0, 0, .max], [1, 1, 1, 1]),
  ]

  @Test(arguments: 0..<cases.count)
  func figures(index: Int) {
    let (name, persons, clusters, expected) = Self.cases[index]
    let quality = ClusterQuality(zip(persons, clusters).map { ($0, $1) })
    #expect(quality.records == persons.count, "\(name)")
    for (found, wanted) in zip(figures(quality), expected) { #expect(abs(found - wanted) < 1e-12, "\(name)") }
  }

  @Test func theOrderOfRecordsDoesNotMatter() {
    let entries: [ClusterQuality.Entry] = (0..<600).map { (UInt64($0 / 3), UInt64($0 / 4)) }
    let shuffled = entries.indices.map { entries[$0 * 7 % 600] }
    for (one, other) in zip(figures(ClusterQuality(entries)), figures(ClusterQuality(shuffled))) {
      #expect(abs(one - other) < 1e-12)
    }
  }

  @Test(arguments: [
    // name, clusters, pair recall of two persons with two records each
    ("all", "id,cluster\na,1\nb,1\n\"c,c\",2\nd,2\n", 1.0),
    ("a record in no cluster is one of its own", "id,cluster\na,1\nb,1\nd,2\n", 0.5),
    ("columns may change places", "cluster,id\n1,a\n1,b\n2,d\n2,\"c,c\"\n", 1.0),
  ])
  func filesAreRead(name: String, clusters: String, recall: Double) throws {
    let quality = try compared("name, unique_id, cluster\nx, a, 8\ny, b, 8\nz,\"c,c\",9\n\"u,v\", d, 9\n", clusters)
    #expect(quality.records == 4 && quality.pairs.recall == recall && quality.pairs.precision == 1, "\(name)")
  }

  @Test func theIDsSecondPartMayBeThePerson() throws {
    let file = "rec_id, name\nrec-12-org, x\nrec-12-dup-0, y\nrec-1-org, z\n"
    let clusters = "id,cluster\nrec-12-org,a\nrec-12-dup-0,a\nrec-1-org,b\n"
    let quality = try compared(file, clusters, id: "rec_id", truth: "rec_id")
    #expect(quality.pairs == .init(precision: 1, recall: 1) && quality.bCubed == .init(precision: 1, recall: 1))
  }

  @Test(arguments: [
    ("a record twice", "id,cluster\na,1\na,2\n"), ("a record that is not there", "id,cluster\nq,1\na,1\n"),
    ("no such column", "record,cluster\na,1\nb,1\n"),
  ])
  func whatCannotBeComparedIsSaid(name: String, clusters: String) throws {
    #expect(throws: Problem.self, "\(name)") { try compared("unique_id,cluster\na,8\nb,8\n", clusters) }
  }

  private func figures(_ quality: ClusterQuality) -> [Double] {
    [quality.pairs.precision, quality.pairs.recall, quality.bCubed.precision, quality.bCubed.recall]
  }

  private func compared(
    _ file: String, _ clusters: String, id: String = "unique_id", truth: String = "cluster"
  ) throws -> ClusterQuality {
    let folder = try BenchmarkFolder()
    defer { folder.remove() }
    let files = ClusterFiles(
      file: try folder.write("file.csv", file), id: id, truth: truth,
      clusters: try folder.write("clusters.csv", clusters))
    return try files.quality()
  }
}
