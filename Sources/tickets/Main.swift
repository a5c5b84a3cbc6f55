internal import Foundation
internal import TicketCommands

@main
struct Main {
  static func main() async {
    exit(await CommandLineTool.run(Array(CommandLine.arguments.dropFirst())))
  }
}
