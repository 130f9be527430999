import Experiments
import Foundation
import Sessions
import Testing

@Suite struct ShownDataTests {
  private func data(_ payload: Event.Payload) -> ShownData {
    .event(NumberedEvent(seq: 3, event: Event("x", step: 2, payload)))
  }

  @Test func `tables, histograms, spikes, pixels and edges are rows`() {
    let table = Table(columns: [.init("a,b"), .init("n", .integer)], rows: [["x \"y\"", 3]])
    #expect(data(.table(table)).text(as: .csv) == "\"a,b\",n\r\n\"x \"\"y\"\"\",3\r\n")
    let histogram = Histogram(edges: [0, 0.5, 1], counts: [4, 0])
    #expect(data(.histogram(histogram)).text(as: .csv) == "from,to,count\r\n0.0,0.5,4\r\n0.5,1.0,0\r\n")
    let raster = Raster(
      title: "t", groups: [.init(name: "g", neurons: 1), .init(name: "h", neurons: 1)], steps: 3,
      bits: [0b100101])
    #expect(data(.raster(raster)).text(as: .csv) == "group,neuron,time_step\r\ng,0,0\r\ng,0,2\r\nh,0,2\r\n")
    let image = Image(title: "i", width: 2, height: 1, values: [0.25, 1])
    #expect(data(.image(image)).text(as: .csv) == "row,column,channel,value\r\n0,0,0,0.25\r\n0,1,0,1.0\r\n")
    let classes = GraphClasses(
      nodeClassNames: ["driver", "other"], nodeClasses: [0, 1], edgeClassNames: ["edge", "path"],
      edgeClasses: [1])
    let graph = Graph(nodes: ["a", "b"], edges: [.init(from: 0, to: 1)], classes: classes)
    #expect(
      data(.graph(graph)).text(as: .csv)
        == "from,to,class,class_of_from,class_of_to\r\na,b,path,driver,other\r\n")
  }

  @Test func `curves keep the extent of every bucket`() {
    var curve = Curve(name: "loss/train")
    curve.append(step: 1, 2)
    curve.append(step: 5, 0.5)
    let shown = ShownData.curves([curve])
    #expect(
      shown.text(as: .csv)
        == "name,step,last,minimum,maximum\r\nloss/train,1,2.0,2.0,2.0\r\nloss/train,5,0.5,0.5,0.5\r\n")
    #expect(shown.text(as: .text) == nil)
  }

  @Test func `the end of the name says the format, and nothing is overwritten`() throws {
    let folder = try TemporaryFolder()
    let text = data(.text("hello"))
    try text.write(to: folder.file("a.json"))
    let written = try String(contentsOfFile: folder.file("a.json"), encoding: .utf8)
    guard case .record(let fields) = try JSONText.decode(written) else {
      Issue.record("\(written)")
      return
    }
    #expect(fields["text"] == "hello" && fields["step"] == 2 && fields["name"] == "x")
    try text.write(to: folder.file("b"))
    #expect(try String(contentsOfFile: folder.file("b"), encoding: .utf8) == "hello\n")
    #expect(throws: SessionError.exists(path: folder.file("b"))) { try text.write(to: folder.file("b")) }
    #expect(throws: SessionError.self) { try text.write(to: folder.file("c.csv")) }
    #expect(folder.names == ["a.json", "b"])
  }
}
