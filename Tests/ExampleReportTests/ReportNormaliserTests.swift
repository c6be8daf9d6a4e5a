import Testing

@Suite struct ReportNormaliserTests {
  @Test func `what differs between runs is put in one form, and nothing else is touched`() {
    let report = """
      run 1b8f6bd0-f838-452a-a504-ed7428019e99 at 2026-11-21T06:23:01.730Z on 127.0.0.1:21478, format version 12
      {"ts": {"$timestamp": {"t": 1795242181, "i": 1018}}, "size": {"$numberInt": "474870"}, "n": 3}
      &quot;$oid&quot;: &quot;65f1a2b3c4d5e6f708192a3b&quot; rolls past canWrite in about 47 h 58 min
      expires at 2026-11-21T06:38:02Z
      h2 { font-size: 1.25rem; }
      {"bytes" : { "$numberInt" : "4711" }}, "bytes": 4711, "seconds": 2.014, "documents": 500; same 2.1 s
      """
    let expected = """
      run 00000000-0000-4000-8000-000000000000 at 2026-01-31T02:15:00.000Z on 127.0.0.1:27017, format version 12
      {"ts": {"$timestamp": {"t": 0, "i": 0}}, "size": {"$numberInt": "0"}, "n": 3}
      &quot;$oid&quot;: &quot;000000000000000000000000&quot; rolls past canWrite in about 47 h 59 min
      expires at 2026-01-31T02:30:00Z
      h2 { font-size: 1.25rem; }
      {"bytes" : { "$numberInt" : "0" }}, "bytes": 4711, "seconds": 0.1, "documents": 500; same 0.1 s
      """
    let normaliser = ReportNormaliser(ports: [(real: 21478, shown: 27017)])
    #expect(normaliser.normal(report, validUntil: "2026-11-21T06:38:02.117Z") == expected)
  }
}
