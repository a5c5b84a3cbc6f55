import TicketSyntax

/// A document of a text.
func document(_ text: String) -> TicketDocument { TicketDocument(bytes: Array(text.utf8)) }

/// The text of a document.
func text(_ document: TicketDocument) -> String { String(decoding: document.bytes, as: UTF8.self) }
