import Datasets
import Tensors
import Testing

@Suite struct NodeNamesTests {
  @Test(arguments: 1...10)
  func `names of any length are found by their ids`(seed: UInt64) {
    var random = Philox(seed: seed, purpose: .generation)
    let longest = [8, 40, 300, 2000][random.below(4)]
    let words = (0..<random.below(200)).map { "\($0)" + String(repeating: "é", count: random.below(longest)) }
    var names = NodeNames(words)
    #expect((0..<names.count).map { names[$0] } == words)
    let last = String(repeating: "x", count: 254 + random.below(3))
    names.append(last)
    names.append("y")
    #expect((names[words.count], names[words.count + 1], names.count) == (last, "y", words.count + 2))
  }
}
