import Dispatch
import Synchronization

/// Work on several cores whose result does not depend on which core did what.
public enum Parallel {
  /// Calls `body` for 0 ..< `count` on up to `threads` threads and returns the results in order.
  public static func map<Result: Sendable>(
    _ count: Int, threads: Int = 2, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    guard count > 1, threads > 1 else { return (0..<count).map(body) }
    let results = Mutex<[Result?]>(Array(repeating: nil, count: count))
    let next = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: min(threads, count)) { _ in
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let result = body(index)
        results.withLock { $0[index] = result }
      }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// The same, while the calling thread does something else first and then helps: reading need not wait for the work on
  /// what was read before.
  public static func map<Result: Sendable, Other>(
    _ count: Int, threads: Int = 2, _ body: @escaping @Sendable (Int) -> Result,
    meanwhile: () throws(Problem) -> Other
  ) throws(Problem) -> (results: [Result], other: Other) {
    guard count > 0, threads > 1 else {
      let other = try meanwhile()
      return ((0..<count).map(body), other)
    }
    let work = SharedWork(count: count, body: body)
    let group = DispatchGroup()
    for _ in 1..<threads { DispatchQueue.global().async(group: group) { work.run() } }
    defer { group.wait() }
    let other = try meanwhile()
    work.run()
    group.wait()
    return (work.results.withLock { $0.compactMap { $0 } }, other)
  }

  /// Items that several threads take one after the other.
  private final class SharedWork<Result: Sendable>: Sendable {
    let results: Mutex<[Result?]>
    private let next = Atomic(0)
    private let count: Int
    private let body: @Sendable (Int) -> Result

    init(count: Int, body: @escaping @Sendable (Int) -> Result) {
      self.count = count
      self.body = body
      results = Mutex(Array(repeating: nil, count: count))
    }

    func run() {
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        guard index < count else { return }
        let result = body(index)
        results.withLock { $0[index] = result }
      }
    }
  }

  /// The same for many small items, some of which go to a thread together.
  public static func chunked<Result: Sendable>(
    _ count: Int, threads: Int = 2, _ body: @Sendable (Int) -> Result
  ) -> [Result] {
    let chunks = chunks(count, pieces: threads * 8)
    return map(chunks.count, threads: threads) { chunks[$0].map(body) }.flatMap { $0 }
  }

  /// `count` items cut into even ranges, a few for each thread.
  public static func chunks(_ count: Int, threads: Int) -> [Range<Int>] {
    chunks(count, pieces: threads > 1 ? threads * 4 : 1)
  }

  /// `count` items cut into `pieces` even ranges, fewer where there are fewer items.
  public static func chunks(_ count: Int, pieces: Int) -> [Range<Int>] {
    let pieces = max(1, min(count, pieces))
    return (0..<pieces).map { (count * $0 / pieces)..<(count * ($0 + 1) / pieces) }
  }
}
