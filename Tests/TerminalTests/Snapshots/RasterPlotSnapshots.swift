import Terminal
import Testing

@Suite("A raster on the screen") struct RasterSnapshots {
  @Test func `in braille, 64 × 12`() {
    expect(
      Fixtures.raster, columns: 64, rows: 12, glyphs: .braille,
      shows: [
        "input   784 ⢑⠄    ⠈⡂⠈⡢     ⠁ ⢑⠄ ⠄    ⠈⡢ ⡢     ⢑⠄⢑⠄      ▏ 11.1 %",
        "             ⢕       ⠨⡂ ⡂     ⢕ ⢕     ⠨⡂⠨⡂     ⠅ ⢕      ▏███████",
        "             ⠐⢅ ⢅     ⠪⡀⠪⡀    ⠐⠅⠐⢅     ⠂ ⠪⡀ ⡀    ⠐⢅     ▏███████",
        "              ⢑⠄⢑⠄    ⠈⡂⠈⡢     ⠁ ⢑⠄ ⠄    ⠈⡢ ⡢     ⢑⠄    ▏███████",
        "               ⠅ ⢕       ⠨⡂ ⡂     ⢕ ⢕     ⠨⡂⠨⡂     ⠅    ▏███████",
        "            ⡀    ⠐⢅ ⢅     ⠪⡀⠪⡀    ⠐⠅⠐⢅     ⠂ ⠪⡀ ⡀       ▏███████",
        "                                                                ",
        "hidden   12 ⠁      ⡀ ⠄⠂ ⠁      ⡀ ⠄⠂ ⠁      ⡀ ⠄⠂ ⠁       ▏  8.3 %",
        "             ⡀ ⠄⠂ ⠁      ⡀ ⠄⠂ ⠁      ⡀ ⠄⠂ ⠁      ⡀ ⠄    ▏█████▌ ",
        "                                                                ",
        "output    3 ·           ███████████ ██▎                         ",
        "            0           1 ×10       2 ×2                        ",
      ])
  }

  @Test func `in braille, 34 × 8`() {
    expect(
      Fixtures.raster, columns: 34, rows: 8, glyphs: .braille,
      shows: [
        "⠁⠂⡀⠄  ⠈⠰ ⠠   ⠁⠄⠂⡄ ⡀⠈ ⠐⢀ ⢀ ⠃⠁⠂⡀    ",
        "⠠   ⠁⠆⠃⠄ ⡀⠈ ⠐⢠ ⢀ ⠁ ⠂⡀⠄⡀ ⠈⠐ ⠠      ",
        "⡀⠈ ⠘⠠ ⢀ ⠁ ⠂⡄⠆⡀  ⠐ ⠠⢀  ⠁⠂⠁⠄ ⡀⠈     ",
        " ⠃⠄⠂⡀  ⠐ ⠰⢀   ⠂⠁⠄⡀⡄⠈ ⠈⠠ ⢀ ⠁ ⠃⠄    ",
        "⠁  ⢀⠠⠂⠁  ⢀⠠⠂⠁  ⢀⠠⠂⠁               ",
        "⢀⠠⠂⠁  ⢀⠠⠂⠁  ⢀⠠⠂⠁  ⢀⠠              ",
        "·          ██████████ ██          ",
        "0          1 ×10      2 ×2        ",
      ])
  }

  @Test func `in braille, 14 × 4`() {
    expect(
      Fixtures.raster, columns: 14, rows: 4, glyphs: .braille,
      shows: [
        "⠁  ⡀⠂   ⠄⠁    ",
        " ⡀⠂   ⠄⠁      ",
        "⠁⡀⠄⠂⠈⢀⠠⠐⠈⢀⠠⠐⠈⢀",
        "·   ███ ▋     ",
      ])
  }

  @Test func `in ascii, 64 × 12`() {
    expect(
      Fixtures.raster, columns: 64, rows: 12, glyphs: .ascii,
      shows: [
        "input   784 '       .            ''      ..     '       | 11.1 %",
        "              '             ''      ...           '     |#######",
        "                 ..             .           '''         |#######",
        "            ..            '       .     ''      ..      |#######",
        "                    '''      ..             .           |#######",
        "                '       ..           ''       .         |#######",
        "                                                                ",
        "hidden   12 '        .  '        .  '        .  '       |  8.3 %",
        "               .  '        .  '        .  '        .    |#####  ",
        "                                                                ",
        "output    3 .           ########### ##                          ",
        "            0           1 x10       2 x2                        ",
      ])
  }

  @Test func `in ascii, 34 × 8`() {
    expect(
      Fixtures.raster, columns: 34, rows: 8, glyphs: .ascii,
      shows: [
        "'           .              '      ",
        "         .              '         ",
        "      .              '            ",
        "   .              '               ",
        "'       .  '      .  '      .  '  ",
        "   . '       .  '      .  '      .",
        ".          ########## ##          ",
        "0          1 x10      2 x2        ",
      ])
  }

  @Test func `in ascii, 14 × 4`() {
    expect(
      Fixtures.raster, columns: 14, rows: 4, glyphs: .ascii,
      shows: [
        "'       .'    ",
        "      .'      ",
        "' . ' . ' . ' ",
        ".   ### #     ",
      ])
  }

  @Test func `in block, 34 × 8`() {
    expect(
      Fixtures.raster, columns: 34, rows: 8, glyphs: .block,
      shows: [
        "▘  ▖  ▝▗ ▗   ▘▖ ▖  ▝      ▘▘      ",
        "▗   ▘▖▘▖  ▝  ▗   ▘   ▖  ▝  ▗      ",
        " ▝ ▝▗   ▘  ▖▖     ▗   ▘ ▘▖  ▝     ",
        " ▘▖      ▗     ▘▖ ▖▝ ▝▗   ▘ ▘▖    ",
        "▘   ▗ ▘   ▗ ▘   ▗ ▘               ",
        " ▗ ▘   ▗ ▘   ▗ ▘   ▗              ",
        "·          ██████████ ██          ",
        "0          1 ×10      2 ×2        ",
      ])
  }
}
