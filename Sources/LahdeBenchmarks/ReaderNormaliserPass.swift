import Configuration
import Foundation
import Pipeline
import Records

/// A file through reader and normaliser and nowhere else: what the memory case measures, in a process of its own.
enum ReaderNormaliserPass {
  /// Passes the source of a pipeline and returns the number of its records.
  static func run(pipeline path: String) throws(Problem) -> Int {
    let pipeline: PipelineFile
    do { pipeline = try PipelineFile.load(path) } catch {
      throw error.problems.first ?? Problem(.configuration, file: path, "the pipeline cannot be used")
    }
    let context = RunContext(now: Int64(Date().timeIntervalSince1970), user: "benchmark") {
      [UInt8](repeating: 0, count: $0)
    }
    let workplace = Workplace(pipeline, context: context)
    var records = 0
    for plan in pipeline.sources {
      for file in try plan.files() {
        var stream = try SourceStream(plan, file: file, options: NightOptions(), workplace)
        while let batches = try stream.next({ _ in }) { for batch in batches { records += batch.rows.count } }
      }
    }
    return records
  }
}
