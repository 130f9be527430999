import Experiments
import NeuralNets
import Spiking

extension SpikeStatistics {
  /// The layers as a table: activity, and operations beside those of a network without spikes.
  var table: Table {
    let names = layers.indices.map { index in
      index == 0
        ? "input" : index == layers.count - 1 ? "output" : layers.count > 3 ? "hidden \(index)" : "hidden"
    }
    var rows: [[Value]] = zip(names, layers).map { name, layer in
      [
        .text("\(name) \(layer.neurons)"),
        layer.isCurrent ? .none : .real(layer.spikesPerNeuron), .real(layer.silentShare),
        layer.isCurrent ? .none : .real(layer.rate),
        layer.connections == nil ? .none : .integer(Int(layer.synapticOperations.rounded())),
        layer.connections == nil ? .none : .real(layer.synapticOperations / layer.denseOperations),
        layer.connections == nil ? .none : .real(layer.energy * 1e6),
      ]
    }
    let operations = layers.reduce(0) { $0 + $1.synapticOperations }
    let dense = layers.reduce(0) { $0 + $1.denseOperations }
    rows.append([
      .text("all"), .real(spikesPerNeuron), .none, .none, .integer(Int(operations.rounded())),
      dense == 0 ? .none : .real(operations / dense), .real(energy * 1e6),
    ])
    return Table(
      columns: [
        Table.Column("layer"), Table.Column("spikes/neuron", .real(decimals: 2)),
        Table.Column("silent", .percent(decimals: 0)), Table.Column("rate", .percent(decimals: 1)),
        Table.Column("SynOps", .integer), Table.Column("vs MACs", .percent(decimals: 0)),
        Table.Column("energy µJ", .real(decimals: 3)),
      ], rows: rows)
  }
}

extension ConfusionMatrix {
  /// Labels down, readings across.
  func table(classNames: [String]) -> Table {
    Table(
      columns: [Table.Column("label")] + classNames.map { Table.Column($0, .integer) },
      rows: zip(classNames, counts).map { name, row in [.text(name)] + row.map { .integer($0) } })
  }
}
