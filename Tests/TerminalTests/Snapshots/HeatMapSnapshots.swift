import Terminal
import Testing

@Suite("An image on the screen") struct ImageSnapshots {
  @Test func `in colour, 18 × 8`() {
    let look = Look(glyphs: .braille, colors: .palette256)
    expect(
      drawn(Fixtures.image, columns: 18, rows: 8, look: look),
      shows: [
        "                  ",
        "                  ",
        "     ┏box━━┓      ",
        "     ┃     ┃      ",
        "     ┃     ┃      ",
        "     ┗━━━━━┛      ",
        "                  ",
        "                  ",
      ])
  }

  @Test func `without colour, 18 × 8`() {
    let look = Look(glyphs: .braille, colors: .none)
    expect(
      drawn(Fixtures.image, columns: 18, rows: 8, look: look),
      shows: [
        "     ..::::--==++ ",
        "   ..::::--==++++ ",
        " ..::┏box━━┓+++** ",
        " ::::┃-==++┃+**## ",
        " ::--┃=++++┃*#### ",
        " --==┗━━━━━┛###%% ",
        " ==++++**####%%@@ ",
        " ++++**####%%@@@@ ",
      ])
  }

  @Test func `in colour, 9 × 5`() {
    let look = Look(glyphs: .braille, colors: .palette256)
    expect(
      drawn(Fixtures.image, columns: 9, rows: 5, look: look),
      shows: [
        "▀▀▀▀▀▀▀▀ ",
        "▀▀┏b…┓▀▀ ",
        "▀▀┗━━┛▀▀ ",
        "▀▀▀▀▀▀▀▀ ",
        "         ",
      ])
  }

  @Test func `without colour, 9 × 5`() {
    let look = Look(glyphs: .braille, colors: .none)
    expect(
      drawn(Fixtures.image, columns: 9, rows: 5, look: look),
      shows: [
        "   .::-=+",
        "..┏b…┓=+*",
        "::┃-=┃+*#",
        "--┗━━┛*#%",
        "==+**#%%@",
      ])
  }

  @Test func `in colour, 4 × 2`() {
    let look = Look(glyphs: .braille, colors: .palette256)
    expect(
      drawn(Fixtures.image, columns: 4, rows: 2, look: look),
      shows: [
        "▀┏┓▀",
        "▀┗┛▀",
      ])
  }

  @Test func `without colour, 4 × 2`() {
    let look = Look(glyphs: .braille, colors: .none)
    expect(
      drawn(Fixtures.image, columns: 4, rows: 2, look: look),
      shows: [
        ".┏┓+",
        "=┗┛%",
      ])
  }

  @Test func `in ascii, 18 × 8`() {
    expect(
      Fixtures.image, columns: 18, rows: 8, glyphs: .ascii,
      shows: [
        "     ..::::--==++ ",
        "   ..::::--==++++ ",
        " ..::+box==++++** ",
        " ::::|-==++|+**## ",
        " ::--|=++++|*#### ",
        " --==+=====+###%% ",
        " ==++++**####%%@@ ",
        " ++++**####%%@@@@ ",
      ])
  }

  @Test func `in ascii, 9 × 5`() {
    expect(
      Fixtures.image, columns: 9, rows: 5, glyphs: .ascii,
      shows: [
        "   .::-=+",
        "..+b~+=+*",
        "::|-=|+*#",
        "--+==+*#%",
        "==+**#%%@",
      ])
  }

  @Test func `in ascii, 4 × 2`() {
    expect(
      Fixtures.image, columns: 4, rows: 2, glyphs: .ascii,
      shows: [
        ".+++",
        "=++%",
      ])
  }
}

@Suite("A signed image on the screen") struct SignedImageSnapshots {
  @Test func `in braille, 22 × 6`() {
    expect(
      Fixtures.signedImage, columns: 22, rows: 6, glyphs: .braille,
      shows: [
        " ==++−−##++−−##  ==++ ",
        " −−==++−−##++−−##  == ",
        " ++−−==++−−##++−−##   ",
        " ==++−−==++−−##++−−## ",
        "   ==++−−==++−−##++−− ",
        " ##  ==++−−==++−−##++ ",
      ])
  }

  @Test func `in braille, 11 × 4`() {
    expect(
      Fixtures.signedImage, columns: 11, rows: 4, glyphs: .braille,
      shows: [
        "===−##−##==",
        "==+==−##−##",
        "##==+==−##−",
        "           ",
      ])
  }

  @Test func `in braille, 5 × 2`() {
    expect(
      Fixtures.signedImage, columns: 5, rows: 2, glyphs: .braille,
      shows: [
        "=###=",
        "===##",
      ])
  }

  @Test func `in ascii, 22 × 6`() {
    expect(
      Fixtures.signedImage, columns: 22, rows: 6, glyphs: .ascii,
      shows: [
        " ==++--##++--##  ==++ ",
        " --==++--##++--##  == ",
        " ++--==++--##++--##   ",
        " ==++--==++--##++--## ",
        "   ==++--==++--##++-- ",
        " ##  ==++--==++--##++ ",
      ])
  }

  @Test func `in ascii, 11 × 4`() {
    expect(
      Fixtures.signedImage, columns: 11, rows: 4, glyphs: .ascii,
      shows: [
        "===-##-##==",
        "==+==-##-##",
        "##==+==-##-",
        "           ",
      ])
  }

  @Test func `in ascii, 5 × 2`() {
    expect(
      Fixtures.signedImage, columns: 5, rows: 2, glyphs: .ascii,
      shows: [
        "=###=",
        "===##",
      ])
  }
}
