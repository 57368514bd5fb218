import Pipeline
import Reports

extension Alarm {
  /// An alarm as reports tell it.
  init(_ alarm: RaisedAlarm) {
    self.init(alarm.kind, alarm.reason, count: alarm.count, limit: alarm.limit, ids: alarm.ids)
  }
}
