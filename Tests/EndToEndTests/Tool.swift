import Foundation
import TestSupport

/// What a run of the program left behind.
struct Outcome {
  /// The exit code; of a run that a signal ended, 128 and the signal's number, as a shell has it.
  var code: Int32
  /// Standard output.
  var output: String
  /// Standard error.
  var errors: String
}

/// The program as it was built, run as a process of its own.
struct Tool {
  /// Where the program cannot be found or its streams cannot be kept.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// The clock of every run that sets no other (seconds since 1970: 28 May 2026).
  static let now = "1780000000"

  /// The package's folder.
  static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs `lahde` with `arguments` in `folder` and waits for its end.
  ///
  /// `environment` is laid over the test's own, in which `LAHDE_NOW` stands still (without `clock` it is not set) and no
  /// other `LAHDE_…` is set. After `killAfter` milliseconds the process is killed.
  static func run(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:], input: String? = nil,
    clock: Bool = true, killAfter: Int? = nil
  ) throws -> Outcome {
    try run(
      try executable(), arguments, in: folder, environment: environment, input: input, clock: clock,
      killAfter: killAfter)
  }

  /// Runs a line of the shell in `folder`, which finds the program in `$LAHDE`.
  static func shell(_ line: String, in folder: TemporaryFolder) throws -> Outcome {
    try run(
      URL(filePath: "/bin/sh"), ["-c", line], in: folder, environment: ["LAHDE": try executable().path()])
  }

  private static func run(
    _ program: URL, _ arguments: [String], in folder: TemporaryFolder, environment: [String: String],
    input: String? = nil, clock: Bool = true, killAfter: Int? = nil
  ) throws -> Outcome {
    // Files, for a pipe that nobody empties stops the program once it is full.
    let streams = try TemporaryFolder()
    try streams.write("input", input ?? "")
    try streams.write("output", "")
    try streams.write("errors", "")

    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = ProcessInfo.processInfo.environment
      .filter { !$0.key.hasPrefix("LAHDE_") }
      .merging(clock ? ["LAHDE_NOW": now] : [:]) { $1 }
      .merging(environment) { $1 }
    process.standardInput = try FileHandle(forReadingFrom: streams.url.appending(path: "input"))
    process.standardOutput = try FileHandle(forWritingTo: streams.url.appending(path: "output"))
    process.standardError = try FileHandle(forWritingTo: streams.url.appending(path: "errors"))
    try process.run()
    if let killAfter {
      Thread.sleep(forTimeInterval: Double(killAfter) / 1000)
      kill(process.processIdentifier, SIGKILL)
    }
    process.waitUntilExit()

    func text(_ name: String) throws -> String {
      String(decoding: try Data(contentsOf: streams.url.appending(path: name)), as: UTF8.self)
    }
    let status = process.terminationStatus
    return Outcome(
      code: process.terminationReason == .uncaughtSignal ? 128 + status : status, output: try text("output"),
      errors: try text("errors"))
  }

  /// A folder with the package's `samples/` and `pipelines/`.
  static func samples() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["samples", "pipelines"] { try folder.copy(package.appending(path: name), to: name) }
    return folder
  }

  /// The program, which lies beside the test bundle whatever the scratch path is.
  static func executable() throws -> URL {
    let bundles = Bundle.allBundles.map(\.bundleURL).filter { $0.pathExtension == "xctest" }
    // On Linux the bundle is the running program itself.
    let running = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    let places = (bundles + [running, URL(filePath: CommandLine.arguments[0])])
      .map { $0.deletingLastPathComponent().appending(path: "lahde") }
    guard let found = places.first(where: { FileManager.default.isExecutableFile(atPath: $0.path()) }) else {
      throw Failure(description: "no lahde in " + places.map { $0.path() }.joined(separator: ", "))
    }
    return found
  }
}
