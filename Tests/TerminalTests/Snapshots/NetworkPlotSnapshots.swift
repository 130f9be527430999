import Terminal
import Testing

@Suite("A network on the screen") struct NetworkSnapshots {
  @Test func `in braille, 64 × 10`() {
    expect(
      Fixtures.network, columns: 64, rows: 10, glyphs: .braille,
      shows: [
        "                                                                ",
        "                                                                ",
        "      ◆ AVAL⠤⢄⣀⣀⡀                                               ",
        "                ⠈⠉⠉⠒⠒⠢⠤⠤⢄⣀⣀                                     ",
        "                           ⠉⢉⡑⡲▸○ AVDR                          ",
        "                     ⢀⢀⡀⠤⠐⠂⠉         ⠉⠉⠑⠒⠒⠢⠤⠤⣀⣀⡀                ",
        "               ⣀⠠⠄⠒⠐⠁⠁                         ⠈⠉⠉⠑⠒⢒⠤⡤⢄▸● PVCL ",
        "         ○ VB7⠁⠄⠠ ⠄⠠ ⠄⠐ ⠂⠐ ⠂⠐ ⠂⠐ ⠂⠐ ⠂⠈ ⠁⠈ ⠁⠈ ⠁⠈ ⠁⠈ ⠁            ",
        "                                                                ",
        " ◆ driver   ● target   ○ other   •• path   ·· edge              ",
      ])
  }

  @Test func `in braille, 30 × 7`() {
    expect(
      Fixtures.network, columns: 30, rows: 7, glyphs: .braille,
      shows: [
        "                              ",
        "   ◆ AVAL                     ",
        "       ⠉⠉⠒⠒⠤⠤⣀▸               ",
        "          ⣀⠠⠄⠒⠈○ AVDR⣀⡀       ",
        "    ⢀◂⠄⡔⢈⠁⡀⢀ ⡀⢀ ⠄⠠ ⠄⠠PVCL ●   ",
        "    ○ VB7                     ",
        " ◆ driver   ● target   ○ other",
      ])
  }

  @Test func `in braille, 10 × 3`() {
    expect(
      Fixtures.network, columns: 10, rows: 3, glyphs: .braille,
      shows: [
        " ◆ AVAL   ",
        "AVDR ○⢄▸  ",
        " ·◂PVCL ● ",
      ])
  }

  @Test func `in ascii, 64 × 10`() {
    expect(
      Fixtures.network, columns: 64, rows: 10, glyphs: .ascii,
      shows: [
        "                                                                ",
        "                                                                ",
        "      # AVAL....                                                ",
        "                ''''''.....                                     ",
        "                           ''':>o AVDR                          ",
        "                      . . ' '        '''''......                ",
        "                . ' '                           '''''...>@ PVCL ",
        "         o VB7'. . . ' ' ' ' ' ' ' ' ' ' ' ' ' ' ' '            ",
        "                                                                ",
        " # driver   @ target   o other   :: path   .. edge              ",
      ])
  }

  @Test func `in ascii, 30 × 7`() {
    expect(
      Fixtures.network, columns: 30, rows: 7, glyphs: .ascii,
      shows: [
        "                              ",
        "   # AVAL                     ",
        "       ''''...>               ",
        "           . ''o AVDR.        ",
        "     <.'.'. . . . . .PVCL @   ",
        "    o VB7                     ",
        " # driver   @ target   o other",
      ])
  }

  @Test func `in ascii, 10 × 3`() {
    expect(
      Fixtures.network, columns: 10, rows: 3, glyphs: .ascii,
      shows: [
        " # AVAL   ",
        "AVDR o.>  ",
        " .<PVCL @ ",
      ])
  }

  @Test func `in block, 30 × 7`() {
    expect(
      Fixtures.network, columns: 30, rows: 7, glyphs: .block,
      shows: [
        "                              ",
        "   ◆ AVAL                     ",
        "       ▀▀▀▀▄▄▄▸               ",
        "          ▄▗▖▀▝○ AVDR▄▖       ",
        "    ▗◂▖▞▐▘▖▗ ▖▗ ▖▗ ▖▗PVCL ●   ",
        "    ○ VB7                     ",
        " ◆ driver   ● target   ○ other",
      ])
  }
}
