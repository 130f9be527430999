import Terminal
import Testing

@Suite("Two curves on the screen") struct LinePlotSnapshots {
  @Test func `in braille, 60 × 12`() {
    expect(
      Fixtures.linePlot, columns: 60, rows: 12, glyphs: .braille,
      shows: [
        "  ⢣                                          ── train 0.209 ",
        "2 ⠈⡇                                         ╌╌ test  0.573 ",
        "   ⠸⣆                                                       ",
        "    ⠑⡗                                                      ",
        "     ⠈⢆⠠⢄                                                   ",
        "       ⠑⢄⠉⠂ ⢀⡀                                              ",
        "1        ⠑⠢⢄⡀⠈⠉⠂ ⠠⠤⣄                                        ",
        "            ⠈⠑⠒⠤⢄⣀    ⠉⠉⠉  ⠒⠒⠒ ⠠⠤⠤⠄ ⠠⣀⣀⡀ ⢀⣀⣀  ⣀             ",
        "                  ⠉⠉⠒⠒⠢⠤⠤⢄⣀⣀⣀⡀                 ⠉⠉  ⠉⠉⠉ ⠈⠉⠉⠁ ",
        "                             ⠈⠉⠉⠉⠉⠑⠒⠒⠒⠒⠒⠒⠢⠤⠤⠤⠤⠤⠤⠤⠤⠤⢄⣀⣀⣀⣀⣀⣀⣀⣀",
        "0                                                           ",
        "  0  epoch 1         2         3        4         5        6",
      ])
  }

  @Test func `in braille, 30 × 6`() {
    expect(
      Fixtures.linePlot, columns: 30, rows: 6, glyphs: .braille,
      shows: [
        "2 ⢳            ── train 0.209 ",
        "   ⢧⢀          ╌╌ test  0.573 ",
        "    ⠙⢕⡢  ⣀                    ",
        "      ⠈⠑⠒⠤⢍⣁⣀⣐⡒⠒  ⠒⠤⠤ ⠠⠤⠤⠄ ⠤⠤⠤",
        "0             ⠈⠉⠉⠉⠉⠉⠑⠒⠒⠒⠒⠒⠒⠒⠒⠒",
        "  0                epoch 5    ",
      ])
  }

  @Test func `in braille, 12 × 3`() {
    expect(
      Fixtures.linePlot, columns: 12, rows: 3, glyphs: .braille,
      shows: [
        "⢆           ",
        "⠘⢆⡠⣀⡀       ",
        "  ⠈⠙⠒⠚⠛⠫⠤⠭⠭⠤",
      ])
  }

  @Test func `in ascii, 60 × 12`() {
    expect(
      Fixtures.linePlot, columns: 60, rows: 12, glyphs: .ascii,
      shows: [
        "  :                                          -- train 0.209 ",
        "2 ':                                         == test  0.573 ",
        "   ':                                                       ",
        "    ':                                                      ",
        "     ':'..                                                  ",
        "       ''. ..                                               ",
        "1         '. '  '..  ..                                     ",
        "           ''''...     '  ''' ...  ...  ...  ...            ",
        "                  ''''''.......                  '''  '''  '",
        "                              '''''''''''''''...............",
        "0                                                           ",
        "  0   epoch 1        2         3        4         5        6",
      ])
  }

  @Test func `in ascii, 30 × 6`() {
    expect(
      Fixtures.linePlot, columns: 30, rows: 6, glyphs: .ascii,
      shows: [
        "2 .            -- train 0.209 ",
        "  ':           == test  0.573 ",
        "   ''.:.                      ",
        "      '''.::..::  ''' ... ... ",
        "0              '''''''''''''''",
        "  0                epoch 5    ",
      ])
  }

  @Test func `in ascii, 12 × 3`() {
    expect(
      Fixtures.linePlot, columns: 12, rows: 3, glyphs: .ascii,
      shows: [
        ".           ",
        "':...       ",
        "   '''''''::",
      ])
  }

  @Test func `in block, 30 × 6`() {
    expect(
      Fixtures.linePlot, columns: 30, rows: 6, glyphs: .block,
      shows: [
        "2 ▙            ── train 0.209 ",
        "   ▜▖          ╌╌ test  0.573 ",
        "    ▀▄▙▄▄                     ",
        "      ▝▀▀▚▟██▙▄▟▀▀  ▀▙▖ ▗▄▄  ▄",
        "0              ▝▀▀▀▀▀▀▀▀▀▀▀▀▀▀",
        "  0                epoch 5    ",
      ])
  }
}

