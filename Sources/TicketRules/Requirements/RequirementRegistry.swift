/// Every kind of requirement that rules may ask for.
package enum RequirementRegistry {
  /// The kinds.
  package static let all: [any Requirement.Type] = [
    AllOfRequirement.self, ApprovalRequirement.self, CheckboxesRequirement.self,
    ChildQueryRequirement.self, ChildrenRequirement.self, DependsRequirement.self,
    FieldRequirement.self, FileRequirement.self, ForbidRequirement.self, FrozenRequirement.self,
    LinkRequirement.self, SectionRequirement.self, WIPRequirement.self,
  ]

  /// Their names, in order.
  package static let names: [String] = all.map { $0.documentation.name }.sorted()

  static let byName = Dictionary(
    all.map { ($0.documentation.name, $0) }, uniquingKeysWith: { first, _ in first })
}
