/// Which processes have a file open, where the system tells.
package enum OpenFiles {
  /// The ids of the processes; nil where the system does not tell.
  package static func owners(of path: String) -> [Int]? {
    guard let processes = try? Files.list("/proc"), (try? Files.metadata("/proc/self/fd")) != nil
    else {
      return nil
    }
    let name = Files.resolved(path) ?? path
    return processes.compactMap { Int($0.name) }.sorted().filter { process in
      let folder = "/proc/\(process)/fd"
      return ((try? Files.list(folder)) ?? []).contains {
        Files.resolved("\(folder)/\($0.name)") == name
      }
    }
  }
}
