import Compliance
import Foundation
import Register
import Text

/// What was made just now for a first night: its register, its keys with their rights journal, and its folder.
struct MadeFiles {
  var register: String?, keys: String?, folder: String?

  /// Takes the register back, for the night has failed; after a rehearsal `wholly`, with its keys and its folder.
  func remove(wholly: Bool) {
    guard let register else { return }
    for suffix in [""] + RegisterFile.journals { Self.remove(register + suffix) }
    guard wholly else { return }
    if let keys {
      Self.remove(keys)
      Self.remove(RightsJournal.path(ofKeyFile: keys))
      Self.removeIfEmpty(PathName.folder(of: keys))
    }
    if let folder {
      Self.remove(register + ".lock")
      Self.removeIfEmpty(folder)
    }
  }

  private static func remove(_ path: String) { try? FileManager.default.removeItem(atPath: path) }

  private static func removeIfEmpty(_ folder: String) {
    if (try? FileManager.default.contentsOfDirectory(atPath: folder))?.isEmpty == true { remove(folder) }
  }
}
