/// Finds the word that was meant.
public enum Spelling {
  /// The nearest of the words, where it is near enough to be what was meant: at most one edit for
  /// each three letters begun, an exchange of two neighbours counting as one (Damerau and Levenshtein), without
  /// case; of equally near ones the first. Where none is near, the first that begins with the word.
  public static func suggestion(for word: String, among words: some Sequence<String>) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
    let limit = max(1, (wanted.count + 2) / 3)
    var best: (word: String, distance: Int)?
    var longer: String?
    for candidate in words {
      let letters = Array(candidate.lowercased().unicodeScalars)
      if longer == nil, wanted.count >= 3, letters.starts(with: wanted) { longer = candidate }
      guard abs(letters.count - wanted.count) <= limit else { continue }
      let distance = distance(wanted, letters)
      if distance <= limit, distance < max(wanted.count, letters.count),
        distance < best?.distance ?? .max
      {
        best = (candidate, distance)
      }
    }
    return best?.word ?? longer
  }

  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var row = Array(0...b.count)
    for i in a.indices {
      var next = [i + 1]
      for j in b.indices {
        var cost = min(row[j + 1] + 1, next[j] + 1, row[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        next.append(cost)
      }
      before = row
      row = next
    }
    return row[b.count]
  }
}
