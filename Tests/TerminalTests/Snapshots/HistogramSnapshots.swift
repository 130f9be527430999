import Terminal
import Testing

@Suite("A histogram on the screen") struct HistogramSnapshots {
  @Test func `in braille, 60 × 10`() {
    expect(
      Fixtures.histogram, columns: 60, rows: 10, glyphs: .braille,
      shows: [
        "                            ▃▃▇▇██▇▇▄▄                      ",
        "  1.0 k                 ▁▁▇▇██████████▇▇                    ",
        "                      ▃▃████████████████▆▆                  ",
        "                    ▄▄████████████████████▃▃                ",
        "                  ▄▄████████████████████████                ",
        "                ▅▅██████████████████████████▃▃              ",
        "            ▁▁▇▇██████████████████████████████              ",
        "      0   ▄▄██████████████████████████████████              ",
        "                 −0.5      0.0  ▲    0.5       1.0          ",
        "0.2…0.3 · 1 260 · 8.8 %                                     ",
      ])
  }

  @Test func `in ascii, 60 × 10`() {
    expect(
      Fixtures.histogram, columns: 60, rows: 10, glyphs: .ascii,
      shows: [
        "                            --==####--                      ",
        "  1.0 k                 ..==##########==                    ",
        "                      ..################==                  ",
        "                    --####################..                ",
        "                  --########################                ",
        "                ==##########################--              ",
        "              ==##############################              ",
        "      0   --##################################              ",
        "                 -0.5      0.0  ^    0.5       1.0          ",
        "0.2~0.3 . 1 260 . 8.8 %                                     ",
      ])
  }

  @Test func `in braille, 30 × 8`() {
    expect(
      Fixtures.histogram, columns: 30, rows: 8, glyphs: .braille,
      shows: [
        "−1.0 █▎                    242",
        "−0.7 ██████▌             1 268",
        "−0.4 ████████████▉       2 510",
        "−0.1 █████████████████▉  3 482",
        " 0.2▸███████████████████ 3 698",
        " 0.5 █████████████▊      2 672",
        " 0.8 ██                    378",
        "0.2…0.5 · 3 698 · 26.0 %      ",
      ])
  }

  @Test func `in ascii, 24 × 4`() {
    expect(
      Fixtures.histogram, columns: 24, rows: 4, glyphs: .ascii,
      shows: [
        "-1.0 ####          2 212",
        "-0.3>############# 7 798",
        " 0.4 #######       4 240",
        "-0.3~0.4 . 7 798 . 54.7~",
      ])
  }
}

@Suite("A histogram of few levels on the screen") struct LevelSnapshots {
  @Test func `in braille, 72 × 8`() {
    expect(
      Fixtures.levels, columns: 72, rows: 8, glyphs: .braille,
      shows: [
        "                                        █                               ",
        "                                        █                               ",
        "                                █       █       █                       ",
        "    100         ▂               █       █       █                       ",
        "                █               █       █       █               █       ",
        "      1         █               █       █       █               █       ",
        "                █               █       █       █               █       ",
        "              −0.734          −0.234  0.016   0.266           0.766     ",
      ])
  }

  @Test func `in block, 30 × 6`() {
    expect(
      Fixtures.levels, columns: 30, rows: 6, glyphs: .block,
      shows: [
        "−0.75 ████████▍             40",
        "−0.25 ████████████▉        310",
        " 0.00 ██████████████████ 2 950",
        " 0.25 ████████████▊        290",
        " 0.75 ███████▊              31",
        "                              ",
      ])
  }
}
