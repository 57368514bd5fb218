import Foundation
import Pipeline
import SyntheticData
import TestSupport
import Testing
import Text

/// A house whose nights are killed, and its twin whose nights are not.
private struct Killed {
  let house: TestHouse
  private static let nights = SmallRegister(seed: 5).nights

  init() throws {
    house = try TestHouse(
      sources: TestHouse.source("customers") + TestHouse.source("billing")
        + TestHouse.source("prospects", extent: "delta", key: false))
  }

  func feed(_ night: Int) throws {
    for (source, csv) in Self.nights[night] { try house.folder.write("data/\(source).csv", csv) }
  }

  func run(_ words: [String] = [], crash: CrashPoint? = nil, day: Int = 0) throws -> Outcome {
    var environment = ["LAHDE_NOW": "\(1_780_000_000 + day * 86400)"]
    environment["LAHDE_CRASH_AT"] = crash?.rawValue
    return try Tool.run(
      ["run", "pipelines/nightly.json5"] + words, in: house.folder, environment: environment)
  }

  /// The logical hash, after the register has been found whole; nil where there is none.
  func hash() throws -> String? {
    let outcome = try Tool.run(["verify", "--pipeline", "pipelines/nightly.json5"], in: house.folder)
    if outcome.code == 66 { return nil }
    #expect(outcome.code == 0, "\(outcome.output)\(outcome.errors)")
    return outcome.output.split(separator: "\n").last.map(String.init)
  }

  /// The hashes after the first and after the second night of a house that nobody kills.
  static func undisturbed() throws -> [String?] {
    let twin = try Killed()
    return try [0, 1].map { night in
      try twin.feed(night)
      let outcome = try twin.run(night == 0 ? ["--create"] : [], day: night)
      #expect([0, 3].contains(outcome.code), "\(outcome.errors)")
      return try twin.hash()
    }
  }
}

@Test(arguments: CrashPoint.firstNight) func aKilledFirstNightIsGoneOnWith(point: CrashPoint) throws {
  let after = try Killed.undisturbed()
  for words in [[], ["--create"]] {
    let killed = try Killed()
    try killed.feed(0)
    #expect(try killed.run(["--create"], crash: point).code == 137, "the point \(point) is passed")
    let isPublished = [.committed, .journalChanged].contains(point)
    #expect((try killed.hash() == after[0]) == isPublished)
    var again = try killed.run(words)
    if point == .keysMade, words.isEmpty {
      #expect(again.code == 66, "nothing was made that could be gone on with")
      again = try killed.run(["--create"])
    }
    if isPublished, !words.isEmpty {
      #expect(again.code == 64)
    } else {
      #expect([0, 3].contains(again.code), "\(again.errors)")
      let isTold = again.errors.contains("run 1 was cut off; nothing of it was published")
      #expect(isTold == (!isPublished && ![.keysMade, .registerMade].contains(point)))
    }
    #expect(try killed.hash() == after[0])
    try killed.feed(1)
    #expect([0, 3].contains(try killed.run(day: 1).code))
    #expect(try killed.hash() == after[1])
  }
}

@Test func aKilledNightIsAsBeforeOrAsAfter() throws {
  let after = try Killed.undisturbed()
  let killed = try Killed()
  try killed.feed(0)
  _ = try killed.run(["--create"])
  try killed.feed(1)
  // A first night's last points come first, so that it stays unpublished as long as it can.
  for point in [CrashPoint.registerMade, .runBegun, .sourceWritten, .contactsWritten, .aboutToCommit] {
    #expect(try killed.run(crash: point, day: 1).code == 137)
    #expect(try killed.hash() == after[0], "killed at: \(point)")
  }
  #expect(try killed.run(crash: .committed, day: 1).code == 137)
  #expect(try killed.hash() == after[1])
  #expect(try killed.run(["--rehash"], day: 1).code == 0)
  #expect(try killed.hash() == after[1])
  let runs = try Tool.run(["runs", "--pipeline", "pipelines/nightly.json5"], in: killed.house.folder)
  #expect(runs.output.components(separatedBy: " failed ").count == 5, "each cut-off run is listed as failed")
}

/// Killed at a moment of which the program knows nothing.
@Test(arguments: [UInt64(1), 2, 3]) func aNightKilledAtAnyMomentConverges(seed: UInt64) throws {
  let after = try Killed.undisturbed()
  let killed = try Killed()
  try killed.feed(0)
  _ = try killed.run(["--create"])
  try killed.feed(1)
  var random = SplitMix64(seed: seed)
  for _ in 0..<4 {
    let milliseconds = Int(random.next() % 400)
    _ = try Tool.run(
      ["run", "pipelines/nightly.json5"], in: killed.house.folder, environment: ["LAHDE_NOW": "1780086400"],
      killAfter: milliseconds)
    let hash = try killed.hash()
    #expect(hash == after[0] || hash == after[1], "killed after \(milliseconds) ms")
  }
  #expect([0, 3].contains(try killed.run(["--rehash"], day: 1).code))
  #expect(try killed.hash() == after[1])
}

