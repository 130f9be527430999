import Tensors

/// Something whose steps are timed.
protocol Workload: AnyObject {
  /// Takes one step.
  func step()
  /// What is worth knowing beside its times, as the last step left it.
  func note() -> [String: Double]
}

extension Workload {
  func note() -> [String: Double] { [:] }
}

/// The workloads by name.
enum Workloads {
  static func make(_ request: Request, _ threads: Int) throws -> any Workload {
    let settings = Settings(request)
    switch request.case {
    case "product": return try ProductWorkload(settings)
    case "product-bare": return try BareProductWorkload(settings, threads: threads)
    case "convolution": return try ConvolutionWorkload(settings)
    case "convolution-bare": return try BareConvolutionWorkload(settings, threads: threads)
    case "training": return try TrainingWorkload(settings, Arrays(request))
    case "event-inference": return try InferenceWorkload(settings, Arrays(request), skippingZeros: true)
    case "dense-inference": return try InferenceWorkload(settings, Arrays(request), skippingZeros: false)
    case "target-control": return try ControlWorkload(settings, Arrays(request))
    default: throw ProbeError("there is no workload '\(request.case ?? "")'")
    }
  }
}
