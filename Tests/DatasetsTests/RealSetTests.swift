import Datasets
import Foundation
import Testing

/// Checks against the original files; they are skipped where PLEXUS_DATA does not lead to them.
@Suite struct RealSetTests {
  /// True when PLEXUS_DATA is set and its folder holds the set.
  private static func has(_ dataset: ImageDataset) -> Bool {
    guard let path = ProcessInfo.processInfo.environment["PLEXUS_DATA"], !path.isEmpty else { return false }
    return DataFolder(path).contains(dataset)
  }

  @Test(.enabled(if: has(.mnist), "PLEXUS_DATA is unset or holds no mnist/"))
  func `MNIST has its known sizes, classes and mean`() throws {
    let training = try DataFolder().load(.mnist, .training).set
    let test = try DataFolder().load(.mnist, .test).set
    #expect(training.count == 60_000 && test.count == 10_000)
    #expect(
      training.countPerClass == [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])
    #expect(test.countPerClass == [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009])
    #expect(abs(mean(training) - 0.1307) < 0.00005)
    #expect(Array(training.labels.prefix(10)) == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4])
  }

  @Test(.enabled(if: has(.fashionMNIST), "PLEXUS_DATA is unset or holds no fashion-mnist/"))
  func `Fashion-MNIST has its known sizes, balance and mean`() throws {
    let training = try DataFolder().load(.fashionMNIST, .training).set
    let test = try DataFolder().load(.fashionMNIST, .test).set
    #expect(training.countPerClass == Array(repeating: 6000, count: 10))
    #expect(test.countPerClass == Array(repeating: 1000, count: 10))
    #expect(abs(mean(training) - 0.2860) < 0.00005)
  }

  /// The mean grey value in 0…1.
  private func mean(_ set: ImageSet) -> Double {
    Double(set.pixels.reduce(0) { $0 + Int($1) }) / Double(set.pixels.count) / 255
  }
}
