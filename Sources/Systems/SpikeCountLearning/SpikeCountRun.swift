import Datasets
import Experiments
import Spiking
import Tensors

/// One run of spike-count learning: training, with events and saved states on the way.
struct SpikeCountRun {
  private let context: RunContext<SpikeCountConfiguration>
  private let folder: DataFolder
  private var trainer: SpikeCountTrainer
  private let heldBack: ImageSet
  private let raster: SampleRaster
  private var display: Display
  private var window: Window

  /// Which sample the raster shows.
  private struct Display {
    var sample = 0
    var wrongOnly = false
  }

  /// Right answers since the training accuracy was last told.
  private struct Window {
    var correct = 0
    var samples = 0
  }

  /// Training steps between two values of the training accuracy and the progress.
  private static let reportEvery = 20
  /// Training steps between two rasters.
  private static let rasterEvery = 200

  /// Loads the data and begins, or goes on from `state`.
  init(_ context: RunContext<SpikeCountConfiguration>, from state: SavedState?) throws {
    self.context = context
    let configuration = context.configuration
    folder = DataFolder(context.dataPath.isEmpty ? nil : context.dataPath)
    let limit = configuration.trainingImages
    let (images, files) = try folder.load(
      configuration.data, .training, count: limit == 0 ? nil : limit, threads: context.threads)
    for file in files { context.emit(Event(file)) }
    let (kept, heldBack) = try images.holdingBack(configuration.validationImages, seed: context.seed)
    guard kept.count > 0 else {
      throw ConfigurationError(
        parameter: "validation-images", problem: "validation-images leaves none of \(images.count) images",
        remedy: "Hold back fewer")
    }
    self.heldBack = heldBack
    let network = SpikingNetwork(
      Wiring.network(
        from: [images.rows, images.columns, 1], through: try configuration.hiddenLayers(),
        classes: images.classCount),
      threshold: Float(configuration.threshold), steps: configuration.steps,
      weightBits: configuration.weightBits, seed: context.seed)
    trainer = SpikeCountTrainer(
      network: network, rule: configuration.rule, plan: configuration.plan(seed: context.seed), images: kept)
    raster = SampleRaster(
      setName: heldBack.count > 0 ? "held-back" : "training", images: heldBack.count > 0 ? heldBack : kept,
      coder: configuration.coder, seed: context.seed)
    (display, window) = (Display(), Window())
    if let state { try restore(state) }
  }

  /// Trains to the last step of the plan.
  mutating func train() throws {
    if trainer.step == 0 {
      context.emit(.phase("epoch 1 of \(trainer.plan.epochs)", step: 0))
      showSample()
    }
    while !trainer.isFinished {
      trainer.rule = context.configuration.rule
      let result = trainer.train(learningRate: Float(context.configuration.learningRate))
      context.emit(.scalar("loss/train", Double(result.loss), step: trainer.step))
      window.correct += result.correct
      window.samples += result.samples
      let endsEpoch = trainer.step % trainer.stepsPerEpoch == 0
      if endsEpoch || context.isStepping || trainer.step % SpikeCountRun.reportEvery == 0 { reportTraining() }
      if endsEpoch {
        reportEpoch()
      } else if trainer.step % SpikeCountRun.rasterEvery == 0 {
        showSample()
      }
      // Copied, because the handler changes this run while the boundary holds it.
      let context = context
      try context.boundary { try act($0) }
      try context.save(state)
    }
  }

  /// Reads the test images, for the first and only time, and tells the result.
  mutating func finish() throws {
    let configuration = context.configuration
    context.emit(.phase("test", step: trainer.step))
    let (test, files) = try folder.load(configuration.testDataset, .test, threads: context.threads)
    for file in files { context.emit(Event(file)) }
    let network = trainer.network
    let result = network.evaluate(
      test, coder: configuration.coder, rule: trainer.rule, seed: context.seed)
    emitTables(result, classNames: test.classNames)
    var summary: [String: Value] = [
      "data": .text(configuration.data.title),
      "test_data": .text(configuration.testDataset.title),
      "network": .text(network.notation),
      "steps": .integer(network.steps),
      "epochs": .integer(trainer.epoch),
      "test_accuracy": .real(result.accuracy),
      "test_accuracy_potential": .real(result.accuracyByPotential),
      "test_loss": .real(result.loss),
      "spikes_per_neuron": .real(result.statistics.spikesPerNeuron),
      "synaptic_operations": .real(result.statistics.layers.reduce(0) { $0 + $1.synapticOperations }),
      "energy_microjoules": .real(result.statistics.energy * 1e6),
      "parameters": .integer(network.namedParameters.reduce(0) { $0 + $1.parameter.value.count }),
      "weights_sha256": .text(network.namedParameters.digest),
    ]
    if heldBack.count > 0 {
      let validation = network.evaluate(
        heldBack, coder: configuration.coder, rule: trainer.rule, seed: context.seed)
      summary["validation_accuracy"] = .real(validation.accuracy)
    }
    context.emit(.finished(summary, step: trainer.step))
    let context = context
    while try context.awaitAction({ try act($0) }) {}
  }

