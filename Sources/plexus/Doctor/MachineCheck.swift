import Experiments
import Foundation

/// The program, its libraries and the machine under it.
enum MachineCheck {
  static func section() -> DoctorReport.Section {
    let fingerprint = Version.fingerprint
    var section = DoctorReport.Section(name: "Machine")
    section.add(
      "plexus", .text(fingerprint.plexus), "\(fingerprint.plexus), compute version \(Version.compute)")
    for (name, version) in fingerprint.libraries.sorted(by: { $0.key < $1.key }) {
      section.add(name, .text(version))
    }
    section.add("processor", .text(fingerprint.cpu), "\(fingerprint.cpu), \(fingerprint.architecture)")
    section.add(
      "features", .list(fingerprint.cpuFeatures.map { .text($0) }),
      fingerprint.cpuFeatures.isEmpty
        ? "none that kernels are chosen by" : fingerprint.cpuFeatures.joined(separator: " "))
    let cores = ProcessInfo.processInfo.activeProcessorCount
    section.add("cores", .integer(cores))
    let (total, free) = (Int(ProcessInfo.processInfo.physicalMemory), availableMemory)
    section.add(
      "memory", .record(["total_bytes": .integer(total), "free_bytes": free.map { .integer($0) } ?? .none]),
      TextFormat.bytes(total) + (free.map { ", \(TextFormat.bytes($0)) free" } ?? ""))
    return section
  }

  /// Bytes that a program could still take.
  private static var availableMemory: Int? {
    guard let text = try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("MemAvailable:") }),
      let kilobytes = line.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return nil }
    return kilobytes * 1024
  }
}