@Suite("A band with a gap, a mark and a read-out on the screen") struct BandedPlotSnapshots {
  @Test func `in braille, 60 × 10`() {
    expect(
      Fixtures.bandedPlot, columns: 60, rows: 10, glyphs: .braille,
      shows: [
        "    ⠅             ┊lr ↓         │   step 500                ",
        "100 ⠵⣐            ┊             │   ── loss NaN (1.59…9.52) ",
        "    ⠅⢑⢄⡅⢐⢀        ┊             │                           ",
        "     ⢐ ⠍⢲⢔⣀⠅⢐ ⠄⢀  ┊             │                           ",
        " 10    ⠅⢐⢐ ⠍⢒⠒⠥⢴⣀⣅⠅⢐ ⠅⢐ ⠄⢀ ⠄⠄⢀  │                           ",
        "         ⠐ ⠅⢐ ⠅⢐ ⠅⠍⢙⠑⠗⢒⠢⠥⢴⠤⣅⣅⣐⣀⠅│ ⠅⢐⢐ ⠄⢐ ⠄⢐ ⠄⢀⢀ ⠄⢀  ⢀   ⢀   ",
        "              ⠁⠐ ⠅⠅⢐ ⠅⢐ ⠅⢐ ⠅⠅⢐ ⠅│ ⠍⢙⢒⠒⠗⢒⠒⠧⢴⠤⠥⢴⢴⠤⣅⣐⣀⣅⣐⣀⣅⡅⢐ ⠅⢐",
        "                  ┊  ⠁  ⠁⠐ ⠅⠅⠐ ⠅│ ⠅⢐⢐ ⠅⢐ ⠅⢐ ⠅⢐⢐ ⠅⢐ ⠅⢐ ⠅⠍⢙⠉⠍⢙",
        "  1               ┊             │     ⠁  ⠁⠐ ⠁⠐⠐ ⠅⠐ ⠅⠐ ⠅⠅⢐ ⠅⢐",
        "    0    step 200         400        600        800         ",
      ])
  }

  @Test func `in braille, 30 × 6`() {
    expect(
      Fixtures.bandedPlot, columns: 30, rows: 6, glyphs: .braille,
      shows: [
        "100 ⣅ step 500 NaN (1.59…9.52)",
        "    ⢝⢴⣄⢀⢀ ┊      │            ",
        "    ⠐⠐⢝⢑⢷⠥⣕⣄⣔⠄⢄⠄⢄⢀⢀⢀⢀         ",
        "        ⠑⠅⢕⠅⢝⠍⢝⠕⢗⢐⢒⢷⢴⢵⢴⢵⢴⣕⣅⣕⣄⣔",
        "  1       ┊  ⠁⠁⠁⠑⠐⠐⠑⠐⠕⠐⠕⠐⠕⠅⢕⠅⢕",
        "    0      step 500           ",
      ])
  }

  @Test func `in braille, 12 × 3`() {
    expect(
      Fixtures.bandedPlot, columns: 12, rows: 3, glyphs: .braille,
      shows: [
        "step 500 Na…",
        "⠙⢗⢵⢔⣄⣄⢄⢄⢀⢀⢀⢀",
        "  ⠁⠑⠑⠑⠝⠝⠝⢝⢗⢗",
      ])
  }

  @Test func `in ascii, 60 × 10`() {
    expect(
      Fixtures.bandedPlot, columns: 60, rows: 10, glyphs: .ascii,
      shows: [
        "    '             :lr v         |   step 500                ",
        "100 :. .          :             |   -- loss NaN (1.59~9.52) ",
        "    ':..'         :             |                           ",
        "    '. :'.:.' '. .:             |                           ",
        " 10    .' ':'':...' '.' '. . . .|                           ",
        "        ' '.' '. .''':'':...:...| '.' '. .'. .   . . . .   .",
        "            ' '  .' '.' '. .'. .| ':''':':'...:.:...:...:.'.",
        "                  :   ' '   '. .| '.' '. .'. .' '. .'. .' ':",
        "  1               :             |     '   '   ' '   '. .' '.",
        "    0    step 200         400        600        800         ",
      ])
  }

  @Test func `in ascii, 30 × 6`() {
    expect(
      Fixtures.bandedPlot, columns: 30, rows: 6, glyphs: .ascii,
      shows: [
        "100 :.step 500 NaN (1.59~9.52)",
        "    '.:.  :      |            ",
        "     .'::.:.:. . . . .        ",
        "        '.'.':':':':'.:.:.:.:.",
        "  1       :   ' '|' ' '.'.'.'.",
        "    0      step 500           ",
      ])
  }

  @Test func `in ascii, 12 × 3`() {
    expect(
      Fixtures.bandedPlot, columns: 12, rows: 3, glyphs: .ascii,
      shows: [
        "step 500 Na~",
        "':....|     ",
        "   :  ''''''",
      ])
  }
}
