extension Sequence {
  /// The first value that a closure makes of an element, asked once for each; `lazy.compactMap` and
  /// `first` ask twice for the one that is found.
  package func firstValue<Value>(_ value: (Element) -> Value?) -> Value? {
    for element in self {
      if let value = value(element) { return value }
    }
    return nil
  }
}
