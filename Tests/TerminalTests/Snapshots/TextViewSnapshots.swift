import Terminal
import Testing

@Suite("A text on the screen") struct TextSnapshots {
  @Test func `in braille, 40 × 8`() {
    expect(
      Fixtures.text, columns: 40, rows: 8, glyphs: .braille,
      shows: [
        "Why counting spikes is enough           ",
        "                                        ",
        "The number of spikes each neuron fires  ",
        "stands in for its activation.           ",
        " • costs the same for any number of     ",
        "   steps                                ",
        "                                        ",
        "                                        ",
      ])
  }

  @Test func `in braille, 24 × 6`() {
    expect(
      Fixtures.text, columns: 24, rows: 6, glyphs: .braille,
      shows: [
        "Why counting spikes is  ",
        "enough                  ",
        "                        ",
        "The number of spikes    ",
        "each neuron fires stands",
        "in for its activation. ▾",
      ])
  }

  @Test func `in braille, 10 × 3`() {
    expect(
      Fixtures.text, columns: 10, rows: 3, glyphs: .braille,
      shows: [
        "Why       ",
        "counting  ",
        "spikes is▾",
      ])
  }

  @Test func `in ascii, 40 × 8`() {
    expect(
      Fixtures.text, columns: 40, rows: 8, glyphs: .ascii,
      shows: [
        "Why counting spikes is enough           ",
        "                                        ",
        "The number of spikes each neuron fires  ",
        "stands in for its activation.           ",
        " * costs the same for any number of     ",
        "   steps                                ",
        "                                        ",
        "                                        ",
      ])
  }

  @Test func `in ascii, 24 × 6`() {
    expect(
      Fixtures.text, columns: 24, rows: 6, glyphs: .ascii,
      shows: [
        "Why counting spikes is  ",
        "enough                  ",
        "                        ",
        "The number of spikes    ",
        "each neuron fires stands",
        "in for its activation. v",
      ])
  }

  @Test func `in ascii, 10 × 3`() {
    expect(
      Fixtures.text, columns: 10, rows: 3, glyphs: .ascii,
      shows: [
        "Why       ",
        "counting  ",
        "spikes isv",
      ])
  }
}
