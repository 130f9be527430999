import Terminal
import Testing

@Suite("A sorted table on the screen") struct SortedTableSnapshots {
  @Test func `in braille, 70 × 4`() {
    expect(
      Fixtures.sortedTable, columns: 70, rows: 4, glyphs: .braille,
      shows: [
        "  layer         ▾weights  bits         kept        spikes …  spikes a…",
        "  fc1 1960→300   588 000   2 ▮▮        ▏      1 %      0.18       0.04",
        "▸ conv2 40C5      15 000  12 ▮▮▮▮▮▮▮▮  ▍     10 %      0.22          —",
        "  conv1 15C5         375   3 ▮▮▮       ██    51 %      0.31       0.12",
      ])
  }

  @Test func `in ascii, 70 × 4`() {
    expect(
      Fixtures.sortedTable, columns: 70, rows: 4, glyphs: .ascii,
      shows: [
        "  layer         vweights  bits         kept        spikes ~  spikes a~",
        "  fc1 1960>300   588 000   2 ##        #      1 %      0.18       0.04",
        "> conv2 40C5      15 000  12 ########  #     10 %      0.22          -",
        "  conv1 15C5         375   3 ###       ##    51 %      0.31       0.12",
      ])
  }

  @Test func `in block, 36 × 4`() {
    expect(
      Fixtures.sortedTable, columns: 36, rows: 4, glyphs: .block,
      shows: [
        "  layer           ▾weights         …",
        "  fc1 1960→300     588 000          ",
        "▸ conv2 40C5        15 000          ",
        "  conv1 15C5           375          ",
      ])
  }
}

@Suite("A scrolled table on the screen") struct ScrolledTableSnapshots {
  @Test func `in braille, 44 × 4`() {
    expect(
      Fixtures.scrolledTable, columns: 44, rows: 4, glyphs: .braille,
      shows: [
        "  layer        …spikes before  spikes after ",
        "  fc1 1960→300           0.18          0.04 ",
        "▸ conv2 40C5             0.22             — ",
        "  conv1 15C5             0.31          0.12 ",
      ])
  }
}