/// What the system refuses: room on the disk, handles, writing.
private let refusals: [(name: String, limit: String)] = [
  ("the disk is full", "trap '' XFSZ; ulimit -f 40"),
  ("there are too few handles", "ulimit -n 7"),
  ("the register is read-only", "readonly"),
]

@Test(arguments: refusals.indices) func whatTheSystemRefusesLeavesTheRegister(index: Int) throws {
  let after = try Killed.undisturbed()
  let killed = try Killed()
  try killed.feed(0)
  _ = try killed.run(["--create"])
  try killed.feed(1)
  let (name, limit) = refusals[index]
  let outcome: Outcome
  if limit == "readonly" {
    let folder = killed.house.folder.url.path()
    // Root may write everywhere; somebody else may not.
    let isRoot = geteuid() == 0
    let prefix = isRoot ? "setpriv --reuid=65534 --regid=65534 --clear-groups " : ""
    let give = isRoot ? "chown -R 65534:65534 '\(folder)' && chmod 755 '\(folder)' && " : ""
    outcome = try Tool.shell(
      "\(give)chmod 500 register && chmod 400 register/register.db && \(prefix)\"$LAHDE\" run pipelines/nightly.json5",
      in: killed.house.folder)
    _ = try Tool.shell("chmod 700 register && chmod 600 register/register.db", in: killed.house.folder)
  } else {
    outcome = try Tool.shell("\(limit); exec \"$LAHDE\" run pipelines/nightly.json5", in: killed.house.folder)
  }
  #expect(outcome.code == 74, "\(name): \(outcome.code) \(outcome.errors)")
  #expect(outcome.errors.contains("to mend:"), "\(name): \(outcome.errors)")
  #expect(try killed.hash() == after[0], "\(name)")
  #expect([0, 3].contains(try killed.run(day: 1).code), "\(name)")
  #expect(try killed.hash() == after[1], "\(name)")
}

@Test func aSecondRunSaysWhoHoldsTheRegister() throws {
  let killed = try Killed()
  try killed.feed(0)
  _ = try killed.run(["--create"])
  // Somebody else holds the lock, as a run would.
  let lock = killed.house.folder.path("register/register.db.lock")
  let (holder, go) = (Process(), killed.house.folder.path("go"))
  holder.executableURL = URL(filePath: "/usr/bin/env")
  holder.arguments = [
    "flock", lock, "sh", "-c",
    "printf 'process 1, user night, since 2026-05-28T00:00:00Z' > '\(lock)'; until [ -e '\(go)' ]; do sleep 0.05; done",
  ]
  try holder.run()
  defer {
    _ = FileManager.default.createFile(atPath: go, contents: nil)
    holder.waitUntilExit()
  }
  let deadline = ContinuousClock.now + .seconds(60)
  while (try? String(contentsOfFile: lock, encoding: .utf8))?.hasPrefix("process 1,") != true {
    try #require(holder.isRunning && ContinuousClock.now < deadline, "nobody holds the lock")
    Thread.sleep(forTimeInterval: 0.01)
  }
  let refused = try killed.run(day: 1)
  #expect(refused.code == 75)
  #expect(refused.errors.contains("process 1, user night, since 2026-05-28T00:00:00Z"))
  // It lets go while the next one waits, or has done so before: either way that one has its turn.
  DispatchQueue.global().asyncAfter(deadline: .now() + 1) {
    _ = FileManager.default.createFile(atPath: go, contents: nil)
  }
  #expect(try [0, 3].contains(killed.run(["--wait", "120"], day: 1).code))
}

@Test func aProductionContractLetsNobodyCrashIt() throws {
  let killed = try Killed()
  try killed.feed(0)
  let contract = killed.house.folder.url.appending(path: "pipelines/register.json5")
  let text = try String(contentsOf: contract, encoding: .utf8)
  try text.replacingOccurrences(of: "encryption: \"none\", sample: true,", with: "encryption: \"volume\",")
    .replacingOccurrences(of: "user: \"*\"", with: "user: \"\(NSUserName())\"")
    .write(to: contract, atomically: true, encoding: .utf8)
  let outcome = try Tool.run(
    ["run", "pipelines/nightly.json5", "--create"], in: killed.house.folder,
    environment: ["LAHDE_CRASH_AT": "committed"], clock: false)
  #expect(outcome.code == 78 && outcome.errors.contains("LAHDE_CRASH_AT"))
}
