import Spiking
import Tensors
import Testing

@Suite struct SurrogateTests {
  static let all: [Surrogate] = [
    .rectangle(), .rectangle(width: 0.5), .triangle(), .triangle(slope: 2), .arctangent(),
    .arctangent(slope: 3),
    .sigmoid(), .sigmoid(slope: 25), .fastSigmoid(), .fastSigmoid(slope: 4), .straightThrough,
  ]

  @Test(arguments: all)
  func `a surrogate's derivative is the slope of its value`(surrogate: Surrogate) {
    for i in -300...300 {
      // Off the corners of rectangle and triangle, which lie at multiples of 1/4.
      let x = Float(i) / 100 + 0.003
      let h: Float = 1.0 / 1024
      let slope = (surrogate.value(at: x + h) - surrogate.value(at: x - h)) / (2 * h)
      let bound = max(1, surrogate.derivative(at: 0))
      #expect(abs(slope - surrogate.derivative(at: x)) < 5e-3 * bound, "\(surrogate) at \(x)")
    }
  }

  @Test(arguments: all)
  func `a surrogate steps through one half and is even`(surrogate: Surrogate) {
    #expect(abs(surrogate.value(at: 0) - 0.5) < 1e-6)
    for x in [0.1, 0.3, 0.77, 2] as [Float] {
      #expect(abs(surrogate.derivative(at: x) - surrogate.derivative(at: -x)) < 1e-5)
      #expect(abs(surrogate.value(at: x) + surrogate.value(at: -x) - 1) < 1e-5)
    }
  }

  @Test func `peaks are what the papers say`() {
    #expect(Surrogate.rectangle(width: 0.5).derivative(at: 0) == 2)
    #expect(Surrogate.triangle(slope: 1).derivative(at: 0.25) == 0.75)
    #expect(Surrogate.arctangent(slope: 2).derivative(at: 0) == 1)
    #expect(abs(Surrogate.arctangent(slope: 2).derivative(at: 1 / .pi) - 0.5) < 1e-6)
    #expect(Surrogate.sigmoid(slope: 4).derivative(at: 0) == 1)
    #expect(Surrogate.fastSigmoid(slope: 25).derivative(at: 0.04) == 0.25)
  }

  @Test func `lanes are computed alike`() {
    for surrogate in SurrogateTests.all {
      var x = SIMD16<Float>.zero
      for lane in 0..<16 { x[lane] = Float(lane) / 5 - 1.5 }
      let slopes = surrogate.derivative(at: Tensor([16], (0..<16).map { x[$0] }))
      for lane in 0..<16 {
        #expect(slopes[lane] == surrogate.derivative(at: x[lane]))
        #expect(surrogate.value(at: x)[lane] == surrogate.value(at: x[lane]))
      }
    }
  }
}
