import Datasets
import TargetControl
import Testing

@Suite struct EdgeListTests {
  private func read(_ text: String) throws -> EdgeList { try withFile(text) { try EdgeList.read($0).list } }

  private func edges(_ list: EdgeList) -> [[String]] {
    zip(list.tails, list.heads).map { [list.names[Int($0)], list.names[Int($1)]] }
  }

  @Test func `blanks, tabs and commas separate, comments and empty lines are skipped`() throws {
    let list = try read("# head\n% other\n\nb a\n  a\tc \r\nc,b\n\t\na , b , 0.5\nlast x 3 1e-4")
    #expect(edges(list) == [["b", "a"], ["a", "c"], ["c", "b"], ["a", "b"], ["last", "x"]])
    #expect((0..<5).map { list.names[$0] } == ["b", "a", "c", "last", "x"])
  }

  @Test func `an empty file and one of comments are networks without nodes`() throws {
    #expect(try read("").names.count == 0)
    #expect(try read("# nothing\n").tails.isEmpty)
  }

  @Test func `a byte order mark is no part of a name`() throws {
    #expect(edges(try read("\u{FEFF}a b\n")) == [["a", "b"]])
  }

  @Test func `long names, names with equal beginnings and control characters are kept apart`() throws {
    let names = [
      "abcdefg", "abcdefgh", "abcdefghi", "a\u{1B}[31m", "a\u{0}", "a", String(repeating: "x", count: 3000),
    ]
    let list = try read(names.map { "\($0) end" }.joined(separator: "\n"))
    #expect(edges(list) == names.map { [$0, "end"] })
    #expect(list.names.count == names.count + 1)
  }

  @Test func `thousands of names keep their ids`() throws {
    let pairs = (0..<20_000).map { "node-\($0 * 7) \($0)" }
    let list = try read(pairs.joined(separator: "\n"))
    #expect(list.names.count == 40_000)
    #expect(list.names[39_998] == "node-139993" && list.names[39_999] == "19999")
    #expect(list.tails == (0..<20_000).map { UInt32(2 * $0) })
  }

  @Test func `a line longer than the buffer is read`() throws {
    let name = String(repeating: "long", count: 200_000)
    let list = try read("a b\n\(name) a\nb \(name)")
    #expect(list.names.count == 3 && list.names[2] == name)
  }

  @Test(arguments: [
    ("a b\nlonely\n", 2, "an edge needs two names, got 'lonely'"),
    ("a b\n\na activates b\n", 3, "only numbers may follow the two names of an edge, got 'a activates b'"),
    ("\u{1B}]0;x\u{7}\n", 1, #"an edge needs two names, got '\u{1b}]0;x\u{7}'"#),
  ])
  func `a malformed line is named with its place, and nothing in it steers a terminal`(
    text: String, line: Int, problem: String
  ) throws {
    try withFile(text) { path in
      let fault = #expect(throws: NetworkFileError.self) { try EdgeList.read(path) }
      #expect(fault?.line == line && fault?.file == path && fault?.problem == problem)
      #expect(fault?.description.contains("\(path):\(line): ") == true)
      #expect(fault?.remedy.isEmpty == false)
    }
  }

  @Test func `a very long malformed line is shown in part`() throws {
    try withFile(String(repeating: "y", count: 10_000)) { path in
      let fault = #expect(throws: NetworkFileError.self) { try EdgeList.read(path) }
      #expect((fault?.problem.count ?? 1000) < 120)
    }
  }

  @Test func `a missing file and a folder are errors that name them`() {
    for path in ["/no/such/file", "/"] {
      let fault = #expect(throws: NetworkFileError.self) { try EdgeList.read(path) }
      #expect(fault?.file == path && fault?.line == nil)
    }
  }

  @Test func `a node file fixes nodes and their order, and unknown names are errors then`() throws {
    try withFile("# all\nz\ny\n\nz\nx\n") { nodes in
      let list = try withFile("x y\ny z\n") { try EdgeList.read($0, nodes: nodes).list }
      #expect(list.names.count == 3)
      #expect(list.tails == [2, 1] && list.heads == [1, 0])
      try withFile("x y\ny q\n") { path in
        let fault = #expect(throws: NetworkFileError.self) { try EdgeList.read(path, nodes: nodes) }
        #expect(fault?.line == 2 && fault?.problem == "unknown node 'q'")
        #expect(fault?.remedy.contains(nodes) == true)
      }
    }
    try withFile("a b\n") { nodes in
      let fault = #expect(throws: NetworkFileError.self) { try EdgeList.read("/dev/null", nodes: nodes) }
      #expect(fault?.problem == "expected one name, got 'a b'")
    }
  }

  @Test func `names are looked up by the line, twice counts once`() throws {
    let names = NodeNames(["a", "b", "c"])
    let found = try withFile("c\nq\nc\na\nq\nr\n") { try names.lookUp(namesIn: $0) }
    #expect(found.known == [2, 0])
    #expect(found.unknown.map(\.name) == ["q", "r"] && found.unknown.map(\.line) == [2, 6])
  }

  @Test func `repeated edges count once and self loops stay`() {
    let network = Example(3, [(2, 1), (0, 1), (2, 1), (2, 2), (2, 0), (2, 1)], targets: []).network
    #expect(network.edgeCount == 4 && network.repeatedEdges == 2)
    #expect(Array(network.successors(of: 2)) == [0, 1, 2])
    #expect(network.outDegrees() == [1, 0, 3] && network.inDegrees() == [1, 2, 1])
  }

  @Test func `rows of any length come out ascending`() {
    let heads = (0..<100).map { ($0 * 37) % 100 }
    let network = Example(100, heads.map { (5, $0) } + heads.map { (5, $0) }, targets: []).network
    #expect(Array(network.successors(of: 5)) == Array(0..<100) && network.repeatedEdges == 100)
  }
}
