import Foundation
import Records

/// The measurements as text and as JSON.
enum SpineReport {
  /// A table: one line a size, then one line a stage.
  static func table(_ measured: [SpineMeasurement]) -> String {
    var rows = [
      [
        "records", "MB", "night s", "records/s", ".import s", "ratio", "peak MB", "unchanged s", "ratio",
        "1 % changed s",
        "ratio",
        "contacts", "companies", "review", "precision", "recall", "F1",
      ]
    ]
    for size in measured {
      rows.append([
        "\(size.records)", text(Double(size.bytes) / 1e6, 1), text(size.medianRun, 2),
        text(Double(size.records) / max(size.medianRun, 0.001), 0),
        size.imported.isEmpty ? "–" : text(SpineMeasurement.median(size.imported), 2),
        size.ratio.map { text($0, 2) } ?? "–", text(Double(size.peakBytes) / 1e6, 0), text(size.unchangedNight, 2),
        ratio(size.unchangedNight, size), text(size.changedNight, 2), ratio(size.changedNight, size),
        "\(size.contacts)", "\(size.companies)", "\(size.reviewPairs)",
        text(size.quality.precision, 4), text(size.quality.recall, 4), text(size.quality.f1, 4),
      ])
    }
    var stages = [["records", "stage", "seconds", "peak MB"]]
    for size in measured {
      for stage in size.stages {
        stages.append([
          "\(size.records)", stage.stage, text(stage.seconds, 3),
          stage.peakBytes.map { text(Double($0) / 1e6, 0) } ?? "–",
        ])
      }
    }
    let missing = measured.contains { $0.imported.isEmpty }
    return aligned(rows) + "\n\n" + aligned(stages) + (missing ? "\n\nsqlite3 is not installed: no ratio" : "")
  }

  private static func ratio(_ seconds: Double, _ size: SpineMeasurement) -> String {
    size.imported.isEmpty ? "–" : text(seconds / max(SpineMeasurement.median(size.imported), 0.001), 2)
  }

  /// The measurements as JSON, keys sorted.
  static func json(_ measured: some Encodable) throws(Problem) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    do { return String(decoding: try encoder.encode(measured), as: UTF8.self) } catch {
      throw Problem(.bug, "the measurements cannot be written as JSON")
    }
  }

  /// Rows of cells as columns, numbers flush right.
  static func aligned(_ rows: [[String]]) -> String {
    let widths = (rows.first ?? []).indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  /// A number with that many decimals.
  static func text(_ number: Double, _ decimals: Int) -> String { String(format: "%.\(decimals)f", number) }
}
