import Deduplicator
import Records
import Register

/// The model under which a register's contacts are made: the last trained one, or the starting values.
public enum RegisterModel {
  /// The model of a register; `run` is the run whose transaction this is, if it is one.
  public static func current(_ register: RegisterFile, including run: Int64? = nil) throws(Problem) -> MatchModel {
    guard let trained = try ModelStore(register, including: run).trained() else { return .starting }
    guard trained.isWhole, let model = MatchModel(trained.content) else {
      throw Problem(
        .configuration, "the match weights of run \(trained.run) were made by another version of lahde, or damaged",
        remedy: "make new ones: `lahde train --apply`")
    }
    return model
  }
}
