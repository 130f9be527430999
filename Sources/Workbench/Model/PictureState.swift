import Terminal

/// What a person has done to a panel of images or a tracker's.
package struct PictureState: Hashable, Sendable {
  /// The pixel under the cursor; the middle before it was moved.
  package var cursor: HeatMap.Pixel?
  package var viewport = HeatMap.Viewport()
  /// Whether the scale follows each image instead of its event's range.
  package var isRangeAutomatic = false
  /// Whether characters are drawn instead of half blocks, or the other way round; nil as suits the image.
  package var usesCharacters: Bool?
  /// The chosen one of several pictures in an event.
  package var tile = 0
  /// Whether the chosen one is shown alone.
  package var isEnlarged = false

  package init() {}
}

/// What of a tracker's view is left out.
package struct TrackingState: Hashable, Sendable {
  package var hidesEvents = false
  package var hidesBoxes = false

  package init() {}
}
