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

  /// Dots between the slices of a step, at even distances over its width.
  private var spacing: Int { max(1, (band >= 4 ? band - 1 : 1) / slices) }

  /// The steps of a column of dots and which slice of the neurons it shows; nil for a gap.
  func column(_ x: Int) -> (steps: Range<Int>, slice: Int)? {
    if steps > width {
      let first = x * steps / width
      return (first..<max(first + 1, (x + 1) * steps / width), 0)
    }
    let (step, place) = x.quotientAndRemainder(dividingBy: band)
    guard step < steps, place % spacing == 0, place / spacing < slices else { return nil }
    return (step..<step + 1, place / spacing)
  }

  /// The neuron of a dot; nil where none stands.
  func neuron(slice: Int, y: Int) -> Int? {
    let places = slices * height
    let place = slice * height + y
    // The first of a place's neurons; few neurons stand at even distances, each at the first of its places.
    let neuron = (place * neurons + places - 1) / places
    return neuron < neurons && neuron * places / neurons == place ? neuron : nil
  }

  /// The neurons that some rows of dots of a slice stand for; together all rows and slices stand for all neurons.
  func neurons(slice: Int, rows: Range<Int>) -> Range<Int> {
    let places = max(1, slices * height)
    func first(_ place: Int) -> Int { min(neurons, (place * neurons + places - 1) / places) }
    return first(slice * height + rows.lowerBound)..<first(slice * height + rows.upperBound)
  }

  /// The numbers of the slices.
  var sliceNumbers: Range<Int> { 0..<slices }

  /// The dot where a neuron's step stands.
  func dot(neuron: Int, step: Int) -> (x: Int, y: Int) {
    let place = min(neuron * slices * height / max(1, neurons), max(0, slices * height - 1))
    let (slice, y) = height > 0 ? place.quotientAndRemainder(dividingBy: height) : (0, 0)
    return (steps > width ? step * width / steps : step * band + slice * spacing, y)
  }

  /// The step of a column of dots, and the nearest neuron to a row in it.
  func place(x: Int, y: Int) -> (neuron: Int, step: Int) {
    guard neurons > 0, steps > 0, height > 0 else { return (0, 0) }
    let step = min(steps - 1, steps > width ? x * steps / max(1, width) : x / band)
    let slice = steps > width ? 0 : min(slices - 1, x % band / spacing)
    let place = slice * height + min(max(y, 0), height - 1)
    let places = slices * height
    return (min(neurons - 1, (place * neurons + places - 1) / places), max(0, step))
  }
}
