extension Int64 {
  /// The sum, or the nearest number there is: for what comes from outside and may be anything.
  public func adding(_ other: Int64) -> Int64 {
    let (sum, isFar) = addingReportingOverflow(other)
    return isFar ? (other > 0 ? .max : .min) : sum
  }
}
