import Terminal
import Testing

@Suite("A line of time on the screen") struct TimelineSnapshots {
  @Test func `in braille, 60 × 2`() {
    expect(
      Fixtures.timeline, columns: 60, rows: 2, glyphs: .braille,
      shows: [
        "├───────────┬epoch 1─────●─────────┬2────▲note─────────────┤",
        "0:00                   0:37                             1:58",
      ])
  }

  @Test func `in braille, 28 × 2`() {
    expect(
      Fixtures.timeline, columns: 28, rows: 2, glyphs: .braille,
      shows: [
        "├─────┬─────●───┬2─▲note───┤",
        "0:00      0:37          1:58",
      ])
  }

  @Test func `in braille, 8 × 1`() {
    expect(
      Fixtures.timeline, columns: 8, rows: 1, glyphs: .braille,
      shows: [
        "├─┬●┬▲─┤"
      ])
  }

  @Test func `in ascii, 60 × 2`() {
    expect(
      Fixtures.timeline, columns: 60, rows: 2, glyphs: .ascii,
      shows: [
        "|-----------+epoch 1-----O---------+2----^note-------------|",
        "0:00                   0:37                             1:58",
      ])
  }

  @Test func `in ascii, 28 × 2`() {
    expect(
      Fixtures.timeline, columns: 28, rows: 2, glyphs: .ascii,
      shows: [
        "|-----+-----O---+2-^note---|",
        "0:00      0:37          1:58",
      ])
  }

  @Test func `in ascii, 8 × 1`() {
    expect(
      Fixtures.timeline, columns: 8, rows: 1, glyphs: .ascii,
      shows: [
        "|-+O+^-|"
      ])
  }
}

@Suite("A header on the screen") struct HeaderSnapshots {
  @Test func `in braille, 60 × 1`() {
    expect(
      Fixtures.header, columns: 60, rows: 1, glyphs: .braille,
      shows: [
        " Spike attack · MNIST · untargeted                 ‖ PAUSED "
      ])
  }

  @Test func `in braille, 30 × 1`() {
    expect(
      Fixtures.header, columns: 30, rows: 1, glyphs: .braille,
      shows: [
        " Spike attack · MN…  ‖ PAUSED "
      ])
  }

  @Test func `in braille, 8 × 1`() {
    expect(
      Fixtures.header, columns: 8, rows: 1, glyphs: .braille,
      shows: [
        " ‖ PAU… "
      ])
  }

  @Test func `in ascii, 60 × 1`() {
    expect(
      Fixtures.header, columns: 60, rows: 1, glyphs: .ascii,
      shows: [
        " Spike attack . MNIST . untargeted                 | PAUSED "
      ])
  }

  @Test func `in ascii, 30 × 1`() {
    expect(
      Fixtures.header, columns: 30, rows: 1, glyphs: .ascii,
      shows: [
        " Spike attack . MN~  | PAUSED "
      ])
  }

  @Test func `in ascii, 8 × 1`() {
    expect(
      Fixtures.header, columns: 8, rows: 1, glyphs: .ascii,
      shows: [
        " | PAU~ "
      ])
  }
}

@Suite("A status line on the screen") struct StatusSnapshots {
  @Test func `in braille, 60 × 1`() {
    expect(
      Fixtures.status, columns: 60, rows: 1, glyphs: .braille,
      shows: [
        " Space run  n sample  q back                       ETA 0:27 "
      ])
  }

  @Test func `in braille, 26 × 1`() {
    expect(
      Fixtures.status, columns: 26, rows: 1, glyphs: .braille,
      shows: [
        " Space run       ETA 0:27 "
      ])
  }

  @Test func `in braille, 8 × 1`() {
    expect(
      Fixtures.status, columns: 8, rows: 1, glyphs: .braille,
      shows: [
        " ETA 0… "
      ])
  }

  @Test func `in ascii, 60 × 1`() {
    expect(
      Fixtures.status, columns: 60, rows: 1, glyphs: .ascii,
      shows: [
        " Space run  n sample  q back                       ETA 0:27 "
      ])
  }

  @Test func `in ascii, 26 × 1`() {
    expect(
      Fixtures.status, columns: 26, rows: 1, glyphs: .ascii,
      shows: [
        " Space run       ETA 0:27 "
      ])
  }

  @Test func `in ascii, 8 × 1`() {
    expect(
      Fixtures.status, columns: 8, rows: 1, glyphs: .ascii,
      shows: [
        " ETA 0~ "
      ])
  }
}

@Suite("A text field on the screen") struct FieldSnapshots {
  @Test func `in braille, 30 × 1`() {
    expect(
      Fixtures.field, columns: 30, rows: 1, glyphs: .braille,
      shows: [
        ":set learning-rate            "
      ])
  }

  @Test func `in braille, 12 × 1`() {
    expect(
      Fixtures.field, columns: 12, rows: 1, glyphs: .braille,
      shows: [
        ":set learni…"
      ])
  }

  @Test func `in braille, 4 × 1`() {
    expect(
      Fixtures.field, columns: 4, rows: 1, glyphs: .braille,
      shows: [
        ":ar…"
      ])
  }

  @Test func `in ascii, 30 × 1`() {
    expect(
      Fixtures.field, columns: 30, rows: 1, glyphs: .ascii,
      shows: [
        ":set learning-rate            "
      ])
  }

  @Test func `in ascii, 12 × 1`() {
    expect(
      Fixtures.field, columns: 12, rows: 1, glyphs: .ascii,
      shows: [
        ":set learni~"
      ])
  }

  @Test func `in ascii, 4 × 1`() {
    expect(
      Fixtures.field, columns: 4, rows: 1, glyphs: .ascii,
      shows: [
        ":ar~"
      ])
  }
}
