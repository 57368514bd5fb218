import Foundation

/// Memory that was freed, and that the C library keeps for later: a tenth of a large night.
enum FreeMemory {
  private typealias Trim = @convention(c) (Int) -> Int32

  /// Gives it back to the system, so that a stage's peak has nothing of the stage before in it. Asked for by name, since
  /// `malloc_trim` is the GNU library's own.
  static func giveBack() {
    guard let symbol = unsafe dlsym(nil, "malloc_trim") else { return }
    unsafe _ = unsafeBitCast(symbol, to: Trim.self)(0)
  }
}
