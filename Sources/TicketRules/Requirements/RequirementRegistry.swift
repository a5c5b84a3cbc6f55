/// Every kind of requirement that rules may ask for.
package enum RequirementRegistry {
  /// The kinds.
  package static let all: [any Requirement.Type] = [
    CheckboxesRequirement.self, ChildrenRequirement.self, DependsRequirement.self,
    FieldRequirement.self, ForbidRequirement.self, SectionRequirement.self,
  ]

  /// Their names, in order.
  package static let names: [String] = all.map { $0.documentation.name }.sorted()

  static let byName = Dictionary(
    all.map { ($0.documentation.name, $0) }, uniquingKeysWith: { first, _ in first })
}
