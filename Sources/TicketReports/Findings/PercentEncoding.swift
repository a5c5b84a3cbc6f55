internal import TicketModel

/// Bytes written as `%` and two hexadecimal digits in capitals (RFC 3986, section 2.1).
enum PercentEncoding {
  /// A text in which only the bytes that `stays` allows stand as they are.
  static func encoded(_ text: String, where stays: (UInt8) -> Bool) -> String {
    if text.utf8.allSatisfy(stays) { return text }
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      if stays(byte) {
        bytes.append(byte)
      } else {
        let digits = Hexadecimal.digits(UInt32(byte), count: 2).uppercased()
        bytes += Array("%\(digits)".utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A path as a relative reference of a URI.
  static func path(_ path: String) -> String {
    encoded(path) { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-._~/".utf8.contains(byte)
      }
    }
  }
}
