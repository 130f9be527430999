import Tensors

/// One pass of a two-dimensional convolution, padded to the same size.
struct ConvolutionSetting {
  enum Pass: String {
    case forward
    case inputGradient = "input-gradient"
    case weightGradient = "weight-gradient"
  }

  let batch, size, inputs, outputs, kernel: Int
  let pass: Pass

  init(_ settings: Settings) throws {
    batch = try settings.integer("batch")
    size = try settings.integer("size")
    inputs = try settings.integer("inputs")
    outputs = try settings.integer("outputs")
    kernel = try settings.integer("kernel")
    let name = try settings.text("pass")
    guard let pass = Pass(rawValue: name) else { throw ProbeError("there is no pass '\(name)'") }
    self.pass = pass
  }
}

/// The pass by our own function, on channels-last images of random numbers.
final class ConvolutionWorkload: Workload {
  private let setting: ConvolutionSetting
  private let convolution: Convolution
  private let input, weight, output: Tensor

  init(_ settings: Settings) throws {
    setting = try ConvolutionSetting(settings)
    convolution = Convolution(
      inputs: setting.inputs, outputs: setting.outputs, kernel: [setting.kernel, setting.kernel],
      padding: .same)
    let shape = [setting.batch, setting.size, setting.size]
    input = randomTensor(shape + [setting.inputs], seed: 1)
    weight = randomTensor(convolution.weightShape, seed: 2)
    output = randomTensor(shape + [setting.outputs], seed: 3)
  }

  func step() {
    switch setting.pass {
    case .forward: _ = convolution(input, weight: weight)
    case .inputGradient: _ = convolution.inputGradient(of: output, weight: weight, inputShape: input.shape)
    case .weightGradient: _ = convolution.weightGradient(input: input, outputGradient: output)
    }
  }
}

/// A tensor of numbers in -1…1.
func randomTensor(_ shape: [Int], seed: UInt64) -> Tensor {
  var stream = Philox(seed: seed, purpose: .generation)
  var tensor = Tensor(uninitialized: shape)
  tensor.withUnsafeMutableElements { for i in $0.indices { $0[i] = stream.uniform(-1...1) } }
  return tensor
}
