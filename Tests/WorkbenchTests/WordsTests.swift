import Testing
import Workbench

@Suite struct WordsTests {
  @Test func `times read as people say them`() {
    #expect(Words.clock(102_000_000) == "00:01:42")
    #expect([0.003, 5.24, 27.4, 245, 7_800].map(Words.span) == ["3 ms", "5.2 s", "27 s", "4:05", "2:10:00"])
    #expect([0, 0.000424].map(Words.span) == ["0 ms", "0.4 ms"])
    #expect([0.33, 12.1, 90].map(Words.remaining) == ["1 s", "13 s", "1:30"])
    #expect(Words.span(.nan) == "–")
    let ages: [Int64] = [5, 200, 7_200, 90_000, 400_000]
    #expect(
      ages.map { Words.age(0, now: $0) } == ["just now", "3 min ago", "2 h ago", "yesterday", "4 d ago"])
  }

  @Test func `curves are named as one says it`() {
    #expect(["loss/train", "accuracy", "a/b/c"].map(Words.curve) == ["train loss", "accuracy", "c b a"])
    #expect(Words.share(0.8612) == "86.1 %" && Words.share(.nan) == "–")
  }

  @Test func `numbers are short and grouped`() {
    #expect(Words.grouped(60_000) == "60 000")
    #expect(Words.grouped(-1_234_567) == "−1 234 567")
    #expect([4_180.2, 12.34, 1.5, 0.0412].map(Words.number) == ["4 180", "12.3", "1.50", "0.041"])
    #expect([1e20, -1e300].map(Words.number) == ["1e20", "−1e300"])
    #expect(Words.share(1e300).hasSuffix(" %"))
    #expect(
      [512, 3_100, 212_000_000, 1_500_000_000].map(Words.bytes) == ["512 B", "3.0 KB", "202 MB", "1.4 GB"])
  }

  @Test func `times of sessions are read without a calendar`() {
    #expect(Words.seconds(ofISO: "1970-01-01T00:00:00Z") == 0)
    #expect(Words.seconds(ofISO: "2000-02-29T12:00:00Z") == 951_825_600)
    #expect(Words.seconds(ofISO: "2026-11-23T10:37:27Z") == 1_795_430_247)
    for text in ["yesterday", "9223372036854775807-01-01T00:00:00Z", "2000-01-01T00:00:9223372036854775807Z"]
    {
      #expect(Words.seconds(ofISO: text) == nil)
    }
  }
}
