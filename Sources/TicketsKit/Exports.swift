@_exported public import TicketFlow
@_exported public import TicketModel
@_exported public import TicketSyntax
