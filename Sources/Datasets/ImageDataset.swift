/// The labelled image sets that Plexus knows by name; the raw value is the name a person types.
public enum ImageDataset: String, CaseIterable, Sendable {
  /// Digits that Plexus draws itself; needs no files.
  case drawnDigits = "drawn-digits"
  /// MNIST: 60,000 + 10,000 handwritten digits (LeCun, Cortes, Burges).
  case mnist
  /// Fashion-MNIST: 60,000 + 10,000 pictures of clothes (Xiao, Rasul, Vollgraf, arXiv:1708.07747).
  case fashionMNIST = "fashion-mnist"

  /// What people call the set.
  public var title: String {
    switch self {
    case .drawnDigits: "Drawn digits"
    case .mnist: "MNIST"
    case .fashionMNIST: "Fashion-MNIST"
    }
  }

  /// What its ten classes are called.
  public var classNames: [String] {
    switch self {
    case .drawnDigits, .mnist: (0...9).map(String.init)
    case .fashionMNIST:
      [
        "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
        "Ankle boot",
      ]
    }
  }

  /// True for a set that is drawn by Plexus and needs no files.
  public var isEmbedded: Bool { self == .drawnDigits }

  /// The folder of the set's files inside the data folder.
  public var folderName: String { rawValue }
}
