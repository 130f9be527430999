import Terminal
import Testing

@Suite("A raster that is read on the screen") struct RasterReadingSnapshots {
  @Test func `in braille, 64 × 14`() {
    expect(
      Fixtures.readRaster, columns: 64, rows: 14, glyphs: .braille,
      shows: [
        "input   784 ⠁⠄   ⠂⡀  ⠁⠄   ⠂⡀  ⠁⠄   ⠂⡀  ⠁⠄               ▏  8.5 %",
        "            ⠂ ⠁   ⡀ ⠄ ⠂ ⠁   ⡀ ⠄ ⠂ ⠁   ⡀ ⠄               ▏███▉   ",
        "                ⡀   ⠁⠂⠄     ⡀  ⠁⠂⠄      ⡀               ▏███▌   ",
        "            ⠁   ⠄   ⠂   ⠁   ⠄   ⠂   ⠁   ⠄               ▏███▎   ",
        "            ⡄             ⡄             ⡄               ▏███▏   ",
        "            ⠃   ⡀      ⠄  ⠃    ⡀      ⠄ ⠃               ▏██▉    ",
        "                ⡀   ⠄   ⠃       ⡀   ⠄  ⠁⠂               ▏██▌    ",
        "                                                                ",
        "output   10▸⠁⡇⠁⠃⠅⡃⠁⠇⠁⡃⠅⠃⠁⡇⠁⠃⠅⡃⠁⠇⠁⡃⠅⠃⠁⡇⠁⠃⠅⡃              ▏ 30.0 %",
        "             ⡅    ⠁⠄⡀  ⠁ ⠄ ⡀⠁  ⠄ ⠁⡀  ⠄⠁  ⡀              ▏███████",
        "             ⠇       ⠁⠂⠄     ⠁ ⠂ ⠄   ⠁  ⠂               ▏████▉  ",
        "rate        █▅▅▅▅▅▅█▅▅▅▅▅▅█▅▅▅▅▅▅█▅▅▅▅▅▅█▅                14.2 %",
        "            0         10        20                              ",
        "output 2 · t 6 · silent · neuron 33.3 % · step 20.0 %           ",
      ])
  }

  @Test func `in block, 40 × 9`() {
    expect(
      Fixtures.readRaster, columns: 40, rows: 9, glyphs: .block,
      shows: [
        "input   784 ▘   ▞   ▗▘   ▞      ▏  8.5 %",
        "               ▝ ▖  ▝ ▗  ▝      ▏████▋  ",
        "              ▖  ▘  ▖  ▘  ▖     ▏████▎  ",
        "               ▗      ▗         ▏███▉   ",
        "                ▘▖     ▝ ▖      ▏███▎   ",
        "output   10▸▜▀▜▀▜▀▜▀▜▀▜▀▜▀▜     ▏ 30.0 %",
        "            ▐  ▝ ▖▝  ▐  ▝ ▖     ▏███████",
        "rate        █▅▅█▅▅▅█▅▅█▅▅▅█       14.2 %",
        "output 2 · t 6 · silent · neuron 33.3 %…",
      ])
  }

  @Test func `in ascii, 24 × 5`() {
    expect(
      Fixtures.readRaster, columns: 24, rows: 5, glyphs: .ascii,
      shows: [
        "'.     ' .     ' .    ' ",
        "   .  '      . '       :",
        "      '.         ' .    ",
        "':'''':'''':''':'''':'''",
        "output 2 . t 6 . silent~",
      ])
  }
}

@Suite("A raster seen closely on the screen") struct RasterCloseSnapshots {
  @Test func `in braille, 64 × 14`() {
    expect(
      Fixtures.closeRaster, columns: 64, rows: 14, glyphs: .braille,
      shows: [
        "input   784     ▮                               ▮       ▏  6.7 %",
        "    778–783                               ▮             ▏▊      ",
        "                                    ▮                   ▏▊      ",
        "                              ▮                         ▏▊      ",
        "                        ▮                               ▏▊      ",
        "                  ▮                               ▮     ▏█▍     ",
        "                                                                ",
        "output   10 ▮ ▮ ▮ ▮ ▮ ▮ ▮ ▮ ▮ ▮ ▮ ▮ ▮ ▮ ▮ ▮ ▮ ▮ ▮ ▮     ▏ 52.5 %",
        "        0–3   ▮   ▮   ▮   ▮   ▮   ▮   ▮   ▮   ▮   ▮     ▏███████",
        "           ▸  ▮     ▮     ▮     ▮     ▮     ▮     ▮     ▏████▉  ",
        "              ▮       ▮       ▮       ▮       ▮         ▏███▌   ",
        "rate        ▂ █ ▄ ▆ ▄ ▆ ▄ ▆ ▂ █ ▄ ▄ ▄ █ ▂ ▆ ▄ ▆ ▄ █       40.0 %",
        "            0         5         10        15                    ",
        "output 2 · t 6 · silent · neuron 33.3 % · step 20.0 %           ",
      ])
  }

  @Test func `in ascii, 40 × 9`() {
    expect(
      Fixtures.closeRaster, columns: 40, rows: 9, glyphs: .ascii,
      shows: [
        "input   784   '            .  ' |  6.7 %",
        "    778-783             '       |#      ",
        "                  .  '          |#      ",
        "               '               '|##     ",
        "output   10 ':':':':':':':':':':| 52.5 %",
        "        0-3> .  .  .  .  .  .  .|#######",
        "             '   '   '   '   '  |#####  ",
        "rate        .#-=-=-=.#---#.=-=-#  40.0 %",
        "output 2 . t 6 . silent . neuron 33.3 %~",
      ])
  }
}

@Suite("Spikes with signs on the screen") struct RasterSignSnapshots {
  @Test func `in braille, 64 × 10`() {
    expect(
      Fixtures.signedRaster, columns: 64, rows: 10, glyphs: .braille,
      shows: [
        "gradient  28 +       +             + −        −   +     ▏ 15.4 %",
        "              +   −        − +             +            ▏███████",
        "                      +          −   +    −        +    ▏███████",
        "              −+       −      +              +          ▏███████",
        "                       +     −        +        −        ▏█████▋ ",
        "                 + −           +              +         ▏█████▋ ",
        "                         +        −    +   −            ▏█████▋ ",
        "               −  +              +             + −      ▏███████",
        "                     −    +   −        − +              ▏███████",
        "rate         ███ ▇▇▇ ███ ▅▅▅ ███ ▇▇▇ ███ ▇▇▇ ███ ▅▅▅      17.9 %",
      ])
  }

  @Test func `in block, 40 × 8`() {
    expect(
      Fixtures.signedRaster, columns: 40, rows: 8, glyphs: .block,
      shows: [
        "gradient  28 + + +−±            ▏ 15.4 %",
        "              +  −   +          ▏███▌   ",
        "               −+ + +−±         ▏██████▏",
        "             ±−+ +  −           ▏███████",
        "              +   −+ +          ▏███▌   ",
        "                ±−+ +           ▏█████▉ ",
        "             +−± +   −+         ▏██████▏",
        "             −     ±−+          ▏█████▉ ",
      ])
  }

  @Test func `in ascii, 30 × 4`() {
    expect(
      Fixtures.signedRaster, columns: 30, rows: 4, glyphs: .ascii,
      shows: [
        "+  +  +     *  -  *     +     ",
        "*  -  *  +  +  +     *  -  *  ",
        "   +     *  -  *  +  +  +     ",
        "*  -  *     +     *  -  *  +  ",
      ])
  }
}
