import FileAccess
import Foundation
import Testing

@Suite struct ProcessTests {
  @Test func variablesAreThoseOfTheProcess() {
    #expect(ProcessVariables.read() == ProcessInfo.processInfo.environment)
  }

  @Test func descriptorsThatWereTriedAreGivenBack() {
    for _ in 0..<10_000 { #expect(Descriptors.areFree(13)) }
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
