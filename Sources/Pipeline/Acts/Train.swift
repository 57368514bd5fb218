import Configuration
import Deduplicator
import Records
import Register

/// Training: new match weights from what the register holds, and what would change under them.
public struct Train {
  /// What a training brought.
  public struct Outcome: Sendable {
    /// The run that applied it; nil where it was only shown.
    public var run: Int64?
    /// What the new model is expected to be worth.
    public let training: ModelTraining
    /// The model that holds until then.
    public let before: MatchModel
    /// Contacts now and under the new model.
    public let contacts: Change
    /// Companies now and under the new model.
    public let companies: Change
    /// Pairs left for review now and under the new model.
    public let review: (before: Int, after: Int)

    /// How a partition changes.
    public struct Change: Sendable {
      /// Contacts or companies.
      public let before: Int, after: Int
      /// Those after that were several, and those before that become several.
      public let merged: Int, split: Int
    }
  }

  private let workplace: Workplace

  /// Training over the register of a workplace.
  public init(_ workplace: Workplace) { self.workplace = workplace }

  /// Trains and tells what would change; nothing does.
  public func preview(_ register: RegisterFile) throws(Problem) -> Outcome { try learn(register).outcome }

  /// Trains, and makes the register's contacts anew under the new model.
  public func apply() throws(Problem) -> Outcome {
    let session = try workplace.open()
    var (run, outcome) = try session.run(.train) { id throws(Problem) in
      let (outcome, table, resolution) = try learn(session.register)
      let model = outcome.training.model
      try ModelStore(session.register, including: id).note(model: model.hash, content: model.bytes, run: id)
      var stages = StageTimer()
      _ = try Resolving(session.register, run: id, threads: workplace.threads).publish(
        table, resolution, model, &stages)
      return outcome
    }
    outcome.run = run
    return outcome
  }

  /// Learns from what the register holds; what it holds and what the new model makes of it.
  private func learn(
    _ register: RegisterFile
  ) throws(Problem) -> (outcome: Outcome, table: ObservationTable, resolution: Resolution) {
    let table = try ObservationLoader(register).table()
    guard table.count >= ModelTraining.leastRows else {
      throw Problem(
        .badData,
        "\(table.count) observations are too few to learn from: \(ModelTraining.leastRows) are needed",
        remedy: "go on with the weights that are there")
    }
    // A model of another version cannot tell what is now; the new one takes its place.
    let before = (try? RegisterModel.current(register)) ?? .starting
    let training = ModelTraining(table, threads: workplace.threads)
    let decisions = try StandingDecisions(register, table)
    let old = decisions.resolver(before, threads: workplace.threads).resolve(table)
    let new = decisions.resolver(training.model, threads: workplace.threads).resolve(table)
    func review(_ resolution: Resolution) -> Int {
      resolution.pairs.count {
        let entity = $0.kind == .person ? resolution.contact : resolution.company
        return entity[Int($0.left)] != entity[Int($0.right)]
      }
    }
    let outcome = Outcome(
      run: nil, training: training, before: before, contacts: Self.change(old.contact, new.contact),
      companies: Self.change(old.company, new.company), review: (review(old), review(new)))
    return (outcome, table, new)
  }

  private static func change(_ before: [Int32], _ after: [Int32]) -> Outcome.Change {
    func several(_ from: [Int32], _ to: [Int32]) -> Int {
      var first: [Int32: Int32] = [:]
      var several: Set<Int32> = []
      for (one, other) in zip(from, to) where one >= 0 {
        if let known = first[one] { if known != other { several.insert(one) } } else { first[one] = other }
      }
      return several.count
    }
    func count(_ founders: [Int32]) -> Int {
      founders.indices.count { Int(founders[$0]) == $0 }
    }
    return Outcome.Change(
      before: count(before), after: count(after), merged: several(after, before), split: several(before, after))
  }
}
