import Experiments
import SpikeCountLearning
import TargetControl

/// All systems, in the order in which they are shown.
public let catalog: [AnyLab] = [
  AnyLab(SpikeCountLab.self),
  AnyLab(TargetControlLab.self),
]
