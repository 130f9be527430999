import Terminal
import Testing

@Suite("A popup on the screen") struct PopupSnapshots {
  @Test func `in braille, 50 × 12`() {
    expect(
      Fixtures.popup, columns: 50, rows: 12, glyphs: .braille,
      shows: [
        "                                                  ",
        "                                                  ",
        "                                                  ",
        "        ╭─ Leave? ──────────────────────╮         ",
        "        │ One run is still going.       │         ",
        "        │                               │         ",
        "        │   wait            about 2 min │         ",
        "        │ ▸ stop and save               │         ",
        "        ╰───────────────────── ⏎ choose ╯         ",
        "                                                  ",
        "                                                  ",
        "                                                  ",
      ])
  }

  @Test func `in braille, 26 × 9`() {
    expect(
      Fixtures.popup, columns: 26, rows: 9, glyphs: .braille,
      shows: [
        "                          ",
        "╭─ Leave? ───────────────╮",
        "│ One run is still       │",
        "│ going.                 │",
        "│                        │",
        "│   wait                 │",
        "│ ▸ stop and save        │",
        "╰────────────── ⏎ choose ╯",
        "                          ",
      ])
  }

  @Test func `in braille, 12 × 4`() {
    expect(
      Fixtures.popup, columns: 12, rows: 4, glyphs: .braille,
      shows: [
        "╭─ Leave? ─╮",
        "│   wait   │",
        "│ ▸ stop … │",
        "╰──────────╯",
      ])
  }

  @Test func `in ascii, 50 × 12`() {
    expect(
      Fixtures.popup, columns: 50, rows: 12, glyphs: .ascii,
      shows: [
        "                                                  ",
        "                                                  ",
        "                                                  ",
        "        +- Leave? ----------------------+         ",
        "        | One run is still going.       |         ",
        "        |                               |         ",
        "        |   wait            about 2 min |         ",
        "        | > stop and save               |         ",
        "        +--------------------- $ choose +         ",
        "                                                  ",
        "                                                  ",
        "                                                  ",
      ])
  }

  @Test func `in ascii, 26 × 9`() {
    expect(
      Fixtures.popup, columns: 26, rows: 9, glyphs: .ascii,
      shows: [
        "                          ",
        "+- Leave? ---------------+",
        "| One run is still       |",
        "| going.                 |",
        "|                        |",
        "|   wait                 |",
        "| > stop and save        |",
        "+-------------- $ choose +",
        "                          ",
      ])
  }

  @Test func `in ascii, 12 × 4`() {
    expect(
      Fixtures.popup, columns: 12, rows: 4, glyphs: .ascii,
      shows: [
        "+- Leave? -+",
        "|   wait   |",
        "| > stop ~ |",
        "+----------+",
      ])
  }
}
