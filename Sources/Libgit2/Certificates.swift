// As it starts, a libgit2 that is built with Mbed TLS reads and takes apart every certificate of the
// machine, which costs five milliseconds of each command: for connections that this program leaves to
// git. On Linux a program's own function of that name goes before the library's.
#if os(Linux)
  /// Reads no certificates: no connection is made through libgit2.
  @c(mbedtls_x509_crt_parse_file)
  public func readNoCertificates(
    _ chain: UnsafeMutableRawPointer?, _ path: UnsafePointer<CChar>?
  ) -> Int32 { 0 }
#endif
