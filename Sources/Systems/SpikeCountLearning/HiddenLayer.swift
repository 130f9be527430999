/// One hidden layer of a spiking network, in the field's short notation.
public enum HiddenLayer: Sendable, Equatable {
  /// `800`: so many neurons, each connected to all of the layer before.
  case full(neurons: Int)
  /// `15C5`: so many channels of neurons, each connected to a square of the layer before; the image keeps its size.
  case convolution(channels: Int, kernel: Int)
  /// `AP2`: means over squares that lie side by side; no neurons of its own.
  case averagePool(size: Int)

  /// The layer that a word of the notation means; nil if it means none.
  public init?(_ word: Substring) {
    if let neurons = Int(word) {
      guard (1...16_384).contains(neurons) else { return nil }
      self = .full(neurons: neurons)
    } else if word.hasPrefix("AP") {
      guard let size = Int(word.dropFirst(2)), (2...8).contains(size) else { return nil }
      self = .averagePool(size: size)
    } else {
      let parts = word.split(separator: "C", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
      guard parts.count == 2, (1...512).contains(parts[0]), (1...15).contains(parts[1]), parts[1] % 2 == 1
      else { return nil }
      self = .convolution(channels: parts[0], kernel: parts[1])
    }
  }

  /// The layers of a hyphenated list, as in `15C5-AP2-40C5-AP2-300`; nil if it is none or its order makes no
  /// network: what follows a full layer must be full, and a pool needs neurons before and after it.
  public static func list(_ text: String) -> [HiddenLayer]? {
    guard !text.isEmpty else { return [] }
    var layers: [HiddenLayer] = []
    for word in text.split(separator: "-", omittingEmptySubsequences: false) {
      guard layers.count < 16, let layer = HiddenLayer(word) else { return nil }
      switch (layers.last, layer) {
      case (.full, .convolution), (.full, .averagePool), (nil, .averagePool), (.averagePool, .averagePool):
        return nil
      default: layers.append(layer)
      }
    }
    return layers
  }
}
