import ArgumentParser
import Experiments
import Foundation
import Sessions

struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Time the computations on this machine.",
    discussion:
      "Medians of repeated calls after a warm-up, with one thread and with one for each core unless --threads says "
      + "otherwise. For figures to trust, on an idle machine.")

  @Flag(help: "Print one JSON document; progress goes to standard error.")
  var json = false

  @Flag(help: "Time frames of the screen instead: processor time and bytes of each, by each output.")
  var screen = false

  @OptionGroup var machine: MachineOptions

  func run() throws {
    if screen {
      let results = try ScreenBench.run()
      if json {
        Output.document(ScreenBench.document(results))
      } else {
        Output.line(ScreenBench.table(results))
      }
      return
    }
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let counts = machine.threads.map { [$0] } ?? (cores > 1 ? [1, cores] : [1])
    var results: [BenchResult] = []
    for item in BenchCases.all(threads: counts) {
      Output.error("timing \(item.name), \(item.threads) \(item.threads == 1 ? "thread" : "threads") …")
      results.append(try item.measure())
    }
    if json {
      Output.document(document(results))
    } else {
      Output.line(table(results))
    }
  }

  /// What the processor can do at best, GFLOP/s: what the computations are held against.
  private func peak(_ results: [BenchResult], threads: Int) -> Double? {
    results.first { $0.threads == threads && $0.name == BenchCase.peakName }?.speed
  }

  private func table(_ results: [BenchResult]) -> String {
    let rows = results.map { result in
      let share = result.speed.flatMap { speed in
        peak(results, threads: result.threads).map { "\(Int((speed / $0 * 100).rounded())) %" }
      }
      return [
        result.name, "\(result.threads)", TextFormat.number(result.median * 1e3),
        TextFormat.number(result.least * 1e3), "\(result.runs)",
        result.speed.map { TextFormat.number($0) } ?? "", share ?? "",
      ]
    }
    return TextFormat.columns(
      [["what", "threads", "median ms", "least ms", "runs", "GFLOP/s", "of the peak"]] + rows)
  }

  private func document(_ results: [BenchResult]) -> Value {
    let rows = results.map { result -> Value in
      var row: [String: Value] = [
        "name": .text(result.name), "threads": .integer(result.threads), "runs": .integer(result.runs),
        "median_seconds": .real(result.median), "least_seconds": .real(result.least),
      ]
      row["gflops"] = result.speed.map { .real($0) }
      return .record(row)
    }
    let machine = Version.fingerprint
    return .record([
      "plexus": .text(machine.plexus), "cpu": .text(machine.cpu),
      "libraries": .record(machine.libraries.mapValues { .text($0) }), "results": .list(rows),
    ])
  }
}
