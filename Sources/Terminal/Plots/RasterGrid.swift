/// Which neuron and which steps a dot of a raster stands for.
///
/// Where a step is several dots wide, the neurons fill it column by column ("slices"), so that the room shows more
/// of them, and one dot of its width stays free, so that steps stand apart. Where there are more neurons than dots,
/// evenly spread ones stand for all; where there are more steps than dots, a dot stands for a spike in any of its
/// steps.
struct RasterGrid {
  private let neurons: Int
  private let steps: Int
  private let width: Int
  private let height: Int
  /// Dots of one step's width, and how many of them neurons fill.
  private let band: Int
  private let slices: Int

  init(neurons: Int, steps: Int, width: Int, height: Int) {
    (self.neurons, self.steps, self.width, self.height) = (neurons, steps, width, height)
    band = max(1, width / max(1, steps))
    let free = band >= 4 ? band - 1 : 1
    slices = height > 0 ? min(free, max(1, (neurons + height - 1) / height)) : 1
  }

  /// The steps of a column of dots and which slice of the neurons it shows; nil for a gap.
  func column(_ x: Int) -> (steps: Range<Int>, slice: Int)? {
    if steps > width {
      let first = x * steps / width
      return (first..<max(first + 1, (x + 1) * steps / width), 0)
    }
    // Few slices stand at even distances over the step's width.
    let (step, place) = x.quotientAndRemainder(dividingBy: band)
    let spacing = max(1, (band >= 4 ? band - 1 : 1) / slices)
    guard step < steps, place % spacing == 0, place / spacing < slices else { return nil }
    return (step..<step + 1, place / spacing)
  }

  /// The neuron of a dot; nil where none stands.
  func neuron(slice: Int, y: Int) -> Int? {
    let places = slices * height
    let place = slice * height + y
    if neurons >= places { return place * neurons / places }
    // Few neurons stand at even distances, each at the first of its places.
    let neuron = (place * neurons + places - 1) / places
    return neuron < neurons && neuron * places / neurons == place ? neuron : nil
  }
}
