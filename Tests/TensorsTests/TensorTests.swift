import Tensors
import Testing

@Suite struct TensorTests {
  @Test func `writing to a copy leaves the original alone`() {
    let original = Tensor([2, 2], [1, 2, 3, 4])
    var copy = original
    copy[1, 0] = 9
    #expect(original.elements == [1, 2, 3, 4])
    #expect(copy.elements == [1, 2, 9, 4])
  }

  @Test func `rows are a view that a write to the whole does not change`() {
    var whole = Tensor([3, 2], [1, 2, 3, 4, 5, 6])
    let view = whole.rows(1..<3)
    #expect(view.shape == [2, 2])
    #expect(view.elements == [3, 4, 5, 6])
    whole[1, 0] = 0
    #expect(view.elements == [3, 4, 5, 6])
  }

  @Test func `writing to a view leaves the whole alone`() {
    let whole = Tensor([3, 2], [1, 2, 3, 4, 5, 6])
    var view = whole.rows(2..<3)
    view[0, 1] = 0
    #expect(whole.elements == [1, 2, 3, 4, 5, 6])
    #expect(view.elements == [5, 0])
  }

  @Test func `a reshaped tensor holds the same elements`() {
    let tensor = TypedTensor<Int32>([2, 3], [1, 2, 3, 4, 5, 6]).reshaped([3, 2])
    #expect(tensor[2, 0] == 5)
  }

  @Test func `equal tensors have equal shapes and equal elements`() {
    #expect(Tensor([2, 1], [1, 2]) == Tensor([2, 1], [1, 2]))
    #expect(Tensor([2, 1], [1, 2]) != Tensor([1, 2], [1, 2]))
    #expect(Tensor([2], [1, 2]) != Tensor([2], [1, 3]))
    #expect(Tensor([1], [.nan]) != Tensor([1], [.nan]))
  }

  @Test func `empty tensors work like others`() {
    let empty = Tensor([0, 3])
    #expect(empty.elements.isEmpty)
    #expect(empty.sumOfRows() == Tensor([3]))
    #expect(matmul(empty, Tensor([3, 2])).shape == [0, 2])
  }

  @Test func `rows are summed and added to`() {
    var matrix = Tensor([2, 3], [1, 2, 3, 4, 5, 6])
    #expect(matrix.sumOfRows().elements == [5, 7, 9])
    matrix.addToRows(Tensor([3], [10, 20, 30]))
    #expect(matrix.elements == [11, 22, 33, 14, 25, 36])
  }

  @Test func `the first of several equal largest elements counts`() {
    let matrix = Tensor([3, 3], [1, 3, 3, 0, 0, 0, -1, -2, -0.5])
    #expect(matrix.largestColumns() == [1, 0, 2])
  }

  @Test(arguments: [1, 15, 16, 17, 100])
  func `elements are combined in blocks and in the rest after them`(count: Int) {
    var a = Tensor([count], (0..<count).map(Float.init))
    a.combine(with: Tensor([count], repeating: 2)) { $0 * $1 + 1 }
    #expect(a.elements == (0..<count).map { Float(2 * $0 + 1) })
  }

  @Test func `a missing or misshapen array of a saved state is named`() {
    let state = [NamedTensor("a", Tensor([2]))]
    #expect(throws: NamedTensorError.missing(name: "b")) { try state.tensor(named: "b", shape: [2]) }
    #expect(throws: NamedTensorError.wrongShape(name: "a", expected: [3], found: [2])) {
      try state.tensor(named: "a", shape: [3])
    }
  }
}
