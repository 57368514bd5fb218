import Foundation
import Records

/// A program run to its end, with what it used: the one place that spawns, because only `wait4` tells a child's memory.
enum ChildProcess {
  /// How a child ended.
  struct Outcome {
    /// Its exit code; 128 and the signal's number if one ended it.
    let code: Int32
    /// From start to end, on the wall.
    let seconds: Double
    /// The most memory it held at a time (`ru_maxrss`), in bytes.
    ///
    /// Linux counts what this program held when it spawned the child, so keep it small until then.
    let peakBytes: Int
  }

  /// Runs a program with its standard output in a file (`/dev/null` unless given); throws if it cannot be started.
  static func run(_ program: String, _ arguments: [String], output: String = "/dev/null") throws(Problem) -> Outcome {
    let words = unsafe ([program] + arguments).map { unsafe strdup($0) }
    let surroundings = unsafe ProcessInfo.processInfo.environment.sorted { $0.key < $1.key }
      .map { unsafe strdup("\($0.key)=\($0.value)") }
    defer { unsafe (words + surroundings).forEach { unsafe free($0) } }
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)

    var child: pid_t = 0
    let clock = ContinuousClock()
    let start = clock.now
    var refused = ETXTBSY
    // A child that was forked while the program was being written holds it open until it has become something else.
    for _ in 0..<200 where refused == ETXTBSY {
      refused = unsafe posix_spawn(&child, program, &actions, nil, words + [nil], surroundings + [nil])
      if refused == ETXTBSY { usleep(10_000) }
    }
    guard refused == 0 else {
      throw Problem(.noInput, file: program, "cannot be started", remedy: "build the package first")
    }
    var status: Int32 = 0
    var usage = rusage()
    while unsafe wait4(child, &status, 0, &usage) < 0 {
      guard errno == EINTR else { throw Problem(.inputOutput, file: program, "cannot be waited for") }
    }
    let taken = clock.now - start
    let signal = status & 0x7F
    return Outcome(
      code: signal == 0 ? status >> 8 & 0xFF : 128 + signal,
      seconds: Double(taken.components.seconds) + Double(taken.components.attoseconds) * 1e-18,
      peakBytes: Int(usage.ru_maxrss) * 1024)
  }
}
