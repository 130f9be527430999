import Dispatch
import Experiments
import Synchronization

/// Works out the places of graphs behind the screen's back.
final class GraphDesk: Sendable {
  private let inbox: Inbox
  private let wanted = Mutex<Set<GraphKey>>([])
  private let queue = DispatchQueue(label: "plexus.graph-layout", qos: .utility)

  init(_ inbox: Inbox) { self.inbox = inbox }

  /// Begins to place a graph, unless that is under way.
  func layOut(_ graph: Graph, _ key: GraphKey) {
    guard wanted.withLock({ $0.insert(key).inserted }) else { return }
    queue.async { [self] in
      let places = key.layout.positions(of: graph) { !wanted.withLock { $0.contains(key) } }
      guard let places else { return }
      wanted.withLock { _ = $0.remove(key) }
      inbox.post(.laidOut(key, places))
    }
  }

  /// Gives up what nobody waits for any more.
  func keepOnly(_ keys: Set<GraphKey>) { wanted.withLock { $0.formIntersection(keys) } }
}
