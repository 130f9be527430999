import Terminal
import Testing

@Suite("A list on the screen") struct ListSnapshots {
  @Test func `in braille, 56 × 6`() {
    expect(
      Fixtures.list, columns: 56, rows: 6, glyphs: .braille,
      shows: [
        " SPIKING LEARNING                                       ",
        " ▸ Spike-count learning   98.6 % · 2 h ago              ",
        "   Tandem learning        not run yet                   ",
        " NETWORKS                                               ",
        "   ● Target control       4 736 drivers                 ",
        "                                                        ",
      ])
  }

  @Test func `in braille, 26 × 4`() {
    expect(
      Fixtures.list, columns: 26, rows: 4, glyphs: .braille,
      shows: [
        " SPIKING LEARNING         ",
        " ▸ Spike-count learning   ",
        "   Tandem learning        ",
        " NETWORKS                ▾",
      ])
  }

  @Test func `in braille, 10 × 2`() {
    expect(
      Fixtures.list, columns: 10, rows: 2, glyphs: .braille,
      shows: [
        " SPIKING …",
        " ▸ Spike…▾",
      ])
  }

  @Test func `in ascii, 56 × 6`() {
    expect(
      Fixtures.list, columns: 56, rows: 6, glyphs: .ascii,
      shows: [
        " SPIKING LEARNING                                       ",
        " > Spike-count learning   98.6 % . 2 h ago              ",
        "   Tandem learning        not run yet                   ",
        " NETWORKS                                               ",
        "   * Target control       4 736 drivers                 ",
        "                                                        ",
      ])
  }

  @Test func `in ascii, 26 × 4`() {
    expect(
      Fixtures.list, columns: 26, rows: 4, glyphs: .ascii,
      shows: [
        " SPIKING LEARNING         ",
        " > Spike-count learning   ",
        "   Tandem learning        ",
        " NETWORKS                v",
      ])
  }

  @Test func `in ascii, 10 × 2`() {
    expect(
      Fixtures.list, columns: 10, rows: 2, glyphs: .ascii,
      shows: [
        " SPIKING ~",
        " > Spike~v",
      ])
  }
}
