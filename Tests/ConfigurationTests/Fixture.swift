import Foundation
import Records
import Text

@testable import Configuration

/// A folder of files that lives as long as a test.
final class Folder {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    path = NSTemporaryDirectory() + "lahde-configuration-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, text) }
  }

  func write(_ name: String, _ text: String) throws {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: FilePath.folder(of: file), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}

enum Fixture {
  /// The pipelines that the package comes with.
  static let pipelines = FilePath.resolve("../../../pipelines", from: #filePath)

  static func bytes(_ name: String) throws -> [UInt8] { try ConfigurationFile.read(pipelines + "/" + name) }

  /// A small, right contract.
  static let contract = """
    {
      name: "Test register", controller: "Testi Oy", contactPerson: "Testaaja", address: "testi@testi.example",
      purposes: [{ name: "customer register", basis: "contract" }, { name: "communication", basis: "consent" }],
      fields: ["person.name", "person.email", "company.name"],
      authorised: [{ name: "Testaaja", user: "testi", role: "steward", undertaking: "2025-01-07", from: "2025-01-08" }],
      encryption: "register",
      keyFile: "keys/key",
      unsubscribeURL: "https://testi.example/{token}",
    }
    """

  /// A pipeline with one source, in which `lines` stand from line 5 on.
  static func pipeline(_ lines: String) -> String {
    "{ contract: \"register.json5\",\n  register: \"data/register.db\",\n  sources: [\n{\n\(lines)\n}\n] }\n"
  }

  /// What a pipeline file `p.json5` beside `contract` is refused for, one line a problem, without the folder's path.
  static func refusals(_ pipeline: String, contract: String = contract) throws -> [String] {
    let folder = try Folder(["p.json5": pipeline, "register.json5": contract])
    do {
      _ = try PipelineFile.load(folder.path + "/p.json5")
      return []
    } catch {
      return error.problems.map { $0.description.replacingOccurrences(of: folder.path + "/", with: "") }
    }
  }

  /// The problems' first lines.
  static func headlines(_ refusals: [String]) -> [String] {
    refusals.map { String($0.prefix { $0 != "\n" }) }
  }
}
