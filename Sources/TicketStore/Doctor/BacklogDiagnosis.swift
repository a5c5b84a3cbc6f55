internal import TicketModel
internal import TicketSyntax

/// Looks at the configuration of a backlog and at its files; changes nothing.
package struct BacklogDiagnosis {
  private let place: BacklogPlace

  /// Looks at a backlog.
  package init(_ place: BacklogPlace) {
    self.place = place
  }

  /// A line for everything worth knowing.
  package func diagnoses() -> [Diagnosis] {
    let shadowed = place.shadowedConfigurations.map {
      Diagnosis(
        "configuration", .note, "\($0) is shadowed by \(place.configurationPath)",
        cure: "keep one of the two, or name its folder with -C")
    }
    do throws(StoreError) {
      let loaded = try BacklogLoader(place: place, source: .workTree).load()
      return configuration(loaded.findings) + shadowed + files(loaded.snapshot)
    } catch {
      return configuration(error.findings, error.message) + shadowed
    }
  }

  private func configuration(_ findings: [Finding], _ message: String? = nil) -> [Diagnosis] {
    let found = findings.map { finding in
      Diagnosis(
        "configuration", finding.severity == .error ? .problem : .note,
        "\(finding.path):\(finding.location.line): \(finding.message)", cure: finding.hint)
    }
    if !found.isEmpty { return found }
    return [
      Diagnosis(
        "configuration", message == nil ? .fine : .problem, message ?? place.configurationPath)
    ]
  }

  private func files(_ snapshot: BacklogSnapshot) -> [Diagnosis] {
    let broken = snapshot.tickets.filter { !$0.diagnostics.isEmpty }
    guard let first = broken.first else {
      let count = snapshot.tickets.count
      return [Diagnosis("tickets", .fine, "\(count) ticket\(count == 1 ? "" : "s"), all readable")]
    }
    return [
      Diagnosis(
        "tickets", .problem,
        "\(broken.count) of \(snapshot.tickets.count) tickets have faults, such as \(first.path)",
        cure: "tickets check")
    ]
  }
}
