import Terminal
import Testing

@Suite("A searched text on the screen") struct TextSearchSnapshots {
  @Test func `in braille, 40 × 4`() {
    expect(
      Fixtures.searchedText, columns: 40, rows: 4, glyphs: .braille,
      shows: [
        "00:00:00 0 drawn: 1 000 samples         ",
        "00:00:04 90 ! nothing was learned, as   ",
        "              Drawn digits are no digits",
        "                                        ",
      ])
  }

  @Test func `in ascii, 40 × 4`() {
    expect(
      Fixtures.searchedText, columns: 40, rows: 4, glyphs: .ascii,
      shows: [
        "00:00:00 0 drawn: 1 000 samples         ",
        "00:00:04 90 ! nothing was learned, as   ",
        "              Drawn digits are no digits",
        "                                        ",
      ])
  }
}
