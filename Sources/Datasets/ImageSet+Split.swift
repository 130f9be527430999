import Tensors

extension ImageSet {
  /// Splits off `count` samples for validation, the same number from each class (the first classes give one
  /// more each where `count` is no multiple).
  ///
  /// Which ones is drawn at random by `seed` alone; both parts keep the order of the set.
  ///
  /// - Throws: `DatasetError.tooFewSamples` when a class has fewer samples than it must give.
  public func holdingBack(
    _ count: Int, seed: UInt64
  ) throws(DatasetError) -> (kept: ImageSet, heldBack: ImageSet) {
    let (kept, heldBack) = try samplesHoldingBack(count, seed: seed)
    return (subset(kept), subset(heldBack))
  }

  /// The sample numbers of the two parts that `holdingBack` makes, each ascending.
  ///
  /// - Throws: `DatasetError.tooFewSamples` when a class has fewer samples than it must give.
  public func samplesHoldingBack(
    _ count: Int, seed: UInt64
  ) throws(DatasetError) -> (kept: [Int], heldBack: [Int]) {
    precondition(count >= 0, "ImageSet: cannot hold back \(count) samples")
    var members = Array(repeating: [Int](), count: classCount)
    for (sample, label) in labels.enumerated() { members[Int(label)].append(sample) }
    var isHeldBack = Array(repeating: false, count: self.count)
    for (label, samples) in members.enumerated() {
      let share = count / classCount + (label < count % classCount ? 1 : 0)
      guard share <= samples.count else {
        throw .tooFewSamples(className: classNames[label], needed: share, found: samples.count)
      }
      var random = Philox(seed: seed, purpose: .split, index: UInt32(label))
      for place in random.permutation(samples.count).prefix(share) { isHeldBack[samples[place]] = true }
    }
    let all = 0..<self.count
    return (all.filter { !isHeldBack[$0] }, all.filter { isHeldBack[$0] })
  }
}
