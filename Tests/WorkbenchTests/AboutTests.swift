import Experiments
import Sessions
import Terminal
import Testing
import Workbench

@Suite struct AboutTests {
  @Test func `it tells versions, the machine and where files are, and escape comes back`() {
    var bench = Bench(size: Size(columns: 120, rows: 50))
    bench.press("a")
    for wanted in ["9.8.7", "0.3.21", "A processor", "avx2 fma", "/home/me/sessions", "MIT"] {
      #expect(bench.shows(wanted), "\(wanted)")
    }
    bench.press("escape")
    #expect(bench.model.screen == .home)
  }
}
