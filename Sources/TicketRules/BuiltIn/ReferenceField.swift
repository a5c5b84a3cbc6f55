/// The fields that hold ids of other tickets.
enum ReferenceField: String, CaseIterable {
  case parent
  case dependsOn = "depends-on"
}
