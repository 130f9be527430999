extension ImageSet {
  /// Writes one image as numbers in 0…1 (grey value / 255) to `target` `[row, column]`, displaced by `offset`;
  /// what moves in from outside is 0.
  public func write(
    _ sample: Int, to target: UnsafeMutableBufferPointer<Float>, movedBy offset: PixelOffset = .zero
  ) {
    precondition(
      target.count == pixelsPerImage, "ImageSet: room for \(target.count) pixels, not [\(rows), \(columns)]")
    let first = sample * pixelsPerImage
    pixels.withUnsafeBufferPointer { pixels in
      for row in 0..<rows {
        let source = row - offset.rows
        let line = first + source * columns
        for column in 0..<columns {
          let from = column - offset.columns
          let isInside = source >= 0 && source < rows && from >= 0 && from < columns
          target[row * columns + column] = isInside ? Float(pixels[line + from]) / 255 : 0
        }
      }
    }
  }
}
