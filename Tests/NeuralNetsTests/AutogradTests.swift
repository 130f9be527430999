import NeuralNets
import Tensors
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@Suite struct AutogradTests {
  @Test func `every operation's gradient agrees with differences of its value`() {
    for seed in 1...3 as ClosedRange<UInt64> {
      var random = Philox(seed: seed, purpose: .generation)
      let shape = [random.below(4) + 1, random.below(5) + 1, random.below(6) + 1]
      let (a, b) = (random.weights(shape), random.weights(shape))
      let operations: [(String, () -> Variable)] = [
        ("+", { a.variable + b.variable }), ("-", { a.variable - b.variable }),
        ("*", { a.variable * b.variable }), ("scaled", { 0.7 * a.variable }),
        ("tanh", { tanh(a.variable) }), ("sigmoid", { sigmoid(a.variable) }),
        ("softmax", { softmax(a.variable) }), ("flattened", { a.variable.flattened }),
        ("sum", { a.variable.sum() }), ("mean", { a.variable.mean() }),
        ("sum over the first axis", { a.variable.sum(over: [0]) }),
        ("mean over the last axes", { a.variable.mean(over: [1, 2]) }),
        ("concatenated", { .concatenated([a.variable, b.variable, a.variable]) }),
        ("used twice", { a.variable * a.variable + b.variable }),
      ]
      for (name, operation) in operations {
        let error = GradientCheck.largestError(of: [a, b]) { weighted(operation()) }
        #expect(error < 2e-3, "\(name) of shape \(shape)")
      }
    }
  }

  @Test func `rectifiers pass the gradient where their input is positive`() {
    let x = Weights(Tensor([4], [-2, 0, 0.5, 3]))
    let relu = relu(x.variable)
    #expect(relu.value.elements == [0, 0, 0.5, 3])
    #expect(relu.backward(from: Tensor([4], repeating: 2))[x]?.elements == [0, 0, 2, 2])
    let leaky = leakyReLU(x.variable, slope: 0.25)
    #expect(leaky.value.elements == [-0.5, 0, 0.5, 3])
    #expect(leaky.backward(from: Tensor([4], repeating: 2))[x]?.elements == [0.5, 0.5, 2, 2])
  }

  @Test func `a parameter that several layers share gets the sum of their gradients`() {
    let w = Weights(Tensor([1], [3]))
    let y = w.variable * w.variable * w.variable
    #expect(y.sum().backward()[w]?.elements == [27])
  }

  @Test func `constants and frozen parameters get no gradient and record nothing`() {
    let frozen = Weights(Tensor([2], [1, 2]), isTrained: false)
    let product = frozen.variable * Variable(Tensor([2], [3, 4]))
    #expect(!product.needsGradient)
    let trained = Weights(Tensor([2], [5, 6]))
    let gradients = (product * trained.variable).sum().backward()
    #expect(gradients[frozen] == nil)
    #expect(gradients[trained]?.elements == [3, 8])
    #expect((trained.variable.detached * trained.variable).sum().backward()[trained]?.elements == [5, 6])
  }

  @Test func `an operation of one's own takes part`() {
    let x = Weights(Tensor([2], [2, 3]))
    let cube = Variable.operation(Tensor([2], [8, 27]), of: x.variable) { gradient in
      Tensor([2], [gradient[0] * 12, gradient[1] * 27])
    }
    #expect((2 * cube).sum().backward()[x]?.elements == [24, 54])
  }

  @Test func `gradients of several numbers add up, and their norm can be limited`() {
    let w = Weights(Tensor([2], [1, 1]))
    var gradients = (w.variable * Variable(Tensor([2], [3, 0]))).sum().backward()
    gradients += (w.variable * Variable(Tensor([2], [0, 4]))).sum().backward()
    #expect(gradients[w]?.elements == [3, 4])
    #expect(gradients.clip(norm: 10, of: [w]) == 5)
    #expect(gradients[w]?.elements == [3, 4])
    #expect(gradients.clip(norm: 1, of: [w]) == 5)
    #expect(abs(gradients.norm(of: [w]) - 1) < 1e-6)
    gradients.clip(elements: 0.7, of: [w])
    #expect(abs(gradients[w]![0] - 0.6) < 1e-6 && gradients[w]![1] == 0.7)
  }

  @Test func `one, two and three threads give the same bits for large operands`() {
    let results = withThreads {
      var random = Philox(seed: 9, purpose: .generation)
      let (a, b) = (random.weights([300, 400]), random.weights([300, 400]))
      let y = softmax(tanh(a.variable * b.variable) + sigmoid(a.variable))
      let value = y.value
      let gradients = weighted(y).backward()
      return [value, gradients[a]!, gradients[b]!]
    }
    #expect(results[0] == results[1] && results[0] == results[2])
  }

  @Test func `the exponential family is accurate over its range`() {
    for i in -8800...8800 {
      let x = Float(i) / 100
      let y = SIMD16<Float>(repeating: x)
      let (e, t, l) = (Double(y.exponential[0]), Double(y.hyperbolicTangent[0]), Double(y.logistic[0]))
      let exact = exp(Double(x))
      if i > -8733 { #expect(abs(e - exact) < 3e-7 * exact) }
      #expect(abs(t - tanh(Double(x))) < 5e-7 * abs(tanh(Double(x))) + 1e-30)
      #expect(abs(l - 1 / (1 + exp(-Double(x)))) < 4e-7 * l + 1e-37)
    }
    let odd = SIMD16<Float>(repeating: .nan).exponential[0]
    #expect(odd.isNaN)
    #expect(SIMD16<Float>(repeating: .infinity).exponential[0] == .infinity)
    #expect(SIMD16<Float>(repeating: -.infinity).exponential[0] == 0)
  }
}
