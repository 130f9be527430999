import Experiments
import Tensors

/// Spike-count learning as a system of the laboratory.
public enum SpikeCountLab: Lab {
  public typealias Configuration = SpikeCountConfiguration

  public static let description = LabDescription(
    id: "spike-count", title: "Spike-count learning", group: .spikingLearning,
    purpose:
      "Trains a spiking network without unrolling time: the number of spikes each neuron fires stands in "
      + "for its activation, so the backward pass costs the same for 2 time steps or 200. Answers are read from "
      + "the spike counts of the output.",
    paper: Paper(
      title: "Deep Spiking Neural Network with Spike Count based Learning Rule",
      authors: "J. Wu, Y. Chua, M. Zhang, Q. Yang, G. Li, H. Li", identifier: "arXiv:1902.05705"),
    panels: [
      PanelDescription(
        "accuracy", title: "accuracy", .curves(["accuracy/train", "accuracy/validation"], areShares: true)),
      PanelDescription("spikes", title: "spikes", .raster("spikes"), weight: 1.5),
      PanelDescription("loss", title: "loss", .curves(["loss/train", "loss/validation"])),
      PanelDescription("layers", title: "layers", .table("layers")),
      PanelDescription("confusion", title: "confusion", .table("confusion")),
      PanelDescription("input", title: "input", .image("input"), weight: 0.6),
    ],
    actions: [
      ActionDescription("raster.next-sample", help: "Show the next sample", key: "n", panel: "spikes"),
      ActionDescription("raster.previous-sample", help: "Show the sample before", key: "N", panel: "spikes"),
      ActionDescription(
        "raster.show", help: "Show a sample by its number", panel: "spikes",
        arguments: [.init("index", .integer(0...59_999))]),
      ActionDescription(
        "raster.wrong-only", help: "Step through misread samples only, or through all", key: "w",
        panel: "spikes", arguments: [.init("only", .choice(["on", "off"]), isOptional: true)]),
    ],
    savesEvery: 1000,
    headline: { summary in
      guard let accuracy = summary["test_accuracy"]?.number, let data = summary["test_data"]?.text,
        let steps = summary["steps"]?.integer
      else { return nil }
      let tenths = Int((accuracy * 1000).rounded())
      return "\(tenths / 10).\(tenths % 10) % \(data), T=\(steps)"
    })

  public static func run(_ context: RunContext<SpikeCountConfiguration>, from state: SavedState?) throws {
    try ThreadPool.shared(threads: context.threads).asCurrent {
      var run = try SpikeCountRun(context, from: state)
      try run.train()
      try run.finish()
    }
  }
}
