import Configuration
import Foundation
import Records
import Text

extension PipelineFile {
  /// The files that are there and that the register calls `name`: the one whose path that is; where a personal identity code
  /// was masked in it, all of the sources' files that have this name when theirs are.
  func files(called name: String) -> [String] {
    let path = resolve(name)
    if FileManager.default.fileExists(atPath: path) { return [path] }
    guard name.contains(IdentityCode.mask) else { return [] }
    let all = sources.flatMap { (try? $0.files()) ?? [] }
    return Set(all.filter { StoredText(relative($0)).text == name }).sorted()
  }
}
