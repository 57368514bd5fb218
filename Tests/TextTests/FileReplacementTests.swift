import Foundation
import Testing
import Text

@Test func aRenamedFileTakesAnothersPlace() throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "lahde-rename-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let (new, old) = (folder.appending(path: "new"), folder.appending(path: "old"))
  try Data("new".utf8).write(to: new)
  try Data("old".utf8).write(to: old)
  #expect(FileReplacement.rename(new.path(), to: old.path()))
  #expect(try Data(contentsOf: old) == Data("new".utf8))
  #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()) == ["old"])
  #expect(!FileReplacement.rename(new.path(), to: old.path()))
  #expect(!FileReplacement.rename(old.path(), to: folder.path()))
}

@Test func aNameThatIsTakenStaysTaken() throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "lahde-rename-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let (new, old, free) = (folder.appending(path: "new"), folder.appending(path: "old"), folder.appending(path: "free"))
  try Data("new".utf8).write(to: new)
  try Data("old".utf8).write(to: old)
  #expect(!FileReplacement.renameToNew(new.path(), to: old.path()))
  #expect(try Data(contentsOf: old) == Data("old".utf8) && Data(contentsOf: new) == Data("new".utf8))
  #expect(FileReplacement.renameToNew(new.path(), to: free.path()))
  #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path()).sorted() == ["free", "old"])
}
