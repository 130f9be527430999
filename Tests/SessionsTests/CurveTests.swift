import Sessions
import Testing

@Suite struct CurveTests {
  @Test func `single points are kept until all places are full`() {
    var curve = Curve(name: "c")
    for step in 0..<Curve.capacity { curve.append(step: step, Double(step)) }
    #expect(curve.width == 1 && curve.buckets.count == Curve.capacity)
    curve.append(step: 4096, 1)
    #expect(curve.width == 2 && curve.buckets.count == Curve.capacity / 2 + 1)
    #expect(curve.count == 4097 && curve.last == 1 && curve.lastStep == 4096)
  }

  @Test(arguments: [10, 4096, 4097, 10_000, 100_003])
  func `each bucket holds what a direct count gives`(points: Int) {
    var random = RandomEvents(seed: UInt64(points))
    var values: [Double] = []
    var curve = Curve(name: "c")
    for step in 0..<points {
      values.append(random.number())
      curve.append(step: 3 * step, values[step])
      #expect(curve.buckets.count <= Curve.capacity)
    }
    #expect(curve.count == points && curve.width.nonzeroBitCount == 1)
    for (place, bucket) in curve.buckets.enumerated() {
      let range = place * curve.width..<min(points, (place + 1) * curve.width)
      let numbers = values[range].filter { !$0.isNaN }
      let expected = Bucket(
        firstStep: 3 * range.lowerBound, lastStep: 3 * (range.upperBound - 1),
        min: numbers.min() ?? .nan, max: numbers.max() ?? .nan, last: values[range.upperBound - 1])
      #expect(bucket.firstStep == expected.firstStep && bucket.lastStep == expected.lastStep)
      #expect(bucket.last.bitPattern == expected.last.bitPattern)
      #expect(bucket.min == expected.min || bucket.min.isNaN && expected.min.isNaN)
      #expect(bucket.max == expected.max || bucket.max.isNaN && expected.max.isNaN)
    }
  }
}
