import Testing

@testable import Report

@Suite struct FiguresTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1000, "1,000"), (12_411, "12,411"), (1_204_001, "1,204,001"), (-1000, "-1,000"),
    (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func counts(number: Int, words: String) { #expect(Figures.count(number) == words) }

  @Test(arguments: [
    (0, "0 bytes"), (1, "1 byte"), (999, "999 bytes"), (1000, "1.0 kB"), (999_949, "999.9 kB"), (999_950, "1.0 MB"),
    (4_200_000_000, "4.2 GB"), (Int.max, "9.2 EB"),
  ])
  func bytes(number: Int, words: String) { #expect(Figures.bytes(number) == words) }

  @Test(arguments: [
    (0, "0.0 s"), (2.06, "2.1 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.4, "59 s"), (59.5, "1.0 min"),
    (3596, "59.9 min"), (3599, "1.0 h"), (7_400, "2.1 h"), (1e300, "277,777,777.8 h"), (-1, "0.0 s"), (.nan, "0.0 s"),
    (.infinity, "0.0 s"),
  ])
  func seconds(value: Double, words: String) { #expect(Figures.seconds(value) == words) }

  @Test(arguments: [(5, "5 %"), (12.5, "12.5 %"), (33.3333, "33.33 %"), (0.001, "less than 0.01 %"), (100, "100 %")])
  func percent(value: Double, words: String) { #expect(Figures.percent(value) == words) }
}