  // MARK: Events

  private mutating func reportTraining() {
    context.emit(
      .scalar("accuracy/train", Double(window.correct) / Double(window.samples), step: trainer.step))
    window = Window()
    context.emit(
      .progress(trainer.samplesSeen, of: trainer.totalSamples, unit: "images", step: trainer.step))
  }

  private func reportEpoch() {
    let coder = context.configuration.coder
    if heldBack.count > 0 {
      let result = trainer.network.evaluate(heldBack, coder: coder, rule: trainer.rule, seed: context.seed)
      context.emit(.scalar("loss/validation", result.loss, step: trainer.step))
      context.emit(.scalar("accuracy/validation", result.accuracy, step: trainer.step))
      context.emit(.scalar("spikes/neuron", result.statistics.spikesPerNeuron, step: trainer.step))
      emitTables(result, classNames: heldBack.classNames)
    }
    showSample()
    if !trainer.isFinished {
      context.emit(.phase("epoch \(trainer.epoch + 1) of \(trainer.plan.epochs)", step: trainer.step))
    }
  }

  private func emitTables(_ result: Evaluation, classNames: [String]) {
    context.emit(Event("layers", step: trainer.step, .table(result.statistics.table)))
    context.emit(
      Event("confusion", step: trainer.step, .table(result.confusion.table(classNames: classNames))))
  }

  private func showSample() {
    for event in raster.events(
      of: display.sample, in: trainer.network, step: trainer.step, isWrongOnly: display.wrongOnly)
    {
      context.emit(event)
    }
  }

  // MARK: Actions

  /// Does what a person asks of the raster; training is not touched.
  private mutating func act(_ action: Action) throws {
    switch action.name {
    case "raster.next-sample": try moveDisplay(backwards: false)
    case "raster.previous-sample": try moveDisplay(backwards: true)
    case "raster.show":
      guard let index = action.arguments["index"]?.integer, (0..<raster.images.count).contains(index) else {
        throw ActionError("index must lie in 0…\(raster.images.count - 1)")
      }
      display.sample = index
    case "raster.wrong-only":
      switch action.arguments["only"]?.text {
      case "on": display.wrongOnly = true
      case "off": display.wrongOnly = false
      case nil: display.wrongOnly.toggle()
      default: throw ActionError("only must be on or off")
      }
      if display.wrongOnly { try moveDisplay(backwards: false) }
    default: throw ActionError("there is no such action")
    }
    showSample()
  }

  private mutating func moveDisplay(backwards: Bool) throws {
    let count = raster.images.count
    guard display.wrongOnly else {
      display.sample = (display.sample + (backwards ? count - 1 : 1)) % count
      return
    }
    guard let found = raster.misread(after: display.sample, backwards: backwards, by: trainer.network) else {
      throw ActionError("all \(count) \(raster.setName) images are read right")
    }
    display.sample = found
  }

  // MARK: Saved states

  private var state: SavedState {
    SavedState(
      arrays: trainer.arrays.map { SavedArray($0.name, shape: $0.tensor.shape, $0.tensor.elements) },
      values: [
        "step": .integer(trainer.step),
        "window.correct": .integer(window.correct),
        "window.samples": .integer(window.samples),
        "display.sample": .integer(display.sample),
        "display.wrong-only": .integer(display.wrongOnly ? 1 : 0),
      ])
  }

  private mutating func restore(_ state: SavedState) throws {
    let arrays = try state.arrays.map { array in
      guard let numbers = array.numbers(Float.self) else { throw SavedStateError(missing: array.name) }
      return NamedTensor(array.name, Tensor(array.shape, numbers))
    }
    let step = try state.integer("step")
    guard (0...trainer.totalSteps).contains(step) else { throw SavedStateError(missing: "step") }
    try trainer.restore(arrays, step: step)
    window = Window(
      correct: try state.integer("window.correct"), samples: try state.integer("window.samples"))
    display = Display(
      sample: try state.integer("display.sample"), wrongOnly: try state.integer("display.wrong-only") == 1)
    guard (0..<raster.images.count).contains(display.sample) else {
      throw SavedStateError(missing: "display.sample")
    }
  }
}

extension Event {
  /// A file that was read.
  fileprivate init(_ file: DataFile) {
    self.init("input", .input(InputFile(path: file.path, size: file.byteCount, sha256: file.sha256)))
  }
}
