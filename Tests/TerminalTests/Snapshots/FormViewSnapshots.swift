import Terminal
import Testing

@Suite("A form on the screen") struct FormSnapshots {
  @Test func `in braille, 62 × 3`() {
    expect(
      Fixtures.form, columns: 62, rows: 3, glyphs: .braille,
      shows: [
        "   data           mnist         60 000 images                 ",
        "   time steps T   10            1…1000                        ",
        " ▸ learning rate  3             ✗ must lie in 1e-6…1          ",
      ])
  }

  @Test func `in braille, 36 × 3`() {
    expect(
      Fixtures.form, columns: 36, rows: 3, glyphs: .braille,
      shows: [
        "   data           mnist  60 000 im… ",
        "   time steps T   10         1…1000 ",
        " ▸ learning rate  3         ✗ must… ",
      ])
  }

  @Test func `in braille, 14 × 2`() {
    expect(
      Fixtures.form, columns: 14, rows: 2, glyphs: .braille,
      shows: [
        "   ti… 10  1…▴",
        " ▸ le… 3      ",
      ])
  }

  @Test func `in ascii, 62 × 3`() {
    expect(
      Fixtures.form, columns: 62, rows: 3, glyphs: .ascii,
      shows: [
        "   data           mnist         60 000 images                 ",
        "   time steps T   10            1~1000                        ",
        " > learning rate  3             x must lie in 1e-6~1          ",
      ])
  }

  @Test func `in ascii, 36 × 3`() {
    expect(
      Fixtures.form, columns: 36, rows: 3, glyphs: .ascii,
      shows: [
        "   data           mnist  60 000 im~ ",
        "   time steps T   10         1~1000 ",
        " > learning rate  3         x must~ ",
      ])
  }

  @Test func `in ascii, 14 × 2`() {
    expect(
      Fixtures.form, columns: 14, rows: 2, glyphs: .ascii,
      shows: [
        "   ti~ 10  1~^",
        " > le~ 3      ",
      ])
  }
}
