import Testing

@testable import Libgit2

/// What was mapped is given back after sixteen stretches of half a megabyte, of whichever files.
struct FootprintTests {
  private let megabyte = 1 << 20

  @Test func nothingIsGivenBackOfSmallFiles() {
    #expect(Footprint(sizes: [12 << 20, 12 << 20]) == nil)
    #expect(Footprint(sizes: []) == nil)
    #expect(Footprint(sizes: [12 << 20, 12 << 20, 1]) != nil)
  }

  @Test func aStretchCountsOnce() throws {
    var footprint = try #require(Footprint(sizes: [megabyte, 40 * megabyte], small: 0))
    let repeated = (0..<100).map { _ in footprint.note(10..<20, of: 1) }
    #expect(!repeated.contains(true))
    let notes = (1...17).map { footprint.note($0 * megabyte..<$0 * megabyte + 1, of: 1) }
    #expect(notes.firstIndex(of: true) == 15)
    #expect(notes.count { $0 } == 1)
  }

  @Test func theFilesCountTogether() throws {
    var footprint = try #require(Footprint(sizes: Array(repeating: 1, count: 40), small: 0))
    let notes = (0..<34).map { footprint.note(0..<1, of: $0) }
    #expect(notes.indices.filter { notes[$0] } == [16, 33])
  }

  @Test func aLongRangeCountsWithAllItTouches() throws {
    var footprint = try #require(Footprint(sizes: [40 * megabyte], small: 0))
    let notes = [
      0..<7 * megabyte, 0..<9 * megabyte,
      // What is said to lie behind the end, as in a damaged file, is the end's.
      40 * megabyte..<90 * megabyte,
    ].map { footprint.note($0, of: 0) }
    #expect(notes == [false, true, false])
  }
}
