import Datasets
import Tensors
import Testing

@Suite struct ImageSetTests {
  /// Images of one pixel, which is the sample's number.
  private func numbered(_ labels: [UInt8], classes: Int = 3) -> ImageSet {
    ImageSet(
      rows: 1, columns: 1, pixels: labels.indices.map { UInt8($0) }, labels: labels,
      classNames: (0..<classes).map { "class \($0)" })
  }

  @Test func `a subset holds the named samples in their order`() {
    let set = numbered([0, 1, 2, 1]).subset([3, 0, 3])
    #expect(set.pixels == [3, 0, 3] && set.labels == [1, 0, 1])
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func `held-back samples are balanced, and both parts together are the set`(seed: UInt64) throws {
    var random = Philox(seed: seed, purpose: .generation)
    let classes = 2 + random.below(4)
    let set = numbered(
      (0..<200).map { UInt8($0 < 20 * classes ? $0 % classes : random.below(classes)) }, classes: classes)
    let count = random.below(20 * classes)
    let (kept, heldBack) = try set.samplesHoldingBack(count, seed: seed)
    #expect(heldBack.count == count && (kept + heldBack).sorted() == Array(0..<200))
    #expect(kept == kept.sorted() && heldBack == heldBack.sorted())
    let perClass = set.subset(heldBack).countPerClass
    #expect(perClass == (0..<classes).map { count / classes + ($0 < count % classes ? 1 : 0) })
  }

  @Test func `the seed decides which samples are held back`() throws {
    let set = numbered((0..<120).map { UInt8($0 % 3) })
    let first = try set.holdingBack(30, seed: 1)
    #expect(try set.holdingBack(30, seed: 1) == first)
    #expect(try set.holdingBack(30, seed: 2).heldBack != first.heldBack)
    #expect(first.kept.count == 90 && first.heldBack.count == 30)
  }

  @Test func `more than a class has cannot be held back`() {
    let set = numbered([0, 0, 0, 0, 1, 1, 2])
    #expect(throws: DatasetError.tooFewSamples(className: "class 2", needed: 2, found: 1)) {
      try set.holdingBack(6, seed: 0)
    }
  }

  @Test func `an image is written in 0…1, displaced, with zeros moving in`() {
    let set = ImageSet(
      rows: 2, columns: 3, pixels: Array(repeating: 0, count: 6) + [51, 102, 153, 204, 255, 0],
      labels: [0, 0], classNames: ["only"])
    func written(_ rows: Int, _ columns: Int) -> [Float] {
      var target = [Float](repeating: .nan, count: 6)
      target.withUnsafeMutableBufferPointer {
        set.write(1, to: $0, movedBy: PixelOffset(rows: rows, columns: columns))
      }
      return target
    }
    #expect(written(0, 0) == [0.2, 0.4, 0.6, 0.8, 1, 0])
    #expect(written(1, 0) == [0, 0, 0, 0.2, 0.4, 0.6])
    #expect(written(-1, 1) == [0, 0.8, 1, 0, 0, 0])
    #expect(written(0, -1) == [0.4, 0.6, 0, 1, 0, 0])
    #expect(written(5, -7) == [0, 0, 0, 0, 0, 0])
  }

  @Test func `random shifts depend on seed, epoch and sample and are equally likely`() {
    let shift = RandomShift(seed: 5)
    #expect(shift.offset(epoch: 2, sample: 7) == RandomShift(seed: 5).offset(epoch: 2, sample: 7))
    var counts = [Int](repeating: 0, count: 9)
    for epoch in 0..<10 {
      for sample in 0..<900 {
        let offset = shift.offset(epoch: epoch, sample: sample)
        counts[(offset.rows + 1) * 3 + offset.columns + 1] += 1
      }
    }
    // 1,000 are expected of each, with a standard deviation of 30.
    #expect(counts.allSatisfy { abs($0 - 1000) < 150 }, "\(counts)")
    func offsets(_ shift: RandomShift, epoch: Int) -> [PixelOffset] {
      (0..<50).map { shift.offset(epoch: epoch, sample: $0) }
    }
    #expect(offsets(shift, epoch: 0) != offsets(shift, epoch: 1))
    #expect(offsets(shift, epoch: 0) != offsets(RandomShift(seed: 6), epoch: 0))
    #expect(RandomShift(seed: 5, reach: 0).offset(epoch: 1, sample: 1) == .zero)
  }
}
