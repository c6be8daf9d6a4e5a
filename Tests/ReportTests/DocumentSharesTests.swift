import Findings
import Testing

@testable import Report

@Suite struct DocumentSharesTests {
  @Test(arguments: [
    (SampleDocuments.products, 1000, 0, 0), (SampleDocuments.orders, 950, 50, 0), (SampleDocuments.returns, 0, 0, 0),
    (SampleDocuments.invoices, 0, 0, 1000), (SampleDocuments.stock, 125, 0, 875),
    (SampleDocuments.customers, 647, 20, 333),
  ])
  func aBarIsDivided(comparison: DocumentComparison, same: Int, mismatching: Int, notCompared: Int) {
    let shares = DocumentShares(comparison)
    #expect(shares.same == same && shares.mismatching == mismatching && shares.notCompared == notCompared)
  }

  @Test func oneOfAMillionIsSeenAndSoIsTheOneThatIsTheSame() {
    let side = DocumentComparison.Side(documents: 1_000_000, bytes: nil)
    func shares(_ mismatches: Int) -> DocumentShares {
      DocumentShares(
        DocumentComparison(
          namespace: "a.b", source: side, destination: side, mismatches: [.init("with other bytes", mismatches)]))
    }
    #expect(shares(1).mismatching == 20)
    #expect(shares(999_999).same == 20)
    #expect(shares(1_000_000).same == 0)
  }

  @Test func aBarIsToldInWords() {
    #expect(SampleDocuments.orders.sharesInWords == "12,411 of 250,003 documents mismatching")
    #expect(SampleDocuments.returns.sharesInWords == "no documents")
    #expect(SampleDocuments.invoices.sharesInWords == "nothing compared")
    #expect(
      SampleDocuments.stock.sharesInWords == "0 of 62,500 documents mismatching, a sample of 12.5 % compared")
    #expect(
      SampleDocuments.customers.sharesInWords
        == "1 of 40,000 documents mismatching, how many were not compared is not known")
  }

  @Test func everyNamespaceHasABarWithItsWords() throws {
    let html = HTMLRenderer().text(of: SampleReports.comparing(SampleDocuments.all))
    #expect(html.ranges(of: "role=\"img\"").count == SampleDocuments.all.count)
    #expect(html.contains("aria-label=\"12,411 of 250,003 documents mismatching\""))
  }
}
