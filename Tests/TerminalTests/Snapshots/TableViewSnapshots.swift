import Terminal
import Testing

@Suite("A table on the screen") struct TableSnapshots {
  @Test func `in braille, 76 × 4`() {
    expect(
      Fixtures.table, columns: 76, rows: 4, glyphs: .braille,
      shows: [
        "  layer           weights    kept                      bytes      rate      ",
        "  conv1 15C5          375    ███████▏        51 %       94 B    31.0 %      ",
        "▸ fc1 1960→300    588 000    ▏                1 %     9.6 KB    18.0 %      ",
        "  total           606 375    —                       11.0 KB         —      ",
      ])
  }

  @Test func `in braille, 44 × 4`() {
    expect(
      Fixtures.table, columns: 44, rows: 4, glyphs: .braille,
      shows: [
        "  layer         weights  kept              …",
        "  conv1 15C5        375  █████▋       51 %  ",
        "▸ fc1 1960→300  588 000  ▏             1 %  ",
        "  total         606 375  —                  ",
      ])
  }

  @Test func `in braille, 16 × 3`() {
    expect(
      Fixtures.table, columns: 16, rows: 3, glyphs: .braille,
      shows: [
        "  layer        …",
        "  conv1 15C5    ",
        "▸ fc1 1960→300 ▾",
      ])
  }

  @Test func `in ascii, 76 × 4`() {
    expect(
      Fixtures.table, columns: 76, rows: 4, glyphs: .ascii,
      shows: [
        "  layer           weights    kept                      bytes      rate      ",
        "  conv1 15C5          375    #######         51 %       94 B    31.0 %      ",
        "> fc1 1960>300    588 000    #                1 %     9.6 KB    18.0 %      ",
        "  total           606 375    -                       11.0 KB         -      ",
      ])
  }

  @Test func `in ascii, 44 × 4`() {
    expect(
      Fixtures.table, columns: 44, rows: 4, glyphs: .ascii,
      shows: [
        "  layer         weights  kept              ~",
        "  conv1 15C5        375  ######       51 %  ",
        "> fc1 1960>300  588 000  #             1 %  ",
        "  total         606 375  -                  ",
      ])
  }

  @Test func `in ascii, 16 × 3`() {
    expect(
      Fixtures.table, columns: 16, rows: 3, glyphs: .ascii,
      shows: [
        "  layer        ~",
        "  conv1 15C5    ",
        "> fc1 1960>300 v",
      ])
  }
}
