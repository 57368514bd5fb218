import Configuration
import Records
import Register

/// Columns of a pipeline's `restrictions` that a source did not have at its last reading: the guard over its columns will hold
/// it, and whoever added an opt-out column is to know beforehand.
public enum NewRestrictions {
  /// What is to be said of it; nothing where no such column is new, or nobody watches the columns. `columns` are those that
  /// the source's files have now.
  public static func messages(
    _ plan: SourcePlan, columns: Set<String>, _ register: RegisterFile
  ) throws(Problem) -> [String] {
    guard plan.guards.watchesColumns, let before = try SourceHistory(register, source: plan.name).look else {
      return []
    }
    let new = plan.restrictions.map(\.column).filter { columns.contains($0) && !before.has(column: $0) }
    guard !new.isEmpty else { return [] }
    let guarded = GuardTrip(source: plan.name, name: .columns, message: "")
    return [
      """
      \(plan.name): \(SourceGuards.added(new)). The guard \(guarded.id) holds everything else of the source in the next night. \
      Let it through once: \(GuardTrip.letting(guarded.id, "an opt-out column was added"))
      """
    ]
  }
}
