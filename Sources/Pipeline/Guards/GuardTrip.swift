import Configuration
import Foundation
import Records

/// A guard that tripped: one line that says what it saw, what is usual, and the limit; without any value of the source.
public struct GuardTrip: Sendable, Equatable {
  /// The source; `run` where the whole run is meant.
  public let source: String
  /// The guard.
  public let name: GuardName
  /// What it saw.
  public let message: String
  /// Why it was let through, where it was.
  public var reason: String?

  /// Whether columns of the pipeline's `restrictions` are new, which is why it tripped.
  var addsRestrictions = false

  /// Whether it was let through.
  public var isAllowed: Bool { reason != nil }

  /// As `--allow` wants it.
  public var id: String { "\(source):\(name.rawValue)" }

  /// The problem of a run that it stops.
  func problem(_ plan: SourcePlan) -> Problem {
    Problem(
      .badData, file: plan.file, line: plan.line, column: plan.column, "guard \(id): \(message)", remedy: remedy)
  }

  /// How to go on.
  public var remedy: String {
    if addsRestrictions {
      return "if the column was added on purpose, let it through once: "
        + Self.letting(id, "an opt-out column was added")
    }
    let look =
      switch name {
      case .clock: "set the machine's clock"
      case .expiries: "`lahde retention --preview` lists them"
      default: "look at the source"
      }
    return look + "; if it is right, let it through once: --allow \(id) --reason TEXT"
  }

  /// The command that lets a guard through.
  public static func letting(_ id: String, _ reason: String) -> String {
    "`lahde run --allow \(id) --reason \"\(reason)\"`"
  }
}

/// What an operator lets through in one run, and why.
public struct Allowance: Sendable, Equatable {
  /// The guards, as `SOURCE:GUARD`.
  public let ids: [String]
  /// Why.
  public let reason: String

  /// Nothing is let through.
  public static let nothing = Allowance(unchecked: [], reason: "")

  private init(unchecked ids: [String], reason: String) {
    self.ids = ids
    self.reason = reason
  }

  /// Checks that every guard and every source of `ids` exists and that there is a reason.
  public init(_ ids: [String], reason: String?, _ pipeline: PipelineFile) throws(Problem) {
    for id in ids {
      let parts = id.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 2, let name = GuardName(rawValue: parts[1]) else {
        throw Problem(
          .usage, "--allow wants SOURCE:GUARD",
          remedy: "the guards are " + GuardName.allCases.map(\.rawValue).joined(separator: ", "))
      }
      let isKnown = name.isOfRun ? parts[0] == "run" : pipeline.sources.contains { $0.name == parts[0] }
      guard isKnown else {
        throw Problem(
          .usage, "--allow: there is no source of this name in the pipeline",
          remedy: name.isOfRun
            ? "this guard is the whole run's: run:\(name.rawValue)" : "`lahde check` lists the sources")
      }
    }
    let reason = reason?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
    guard ids.isEmpty || !reason.isEmpty else {
      throw Problem(.usage, "--allow wants a reason, which stays in the register", remedy: "add --reason TEXT")
    }
    guard !ids.isEmpty || reason.isEmpty else {
      throw Problem(.usage, "--reason is for --allow", remedy: "add --allow SOURCE:GUARD, or leave it out")
    }
    self.init(unchecked: ids, reason: reason)
  }

  /// Marks the trips that are let through.
  func apply(to trips: [GuardTrip]) -> [GuardTrip] {
    trips.map { trip in
      var trip = trip
      if ids.contains(trip.id) { trip.reason = reason }
      return trip
    }
  }
}
