import Configuration
import Records
import Register

/// The guards of a whole run: the clock, and what matching made of the sources.
struct RunGuards {
  /// Days after the last run beyond which the clock is doubted.
  static let mostDays: Int64 = 45

  /// What is wrong with the clock, before anything rests on it: time that was skipped would end, erase and forget too much.
  static func clock(_ ledger: RunLedger, _ context: RunContext) throws(Problem) -> GuardTrip? {
    guard let last = try ledger.lastCommitted()?.started else { return nil }
    let days = (context.now - last) / 86400
    let message: String
    if context.now < last {
      message = "the clock says \(Timestamp.text(context.now)), and the last run began at \(Timestamp.text(last))"
    } else if days > mostDays {
      message = "the clock says \(days) days after the last run, and at most \(mostDays) are usual"
    } else {
      return nil
    }
    return GuardTrip(source: "run", name: .clock, message: message)
  }

  /// Records that may be erased in one night at the end of their retention: `few` always, then per cent, and `most`.
  static let fewExpiries = 5, expiriesPercent = 2, mostExpiries = 50

  /// Too much to be erased at once because of one file, or one clock.
  static func expiries(_ due: Int, of records: Int) -> GuardTrip? {
    guard due > mostExpiries || (due >= fewExpiries && due * 100 > expiriesPercent * records) else { return nil }
    return GuardTrip(
      source: "run", name: .expiries,
      message: "\(due) of \(records) records would be erased; at most \(expiriesPercent) % and \(mostExpiries) may be")
  }

  /// The sources whose new observations joined more contacts than they may.
  static func merges(
    _ register: RegisterFile, run: Int64, _ plans: [SourcePlan], contactsBefore: Int
  ) throws(Problem) -> [GuardTrip] {
    let merged = try ResolutionWriter.mergedContacts(register, run: run)
    return plans.compactMap { plan in
      guard let limit = plan.guards.limits[.merges], let count = merged[plan.name], count > limit.rows,
        count * 100 > limit.percent * contactsBefore
      else { return nil }
      return GuardTrip(
        source: plan.name, name: .merges,
        message: "its new records merge \(count) of \(contactsBefore) contacts with others; "
          + "at most \(limit.percent) % or \(limit.rows) may be")
    }
  }
}
