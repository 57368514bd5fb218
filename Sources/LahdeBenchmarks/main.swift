import Foundation
import Records

do {
  try Benchmarks(CommandLine.arguments).run()
} catch {
  FileHandle.standardError.write(Data((error.description + "\n").utf8))
  exit(error.code.rawValue)
}
