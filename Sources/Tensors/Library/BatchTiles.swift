/// A batch cut into tiles of nearly equal numbers of samples, by shape alone.
struct BatchTiles: Equatable {
  let samples: Int
  let count: Int

  /// Tiles whose arrays fill about half of a second-level cache, and whose work outweighs the overhead of a
  /// call.
  init(samples: Int, bytesPerSample: Int, operationsPerSample: Int) {
    let filling = max(1, (384 << 10) / max(1, bytesPerSample))
    let working = ((1 << 20) + operationsPerSample - 1) / max(1, operationsPerSample)
    let size = max(1, min(samples, max(filling, working)))
    self.init(samples: samples, count: (samples + size - 1) / size)
  }

  init(samples: Int, count: Int) {
    self.samples = samples
    self.count = count
  }

  /// The samples of a tile; two sizes occur, which differ by one.
  func range(of tile: Int) -> Range<Int> {
    samples * tile / count..<samples * (tile + 1) / count
  }
}
