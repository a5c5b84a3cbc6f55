internal import CLibgit2

/// The memory that threads take from: set up so that a short program spends few system calls on it.
package enum ThreadHeap {
  /// Lets heaps grow in few steps; to be called first of all.
  package static func prepare() { tickets_grow_heaps_in_few_steps() }

  /// Gives the calling thread's heap room for what it is about to make.
  package static func makeRoom() { tickets_make_room_in_heap() }
}
