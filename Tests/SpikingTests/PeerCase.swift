import Spiking
import Testing

/// What SpikingJelly 2.0.0 and snnTorch 1.0.0 (with torch 2.13) give for one small window, 8 steps of 4 neurons.
///
/// Made with, for example,
///
///     n = spikingjelly.activation_based.neuron.LIFNode(tau=2.0, step_mode="m")   # IFNode where tau is infinite
///     s = n(x); (s * w).sum().backward()                                         # spikes s, gradient x.grad
///     n = snntorch.Leaky(beta=0.9); m = n.reset_mem()
///     for t in range(8): s, m = n(x[t], m)
///
/// and the arguments that each case's initialiser names (`surrogate.ATan(2.0)`, `Rect(1.0)`, `Sigmoid(4.0)`,
/// `PiecewiseQuadratic(1.0)`; `surrogate.fast_sigmoid(25)`, `sigmoid(25)`, `straight_through_estimator()`).
struct PeerCase: Sendable, CustomTestStringConvertible {
  let name: String
  let neuron: SpikingNeuron
  /// A digit for each step and neuron.
  let spikes: String
  /// The gradient of `(spikes * weights).sum()` with respect to the currents.
  let gradient: [Float]

  var testDescription: String { name }

  static let currents: [Float] = [
    -0.384, 1.075, 1.679, -1.066, 0.4, 0.942, -0.169, -0.472, 1.712, -0.043, -0.792, 0.048, 1.45, 1.815,
    0.876, 1.908, -1.299, 0.211, 2.912, 0.204, 0.838, 1.538, 1.847, -0.269, 0.349, 0.342, -1.579, 0.186,
    -1.874, 1.409, -0.988, -1.032,
  ]
  static let weights: [Float] = [
    -0.084, -0.023, 0.174, 2.298, 0.957, -0.662, -0.828, -0.606, -1.401, 1.297, 1.641, -1.057, -0.262,
    -0.25, 0.501, 0.26, -0.178, -0.259, -0.014, -0.384, -2.966, -1.061, -0.309, 0.934, 1.624, 0.002,
    -0.438, -2.109, 1.145, -0.382, -0.355, 0.754,
  ]

