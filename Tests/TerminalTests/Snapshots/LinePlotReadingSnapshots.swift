import Terminal
import Testing

@Suite("Curves that are read on the screen") struct LinePlotReadingSnapshots {
  @Test func `in braille, 60 × 12`() {
    expect(
      Fixtures.readPlot, columns: 60, rows: 12, glyphs: .braille,
      shows: [
        "3 ⠅                            │step 500                    ",
        "  ⡅                            │ ── train      0.0952 (NaN) ",
        "  ⠡                            │    test       hidden       ",
        "2 ⡐                            │▸┈┈ validation 0.700        ",
        "  ⢫                            │                            ",
        "  ⠸⡂    ⠄⢀ ⡀                   │                            ",
        "   ⣇        ⠈ ⠂⠠⠠ ⡀            │                            ",
        "1  ⠸⣄⠄             ⠈ ⠁⠐ ⠄⠠ ⡀   │                            ",
        "   ⠐⠘⠬⡄                     ⠈ ⠂⠐ ⠂⠐ ⠂⠠ ⠄⠠ ⠄⠠ ⠄⠄⠠ ⠄⠠ ⠄⠠ ⠄⠠ ⡀⢀",
        "      ⠘⠙⠲⠤⣀⣂⡀⢀                 │                            ",
        "0        ⠈  ⠉⠉⠉⠉⠉⠒⠒⠓⠒⠒⠒⠒⠒⠒⠲⠒⠦⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤⠤",
        "  0     step 200        400         600         800         ",
      ])
  }

  @Test func `in ascii, 40 × 8`() {
    expect(
      Fixtures.readPlot, columns: 40, rows: 8, glyphs: .ascii,
      shows: [
        "  :         step 500                    ",
        "  :          -- train      0.0952 (NaN) ",
        "2 .             test       hidden       ",
        "  '.  . .   >.. validation 0.700        ",
        "   :.     '' ' . .   |                  ",
        "    '..            ' ' ' ' ' '' ' ' ' ' ",
        "0      ''''':':':......:................",
        "  0            step 500                 ",
      ])
  }

  @Test func `in block, 24 × 5`() {
    expect(
      Fixtures.readPlot, columns: 24, rows: 5, glyphs: .block,
      shows: [
        "  ▖       step 500 0.700",
        "2 ▙          │          ",
        "  ▐▖▘▝ ▘▝ ▖▗ ▖▗ ▖       ",
        "0  ▝▀▀▜▄▄▄▄▄▄▄▄▄▄▟▄▙▟▄▙▟",
        "  0    step 500         ",
      ])
  }
}

@Suite("Curves over logarithmic steps on the screen") struct LinePlotLogSnapshots {
  @Test func `in braille, 60 × 10`() {
    expect(
      Fixtures.logPlot, columns: 60, rows: 10, glyphs: .braille,
      shows: [
        "   ── train      0.0500 ⠁⠂⠠ ⡀                               ",
        "   ╌╌ test       0.300       ⠈ ⠂⢀                           ",
        "   ┈┈ validation 0.600            ⠁⠐ ⠄⢀                     ",
        "1 ⠉⠑⠒⠤⢄⡀ ⢀ ⠄⠐⠅⡀                         ⠁⠐ ⠄⢀               ",
        "  ⡄⠠ ⠂⠈⠈⠉⠒⠢⠤⣀⡀ ⠄                              ⠁⠠ ⡀⢀ ⡀       ",
        "  ⠁          ⠈⠉⠒⠲⠤⢄⡀   ⠠⠄                    ⢀       ⠈ ⠁⠈ ⠂⠐",
        "                  ⠁⡈⠙⠉⠓⠒⠬⠤⣀⣀  ⠄               ⠉⠉⠁ ⠐⠒⠤⠄ ⢀⣀⡀  ",
        "                           ⠠⠉⠉⠉⠚⢒⠒⠦⠦⠤⢤⣀⣀⣀⣀  ⡀            ⠈⠁ ",
        "0                                   ⠈   ⠁ ⠉⠉⠉⠉⠉⠑⠒⠒⠚⠒⠲⠒⠒⠲⠤⠤⠤⠤",
        "                  step 100                                  ",
      ])
  }

  @Test func `in ascii, 30 × 8`() {
    expect(
      Fixtures.logPlot, columns: 30, rows: 8, glyphs: .ascii,
      shows: [
        "         -- train      0.0500 ",
        "         == test       0.300  ",
        "1 '..  . .. validation 0.600  ",
        "  . ''...             ' . .   ",
        "        ''....        ...   ' ",
        "          ' ''::.:....     '' ",
        "0                 ' ''''''':..",
        "      step 100                ",
      ])
  }
}
