import Foundation
import TestSupport
import Testing

@testable import Text

@Test(
  "A path is taken apart, whatever its names",
  arguments: [
    ("register.db", "", "register.db"), ("a/register.db", "a", "register.db"), ("/register.db", "/", "register.db"),
    ("a/b/c", "a/b", "c"), ("a//c", "a", "c"), ("-", "", "-"), (".", "", "."), ("x/", "", "x"), ("./", "", "."),
    ("/", "/", ""), ("//", "/", ""), ("", "", ""), ("a/-", "a", "-"), ("ä/ö", "ä", "ö"), ("a/.", "a", "."),
  ])
func aPathIsTakenApart(_ path: String, _ folder: String, _ name: String) {
  #expect(PathName.folder(of: path) == folder && PathName.name(of: path) == name, "\(path)")
  #expect(PathName.joined("", "x") == "x" && PathName.joined("/", "x") == "/x" && PathName.joined("a/", "x") == "a/x")
}

@Test func aFileIsOneUnderAllItsNames() throws {
  let folder = try TemporaryFolder()
  let file = try folder.write("a/file", "x")
  try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: "a/file")
  #expect(FileState(folder.path("link"))?.identity == FileState(file)?.identity)
  #expect(FileState(folder.path("link"))?.isFile == true && FileState(folder.path("a"))?.isFolder == true)
  #expect(FileState(folder.path("nothing")) == nil)
  #expect(PathName.resolved(folder.path("link")).hasSuffix("/a/file") && PathName.resolved(file) == file)
  #expect(PathName.resolved(folder.path("nothing")) == folder.path("nothing"))
}
