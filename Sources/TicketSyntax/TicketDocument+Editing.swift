extension TicketDocument {
  /// The file with one field changed or added, and every other byte kept.
  public func setting(
    _ key: String, to value: FieldValue
  ) throws(EditError) -> TicketDocument {
    try setting([(key: key, value: value)])
  }

  /// The file with several fields changed or added, in order.
  public func setting(
    _ changes: [(key: String, value: FieldValue)]
  ) throws(EditError) -> TicketDocument {
    throw EditError(message: "the file can't be changed")
  }

  /// The file without a field; as it is where there is none of that key.
  public func removing(_ key: String) throws(EditError) -> TicketDocument {
    throw EditError(message: "the file can't be changed")
  }

  /// The file with one checkbox ticked or unticked: exactly one byte changes.
  public func settingCheckbox(_ index: Int, checked: Bool) throws(EditError) -> TicketDocument {
    throw EditError(message: "the file can't be changed")
  }
}
