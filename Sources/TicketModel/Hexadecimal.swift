/// Numbers in hexadecimal, without Foundation.
package enum Hexadecimal {
  /// Lower-case digits, with zeros in front up to a count.
  package static func digits(_ number: UInt32, count: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }
}
