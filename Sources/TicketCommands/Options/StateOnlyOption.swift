internal import ArgumentParser

/// What a command takes that sets fields alone.
struct StateOnlyOption: ParsableArguments {
  @Flag(help: "Commit the field alone; your own edits stay, staged or not as they were")
  var stateOnly = false
}
