import Experiments

extension SessionState {
  /// The latest histogram of that name.
  public func histogram(_ name: String) -> Histogram? {
    if case .histogram(let value) = latest(.histogram, name)?.event.payload { value } else { nil }
  }

  /// The latest raster of that name, with or without signs.
  public func raster(_ name: String) -> Raster? {
    let found = [latest(.raster, name), latest(.signedRaster, name)].compactMap { $0 }
    guard case .raster(let value) = found.max(by: { $0.seq < $1.seq })?.event.payload else { return nil }
    return value
  }

  /// The latest image of that name.
  public func image(_ name: String) -> Image? {
    if case .image(let value) = latest(.image, name)?.event.payload { value } else { nil }
  }

  /// The latest table of that name.
  public func table(_ name: String) -> Table? {
    if case .table(let value) = latest(.table, name)?.event.payload { value } else { nil }
  }

  /// The latest tracking frame of that name.
  public func tracking(_ name: String) -> TrackingFrame? {
    if case .tracking(let value) = latest(.tracking, name)?.event.payload { value } else { nil }
  }

  /// The latest text of that name.
  public func text(_ name: String) -> String? {
    if case .text(let value) = latest(.text, name)?.event.payload { value } else { nil }
  }

  /// The latest graph of that name, in the latest classes that fit it.
  public func graph(_ name: String) -> Graph? {
    guard let entry = latest(.graph, name), case .graph(var graph) = entry.event.payload else { return nil }
    if let change = latest(.graphClasses, name), change.seq > entry.seq,
      case .graphClasses(let classes) = change.event.payload,
      classes.nodeClasses.count == graph.nodes.count, classes.edgeClasses.count == graph.edges.count
    {
      graph.classes = classes
    }
    return graph
  }

  /// The number of the event that last changed what a panel of that kind and name shows; 0 if none has come.
  public func seq(of kind: EventKind, _ name: String) -> Int {
    let own = latest(kind, name)?.seq ?? 0
    return kind == .graph ? max(own, latest(.graphClasses, name)?.seq ?? 0) : own
  }
}
