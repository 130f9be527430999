import Tensors

/// Augmentation by displacing each training image a little, anew in each epoch.
public struct RandomShift: Sendable, Equatable {
  /// The seed of the run.
  public let seed: UInt64
  /// The largest displacement along each axis in pixels.
  public let reach: Int

  /// Displacements by up to `reach` pixels.
  public init(seed: UInt64, reach: Int = 1) {
    precondition(reach >= 0, "RandomShift: reach must not be negative, got \(reach)")
    self.seed = seed
    self.reach = reach
  }

  /// The displacement of a sample in an epoch, a pure function of seed, epoch and sample; all
  /// `(2 · reach + 1)²` are equally likely.
  public func offset(epoch: Int, sample: Int) -> PixelOffset {
    var random = Philox(
      seed: seed, purpose: .augmentation, index: UInt32(epoch), position: 2 * UInt64(sample))
    return PixelOffset(rows: draw(&random), columns: draw(&random))
  }

  /// A number in `-reach...reach` from exactly one draw, so that samples keep to their own draws; the bias
  /// is below 2⁻⁶⁰.
  private func draw(_ random: inout Philox) -> Int {
    Int(random.next().multipliedFullWidth(by: UInt64(2 * reach + 1)).high) - reach
  }
}
