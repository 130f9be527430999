/// One change of brightness seen by one pixel of an event camera.
public struct CameraEvent: Sendable, Hashable, BitwiseCopyable {
  public var x: UInt16
  public var y: UInt16
  /// Microseconds since the frame.
  public var time: Int32
  /// Brighter, or darker.
  public var isOn: Bool

  public init(x: UInt16, y: UInt16, time: Int32, isOn: Bool) {
    self.x = x
    self.y = y
    self.time = time
    self.isOn = isOn
  }
}

/// What a tracker saw and said at one moment.
public struct TrackingFrame: Sendable, Hashable {
  /// The latest camera frame.
  public var image: Image
  /// Camera events since that frame.
  public var events: [CameraEvent]
  /// Ground truth and predictions.
  public var boxes: [Box]

  public init(image: Image, events: [CameraEvent], boxes: [Box]) {
    self.image = image
    self.events = events
    self.boxes = boxes
  }
}