  static let all = [
    PeerCase(
      name: "spikingJelly(tau: 2)", neuron: .spikingJelly(tau: 2),
      spikes: "00000000000011000010000000000000",
      gradient: [
        -0.146055, -0.08716586, 0.06977873, 0.01813013, -0.2874583, -0.2187499, -0.0732292, 0.01630438,
        -0.6830023, 0.1704731, 0.06109579, 0.03834018, -0.09328493, 0.009794636, 0.07417788, 0.1067215,
        -0.04281547, -0.249718, 0.03311489, -0.09074948, -0.0843651, -0.4773754, -0.1511713, -0.0118833,
        0.1330742, -0.06537753, -0.004752128, -0.1326292, 0.001537585, -0.1909841, -0.0009334481,
        0.004762567,
      ]),
    PeerCase(
      name: "spikingJelly(tau: 2, surrogate: .arctangent(slope: 2), detachesReset: true)",
      neuron: .spikingJelly(tau: 2, surrogate: .arctangent(slope: 2), detachesReset: true),
      spikes: "00000000000011000010000000000000",
      gradient: [
        -0.1500487, -0.08631541, 0.04925005, 0.04174636, -0.2945061, -0.1652381, -0.04022893, -0.01148775,
        -0.6962575, 0.06629478, 0.07398215, 0.003054645, -0.09952652, -0.1172764, 0.04470672, 0.0727338,
        -0.0535124, -0.2402618, -0.00146803, -0.06228661, -0.1006343, -0.4514126, -0.1535924, -0.006538421,
        0.1247781, -0.09511349, -0.01505793, -0.1225867, 0.01688056, -0.1909608, -0.006310639, 0.01761304,
      ]),
    PeerCase(
      name:
        "spikingJelly(tau: 1.5, decaysInput: false, threshold: 0.8, resetPotential: -0.3, surrogate: .arctangent(slope: 2))",
      neuron: .spikingJelly(
        tau: 1.5, decaysInput: false, threshold: 0.8, resetPotential: -0.3, surrogate: .arctangent(slope: 2)),
      spikes: "00100100100011010010011000000100",
      gradient: [
        0.01304121, -0.01145634, 0.04276906, 0.03822488, 0.04937375, -0.500047, -0.01836602, -0.0303796,
        -0.2295868, 0.08332372, 0.09102898, -0.0419456, -0.08758951, -0.02998228, 0.1419695, 0.04593107,
        -0.1417497, -0.124527, 0.0008430596, -0.04729194, -0.406867, -0.2922953, -0.04674091, -0.01307714,
        0.3465832, -0.04337585, -0.007863941, -0.1952722, 0.01447912, -0.1381076, -0.0051858, 0.01705584,
      ]),
    PeerCase(
      name: "spikingJelly(tau: 3, decaysInput: false, resetPotential: nil, surrogate: .triangle(slope: 1))",
      neuron: .spikingJelly(
        tau: 3, decaysInput: false, resetPotential: nil, surrogate: .triangle(slope: 1)),
      spikes: "01100000100011010110011000000100",
      gradient: [
        -0.0851882, -0.05390814, -0.0162375, 0.02304791, -0.1277823, -0.6526626, -0.1592595, 0.03457186,
        -0.4654037, 0.7577685, 0.1583408, 0.05185779, -0.3646258, -0.1737504, 0.2375111, 0.07778668,
        -0.5487033, -0.2606257, 0, -0.2696032, -0.8230549, -0.4721579, 0, -0.2458524, 1.012193,
        -0.006978238, 0, -0.4642113, 0, -0.04402641, 0, 0,
      ]),
    PeerCase(
      name:
        "spikingJelly(tau: .infinity, decaysInput: false, resetPotential: nil, surrogate: .rectangle(width: 1))",
      neuron: .spikingJelly(
        tau: .infinity, decaysInput: false, resetPotential: nil, surrogate: .rectangle(width: 1)),
      spikes: "01100100100011000110011010100100",
      gradient: [
        -2.966, -0.023, -0.828, -0.3840001, -2.966, -0.662, -0.828, -0.3840001, -2.966, -0.259, 0.501,
        -0.3840001, -2.966, -0.259, 0.501, -0.3840001, -2.966, -0.259, 0, -0.3840001, -2.966, 0.002, 0,
        -2.109, 1.624, 0.002, 0, -2.109, 0, 0, 0, 0,
      ]),
    PeerCase(
      name:
        "spikingJelly(tau: .infinity, decaysInput: false, surrogate: .sigmoid(slope: 4), detachesReset: true)",
      neuron: .spikingJelly(
        tau: .infinity, decaysInput: false, surrogate: .sigmoid(slope: 4), detachesReset: true),
      spikes: "01100000100011000010011000000100",
      gradient: [
        -0.2034657, -0.02249016, 0.0404984, -0.8853224, -0.2021515, 0.591262, -0.002296934, -0.8876893,
        -0.274062, 1.244433, 0.02799136, -0.8875948, -0.1275723, -0.001050856, 0.02541965, -0.887395,
        0.04005063, -0.233022, -3.747908e-05, -0.9715721, 0.04012285, -0.192425, -0.03906389, -0.7442275,
        0.07429729, -0.06827959, -5.888923e-05, -0.9871671, 2.976092e-05, -0.06878042, -9.031799e-07,
        0.007649152,
      ]),
    PeerCase(
      name: "snnTorch(beta: 0.9)", neuron: .snnTorch(beta: 0.9),
      spikes: "01100000100011000110011001000100",
      gradient: [
        -0.005322147, -0.0951129, -0.172107, -0.4399344, -0.00122451, -0.0814696, -0.226063, -0.548021,
        -0.1095879, 0.5900223, -0.07667049, -0.5975664, 0.1100517, -0.3069514, -0.1653761, -0.6407216,
        0.147441, -0.3292834, -0.3197962, -0.9142218, 0.1727089, -0.2760879, -0.3550389, -0.6165504,
        0.9489824, -0.1657123, -0.3901817, -1.037291, 0.02302443, -0.186339, -0.02293108, 0.03635222,
      ]),
    PeerCase(
      name: "snnTorch(beta: 0.5, threshold: 0.7, surrogate: .fastSigmoid(slope: 25))",
      neuron: .snnTorch(beta: 0.5, threshold: 0.7, surrogate: .fastSigmoid(slope: 25)),
      spikes: "01100100100011010010011000000100",
      gradient: [
        0.002079416, -0.03712494, 0.000816642, 0.0004009736, 0.004371596, -0.07382252, 0.001097054,
        -0.001452627, -0.002077094, 0.0006994838, 0.0066688, -0.002268412, -0.0007993414, -0.002073603,
        0.01114268, -0.002166254, -0.0007569193, -0.00331145, -0.000140347, -0.005131025, -0.001357703,
        -0.001687988, -0.0002734585, -0.002411254, 0.03730331, -0.0002555153, -0.0003141686, -0.009090667,
        0.0003244451, -0.0006163993, -0.0001187318, 0.0004158709,
      ]),
    PeerCase(
      name: "snnTorch(beta: 0.9, reset: .zero, surrogate: .sigmoid(slope: 25))",
      neuron: .snnTorch(beta: 0.9, reset: .zero, surrogate: .sigmoid(slope: 25)),
      spikes: "01100000100011000010011000000100",
      gradient: [
        -1.540181e-07, -0.06628867, 1.846461e-07, -0.6043594, -1.711313e-07, -2.328691, 2.677884e-10,
        -0.6715105, -1.915843e-07, 0.2426325, 3.022143e-10, -0.7461228, -8.51955e-05, -1.210388e-16,
        3.357937e-10, -0.8290254, 1.634633e-09, -3.159876e-07, -3.370545e-22, -0.9603181, 1.816259e-09,
        -3.315747e-07, -4.917146e-09, -0.0182845, 2.018356e-09, -1.382163e-07, 0, -0.0207075, 0,
        -1.575601e-07, 0, 8.313548e-15,
      ]),
    PeerCase(
      name: "snnTorch(beta: 0.8, reset: .none, surrogate: .straightThrough)",
      neuron: .snnTorch(beta: 0.8, reset: .none, surrogate: .straightThrough),
      spikes: "01100110110011011111111011100100",
      gradient: [
        -0.728146, -0.3838618, 0.5220965, 1.02387, -0.8051825, -0.4510772, 0.4351206, -1.592662, -2.202728,
        0.2636535, 1.578901, -1.233328, -1.00216, -1.291683, -0.07762402, -0.2204096, -0.9252, -1.302104,
        -0.72328, -0.600512, -0.934, -1.30388, -0.8866, -0.27064, 2.54, -0.3036, -0.722, -1.5058, 1.145,
        -0.382, -0.355, 0.754,
      ]),
  ]
}
