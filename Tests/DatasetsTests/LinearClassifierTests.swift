import Datasets
import Tensors
import Testing

@Suite struct LinearClassifierTests {
  @Test func `without a penalty it reproduces the frequencies of the classes`() {
    let set = ImageSet(
      rows: 1, columns: 1, pixels: Array(repeating: 255, count: 100) + Array(repeating: 0, count: 100),
      labels: (0..<100).map { $0 < 80 ? 1 : 0 } + (0..<100).map { $0 < 30 ? 1 : 0 },
      classNames: ["0", "1"])
    let classifier = LinearClassifier(trainedOn: set, decay: 0, tolerance: 1e-5)
    #expect(classifier.isConverged)
    // Log odds: ln(30/70) without ink, ln(80/20) with full ink.
    #expect(abs(classifier.bias(1) - classifier.bias(0) - -0.8473) < 1e-3)
    #expect(abs(classifier.weight(0, 1) - classifier.weight(0, 0) - 2.2336) < 1e-3)
    #expect(classifier.accuracy(on: set) == 0.75)
  }

  @Test func `classes that a plane separates are learnt without an error`() {
    var random = Philox(seed: 2, purpose: .generation)
    let pixels = (0..<400).map { _ in UInt8(random.below(256)) }
    let labels = stride(from: 0, to: 400, by: 2).map { pixels[$0] > pixels[$0 + 1] ? UInt8(1) : 0 }
    let set = ImageSet(rows: 1, columns: 2, pixels: pixels, labels: labels, classNames: ["low", "high"])
    #expect(LinearClassifier(trainedOn: set, decay: 1e-6).accuracy(on: set) > 0.99)
  }
}
