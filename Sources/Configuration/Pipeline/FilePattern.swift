import Foundation
import Records

/// A path with `*`, `?` and `**`, seen from a folder.
struct FilePattern {
  /// The part before the first wildcard, resolved.
  private let base: String
  /// The parts from the first wildcard on.
  private let parts: [String]

  init(_ pattern: String, folder: String) {
    let all = pattern.split(separator: "/").map(String.init)
    let first = all.firstIndex(where: Self.isWild) ?? all.count
    let root = pattern.utf8.first == 0x2F ? "/" : ""
    base = FilePath.resolve(root + all[..<first].joined(separator: "/"), from: folder)
    var parts: [String] = []
    for part in all[first...] where part != "**" || parts.last != "**" { parts.append(part) }
    self.parts = parts
  }

  var hasWildcard: Bool { !parts.isEmpty }

  /// The files that match, in no order, some perhaps twice; throws where a folder cannot be listed.
  func files() throws(Problem) -> [String] {
    var found: [String] = []
    try walk(base, parts[...], into: &found)
    return found
  }

  private func walk(_ path: String, _ rest: ArraySlice<String>, into found: inout [String]) throws(Problem) {
    guard let part = rest.first else {
      if !FilePath.isFolder(path), FileManager.default.fileExists(atPath: path) { found.append(path) }
      return
    }
    if !Self.isWild(part) { return try walk(Self.join(path, part), rest.dropFirst(), into: &found) }
    guard FilePath.isFolder(path) else { return }
    if part == "**" { try walk(path, rest.dropFirst(), into: &found) }
    for name in try names(in: path) {
      let inner = Self.join(path, name)
      if part != "**" {
        if Self.matches(part, name) { try walk(inner, rest.dropFirst(), into: &found) }
      } else if name.utf8.first != 0x2E, FilePath.isFolder(inner), !FilePath.isLink(inner) {
        // Linked folders are not entered, so that a link to a folder above does not turn in circles.
        try walk(inner, rest, into: &found)
      } else if rest.count == 1, Self.matches("*", name) {
        try walk(inner, [], into: &found)
      }
    }
  }

  private func names(in folder: String) throws(Problem) -> [String] {
    do { return try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
      throw Problem(
        .inputOutput, "the folder cannot be listed: \(Quoted.text(folder))", remedy: "check who may read it")
    }
  }

  private static func join(_ folder: String, _ name: String) -> String {
    switch folder {
    case ".": name
    case "/": "/" + name
    default: folder + "/" + name
    }
  }

  private static func isWild(_ part: String) -> Bool { part.utf8.contains { $0 == 0x2A || $0 == 0x3F } }

  /// Whether a name matches a pattern of one part, in time proportional to the product of their lengths.
  static func matches(_ pattern: String, _ name: String) -> Bool {
    let (pattern, name) = (Array(pattern.unicodeScalars), Array(name.unicodeScalars))
    if name.first == ".", pattern.first != "." { return false }
    var (at, position) = (0, 0)
    var star: (at: Int, position: Int)?
    while position < name.count {
      if at < pattern.count, pattern[at] == "*" {
        star = (at, position)
        at += 1
      } else if at < pattern.count, pattern[at] == "?" || pattern[at] == name[position] {
        at += 1
        position += 1
      } else if let last = star {
        // The last star takes one character more.
        star = (last.at, last.position + 1)
        at = last.at + 1
        position = last.position + 1
      } else {
        return false
      }
    }
    return pattern[at...].allSatisfy { $0 == "*" }
  }
}
