internal import ArgumentParser

/// A form in which a command can give its answer.
protocol AnswerFormat: ExpressibleByArgument, CaseIterable, RawRepresentable, Sendable
where RawValue == String {
  /// What a person reads: the form where none is asked for.
  static var text: Self { get }
}

/// The forms of most answers.
enum PlainFormat: String, AnswerFormat {
  case text, json
}

/// The forms of a table of other things than tickets.
enum TableFormat: String, AnswerFormat {
  case text, json, csv
}

/// The forms of a listing of tickets.
enum ListingFormat: String, AnswerFormat {
  case text, json, csv, ids
}

/// In which of a command's forms the answer is given.
struct FormatOption<Format: AnswerFormat>: ParsableArguments {
  @Option(name: .customLong("format"), help: FormatOption.help)
  var form: Format = .text

  private static var help: ArgumentHelp {
    let names = Format.allCases.map(\.rawValue)
    let last = names.last ?? ""
    return ArgumentHelp(
      "Give the answer as \(names.dropLast().joined(separator: ", ")) or \(last)",
      valueName: "format")
  }
}
