package import TicketFlow

extension AgingReport {
  /// The tickets in progress by state and age, before the zones of the ages at which finished tickets
  /// left the state.
  package var chart: Chart {
    let names = states
    let most = max(
      Double(tickets.map(\.ageDays).max() ?? 1),
      Double(bands.flatMap(\.percentiles).map(\.days).max() ?? 1))
    let y = ChartAxis(.numbers(upTo: most * 1.05, isWhole: true), label: "Age (days)")
    return Chart(
      name: "aging", title: "Ageing work", description: description,
      x: ChartAxis(.names(names)), y: y,
      marks: [.boxes(zones(names, upTo: y.domain.upperBound)), .points(points(names))],
      legend: hasZones
        ? [
          .init(.zone1, "up to p50"), .init(.zone2, "up to p85"), .init(.zone3, "up to p95"),
          .init(.zone4, "older"), .init(.alarm, "ticket older than p85 of its state"),
        ] : [])
  }

  private var hasZones: Bool { bands.contains { !$0.percentiles.isEmpty } }

  private var description: String {
    let oldest = tickets.first.map { ", the oldest \(FlowWords.days($0.ageDays)) old" } ?? ""
    return "\(FlowWords.tickets(tickets.count)) in progress\(oldest), by the state that it is in."
  }

  private func zones(_ names: [String], upTo end: Double) -> [ChartBox] {
    bands.flatMap { band -> [ChartBox] in
      guard !band.percentiles.isEmpty, let index = names.firstIndex(of: band.state) else {
        return []
      }
      let edges = band.percentiles.filter { $0.rank != 70 }.map { min(Double($0.days), end) }
      let inks: [ChartInk] = [.zone1, .zone2, .zone3, .zone4]
      let x = (Double(index) + 0.03)...(Double(index) + 0.97)
      return zip([0] + edges, edges + [end]).enumerated().map { place, range in
        let ink = place == edges.count ? ChartInk.zone4 : inks[place]
        return ChartBox(x: x, y: range.0...max(range.0, range.1), ink: ink)
      }
    }
  }

  /// Tickets of one age stand side by side.
  private func points(_ names: [String]) -> [ChartPoint] {
    struct Cell: Hashable {
      var column: Int
      var age: Int
    }
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    var members: [Cell: [Item]] = [:]
    for item in tickets {
      guard let column = places[item.status] else { continue }
      members[Cell(column: column, age: item.ageDays), default: []].append(item)
    }
    return members.sorted { ($0.key.column, $0.key.age) < ($1.key.column, $1.key.age) }
      .flatMap { cell, items in
        items.enumerated().map { index, item in
          let step = min(0.09, 0.8 / Double(items.count))
          let offset = (Double(index) - Double(items.count - 1) / 2) * step
          let isLate = limit(85, in: item.status).map { item.ageDays > $0 } ?? false
          return ChartPoint(
            x: Double(cell.column) + 0.5 + offset, y: Double(cell.age),
            label: "\(item.id)\(item.title.map { " \($0)" } ?? ""): "
              + "\(FlowWords.days(item.ageDays)) old, \(item.status)",
            ink: isLate ? .alarm : .primary)
        }
      }
  }
}
