import Reports
import Testing

@Suite("Metrics") struct MetricsTextTests {
  @Test("Families in order, each with its help and its type") func families() {
    var metrics = MetricsText()
    metrics.add("runs_total", .counter, "Runs.", [([("source", "a"), ("outcome", "read")], 3), ([], 2)])
    metrics.add("contacts", .gauge, "Contacts now.", 41)
    #expect(
      metrics.text == """
        # HELP lahde_runs_total Runs.
        # TYPE lahde_runs_total counter
        lahde_runs_total{source="a",outcome="read"} 3
        lahde_runs_total 2
        # HELP lahde_contacts Contacts now.
        # TYPE lahde_contacts gauge
        lahde_contacts 41

        """)
  }

  @Test(
    "Whatever a label says, a sample is one line, and no other label",
    arguments: [
      ("a", "a"), ("a\"b", "a\\\"b"), ("a\\b", "a\\\\b"), ("a\nb", "a\\nb"), ("a\r\nb", "a\r\\nb"), ("\n", "\\n"),
      ("\\n", "\\\\n"), ("a\",x=\"y", "a\\\",x=\\\"y"), ("ä", "ä"), ("", ""), ("a\\\"\n", "a\\\\\\\"\\n"),
    ])
  func labels(_ value: String, _ written: String) {
    var metrics = MetricsText()
    metrics.add("x", .gauge, "X.", [([("source", value)], 1)])
    #expect(metrics.text == "# HELP lahde_x X.\n# TYPE lahde_x gauge\nlahde_x{source=\"\(written)\"} 1\n")
    #expect(metrics.text.utf8.count { $0 == 0x0A } == 3)
  }

  @Test(
    "Numbers are whole where they are, and have three decimals otherwise",
    arguments: [
      (0, "0"), (3, "3"), (-2, "-2"), (0.5, "0.5"), (1.2345, "1.235"), (0.0004, "0.0"), (1e14, "100000000000000"),
    ] as [(Double, String)])
  func numbers(_ value: Double, _ written: String) {
    var metrics = MetricsText()
    metrics.add("x", .gauge, "X.", value)
    #expect(metrics.text.hasSuffix("\nlahde_x \(written)\n"), "\(metrics.text)")
  }
}
