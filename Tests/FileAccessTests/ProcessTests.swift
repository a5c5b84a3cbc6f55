import FileAccess
import Foundation
import Testing

@Suite struct ProcessTests {
  @Test func variablesAreThoseOfTheProcess() {
    #expect(ProcessVariables.read() == ProcessInfo.processInfo.environment)
  }

  @Test func descriptorsAreCountedAndGivenBack() {
    #expect(Descriptors.free(upTo: 3) == 3)
    #expect(Descriptors.free(upTo: 3) == 3)
  }

  @Test func workIsDoneOnTheThreadThatAsks() {
    let (first, second) = CallingThread.value {
      let first = pthread_self()
      try? await Task.sleep(nanoseconds: 1_000)
      await Task.yield()
      return (first == pthread_self(), await deeper() == first)
    }
    #expect(first && second)
  }
}

private func deeper() async -> pthread_t { pthread_self() }
