import Experiments

extension Event {
  /// About the memory that it holds, bytes.
  var bytes: Int {
    let content =
      switch payload {
      case .scalar, .progress, .stateSaved, .telemetry: 0
      case .phase(let text), .text(let text), .log(_, let text), .failed(let text): text.utf8.count
      case .histogram(let histogram): 16 * histogram.counts.count
      case .raster(let raster): raster.bits.count + (raster.negativeBits?.count ?? 0)
      case .image(let image): 4 * image.values.count
      case .table(let table): 64 * table.rows.count * table.columns.count
      case .graph(let graph): 32 * graph.nodes.count + 9 * graph.edges.count
      case .graphClasses(let classes): classes.nodeClasses.count + classes.edgeClasses.count
      case .tracking(let frame): 4 * frame.image.values.count + 12 * frame.events.count
      case .command, .input: 256
      case .finished(let summary): 64 * summary.count
      }
    return content + 160
  }
}

extension ResumePoint {
  /// About the memory that it holds, bytes.
  var bytes: Int { state.arrays.reduce(1024) { $0 + $1.bytes.count } }
}
