import Datasets
import Foundation
import Tensors
import Testing

@Suite struct DrawnDigitsTests {
  @Test func `the first hundred digits of a seed are these and no others`() {
    let set = DrawnDigits(seed: 1).images(.training, count: 100)
    #expect(
      SHA256.hexDigest(of: set.pixels) == "ecc08cabbfb44b6c1a276efbc75d98b1345e9b5ec7bceec3c5f3b585e43cdfb0")
    #expect(
      SHA256.hexDigest(of: set.labels) == "29f9a2ecf851973e3a5bf01eed423163c6e0704bbe91f88bab77b48fde786b01")
  }

  @Test(arguments: DatasetPart.allCases)
  func `neither threads nor the number asked for change a sample`(part: DatasetPart) {
    let all = DrawnDigits(seed: 7).images(part, count: 303, threads: 1)
    for threads in [2, 3, 16] {
      #expect(DrawnDigits(seed: 7).images(part, count: 303, threads: threads) == all)
    }
    #expect(DrawnDigits(seed: 7).images(part, count: 57) == all.subset(Array(0..<57)))
    #expect(DrawnDigits(seed: 7).images(part, count: 0).count == 0)
  }

  @Test func `each ten samples in a row hold each digit once, in changing order`() {
    let labels = DrawnDigits().images(.training, count: 500).labels
    let tens = stride(from: 0, to: 500, by: 10).map { Array(labels[$0..<$0 + 10]) }
    #expect(tens.allSatisfy { $0.sorted() == Array(0...9) })
    #expect(Set(tens).count > 45)
  }

  @Test func `a part has its default count unless told otherwise`() {
    #expect(DrawnDigits().images(.test, threads: 2).countPerClass == Array(repeating: 200, count: 10))
    #expect(DrawnDigits.defaultCount(.training) == 10_000)
  }

  @Test func `no image occurs twice, in one part or in both, or under two seeds`() {
    let sets = [
      DrawnDigits(seed: 0).images(.training, count: 2000, threads: 2),
      DrawnDigits(seed: 0).images(.test, count: 2000, threads: 2),
      DrawnDigits(seed: 1).images(.training, count: 2000, threads: 2),
    ]
    let images = sets.flatMap { set in (0..<set.count).map { Array(set.image($0)) } }
    #expect(Set(images).count == 6000)
  }

  @Test func `digits lie in a box of twenty pixels, centred by mass, as MNIST's do`() {
    let set = DrawnDigits().images(.training, count: 1000)
    var meanInk = 0.0
    for sample in 0..<set.count {
      var (mass, x, y) = (0.0, 0.0, 0.0)
      var (left, right, top, bottom) = (28, -1, 28, -1)
      for (place, value) in set.image(sample).enumerated() where value > 0 {
        let (row, column) = (place / 28, place % 28)
        mass += Double(value)
        x += Double(value) * Double(column)
        y += Double(value) * Double(row)
        (left, right) = (min(left, column), max(right, column))
        (top, bottom) = (min(top, row), max(bottom, row))
      }
      meanInk += mass / 784 / 255 / 1000
      let extent = max(right - left, bottom - top) + 1
      #expect(extent >= 17 && extent <= 23, "sample \(sample) is \(extent) pixels large")
      #expect(abs(x / mass - 14) < 1.6 && abs(y / mass - 14) < 1.6, "sample \(sample) is off centre")
    }
    // MNIST: 0.1307.
    #expect(abs(meanInk - 0.1307) < 0.012, "mean ink \(meanInk)")
  }

  @Test func `a converged linear classifier is far from perfect on them`() {
    let training = DrawnDigits().images(.training, threads: 2)
    let test = DrawnDigits().images(.test, threads: 2)
    let classifier = LinearClassifier(trainedOn: training)
    #expect(classifier.isConverged)
    let accuracy = classifier.accuracy(on: test)
    print("a linear classifier reads \(accuracy) of the drawn digits")
    #expect(accuracy > 0.88 && accuracy < 0.93, "accuracy \(accuracy)")
  }

  /// Digits that look like handwriting teach even a linear classifier to read handwriting.
  @Test(
    .enabled(
      if: ProcessInfo.processInfo.environment["PLEXUS_DATA"].map { DataFolder($0).contains(.mnist) } ?? false,
      "PLEXUS_DATA is unset or holds no mnist/"))
  func `what is learnt on drawn digits holds on MNIST`() throws {
    let classifier = LinearClassifier(trainedOn: DrawnDigits().images(.training, threads: 2))
    let accuracy = classifier.accuracy(on: try DataFolder().load(.mnist, .test).set)
    #expect(accuracy > 0.7, "accuracy \(accuracy)")
  }
}
