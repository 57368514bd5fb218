import Testing

@testable import Records

@Suite("Closed sets") struct ClosedSetTests {
  @Test("What registers and journals have stored is read for ever") func stored() {
    #expect(
      RunAct.allCases.map(\.rawValue) == [
        "night", "retry", "undo", "train", "review", "discard", "admit record", "refuse record", "request", "answer",
        "refuse", "object", "lift objection", "unsubscribe", "erase", "readmit", "rectify", "withdraw correction",
        "retention hold", "retention release", "retention review", "restore", "note restrictions", "export", "notice",
        "restrict processing", "lift restriction",
      ])
    #expect(RunState.allCases.map(\.rawValue).prefix(3) == ["running", "committed", "failed"])
    #expect(SourceOutcome.allCases.map(\.rawValue) == ["read", "not read again", "held"])
    #expect(
      SuppressionScope.allCases.map(\.rawValue) == [
        "erased", "no marketing", "no email marketing", "no communication", "no customer register", "restricted",
        "field",
        "look-alike", "admitted",
      ])
    #expect(
      ObjectionPurpose.allCases.map(\.scope.rawValue) == [
        "no marketing", "no email marketing", "no communication", "no customer register",
      ])
    #expect(Right.allCases.map(\.rawValue) == ["access", "rectify", "erase", "object", "restrict"])
    #expect(RequestOutcome.allCases.map(\.rawValue) == ["answered", "erased", "refused", "lifted"])
    #expect(Verdict.allCases.map(\.rawValue) == ["same", "different"])
    #expect(Extent.allCases.map(\.rawValue) == ["snapshot", "delta"])
    #expect(
      ExpiryReason.allCases.map(\.rawValue) == [
        "relationship ended", "permitted period", "history window", "on request",
      ])
  }

  @Test("An entry of the audit ledger is read as it was written, and nothing else is") func audit() {
    let acts =
      RunAct.allCases.map { AuditAct.run($0) } + [
        .contract, .contractChanged, .retention, .allowance("customers:merges"), .allowance("run:clock"),
        .notes("liisa"),
        .export(.init(purpose: .directMarketing, rows: 0, recipient: "Mallipostitus Oy")),
        .export(.init(purpose: .notice, rows: 3, recipient: "Mallipostitus Oy")),
        .export(.init(purpose: .communication, rows: 12, recipient: "A to B: 2 rows")),
      ]
    for act in acts { #expect(AuditAct(act.text) == act) }
    #expect(Set(acts.map(\.text)).count == acts.count)
    for other in ["", "allow", "nights", "Contract", "contract "] { #expect(AuditAct(other) == nil) }
  }
}
