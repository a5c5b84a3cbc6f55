extension ObjectID {
  /// The id that bytes have as a blob, stored or not.
  package init(ofBlob bytes: [UInt8]) {
    let object = Array("blob \(bytes.count)\0".utf8) + bytes
    self = ObjectID(bytes: SHA1.digest(object[...])) ?? .zero
  }
}
