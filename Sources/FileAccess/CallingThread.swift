internal import Dispatch
internal import Synchronization

/// Asynchronous work on the thread that asks for it: a command begins on the one that the process has,
/// and others start only where there is work for them.
package final class CallingThread<Value: Sendable>: TaskExecutor {
  private let jobs = Mutex<[UnownedJob]>([])
  private let arrival = DispatchSemaphore(value: 0)
  private let result = Mutex<Value?>(nil)

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    jobs.withLock { $0.append(job) }
    arrival.signal()
  }

  /// Does the work, and waits for its value.
  package static func value(of work: @escaping @Sendable () async -> Value) -> Value {
    let thread = CallingThread()
    Task(executorPreference: thread) {
      let value = await work()
      thread.result.withLock { $0 = value }
    }
    while true {
      thread.arrival.wait()
      unsafe thread.jobs.withLock { $0.removeFirst() }.runSynchronously(
        on: thread.asUnownedTaskExecutor())
      if let value = thread.result.withLock({ $0 }) { return value }
    }
  }
}
