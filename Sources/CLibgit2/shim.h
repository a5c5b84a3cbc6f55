#ifndef TICKETS_CLIBGIT2_SHIM_H
#define TICKETS_CLIBGIT2_SHIM_H

#include <git2.h>
#include <git2/sys/mempack.h>
#include <git2/sys/odb_backend.h>
#include "sha1.h"
#include <fcntl.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>
#if defined(__GLIBC__)
#include <malloc.h>
#include <pthread.h>
#include <sys/mman.h>
#endif

/* git_libgit2_opts is variadic, which Swift cannot call: one typed function for each option. */

static inline int tickets_git_set_extensions(const char **names, size_t count) {
  return git_libgit2_opts(GIT_OPT_SET_EXTENSIONS, names, count);
}

static inline int tickets_git_set_cache_object_limit(git_object_t kind, size_t bytes) {
  return git_libgit2_opts(GIT_OPT_SET_CACHE_OBJECT_LIMIT, (int)kind, bytes);
}

static inline int tickets_git_set_cache_size(ptrdiff_t bytes) {
  return git_libgit2_opts(GIT_OPT_SET_CACHE_MAX_SIZE, bytes);
}

static inline int tickets_git_set_strict_hash_verification(int enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_STRICT_HASH_VERIFICATION, enabled);
}

static inline int tickets_git_set_fsync(int enabled) {
  return git_libgit2_opts(GIT_OPT_ENABLE_FSYNC_GITDIR, enabled);
}

static inline int tickets_git_set_owner_validation(int enabled) {
  return git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, enabled);
}

static inline int tickets_git_set_search_path(int level, const char *path) {
  return git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, level, path);
}

/* A macro of zlib's. */
static inline int tickets_inflate_begin(z_stream *stream) { return inflateInit(stream); }

#if defined(__linux__)
/* Declared for those who ask for GNU's own functions only, which Swift's modules don't. */
extern int syncfs(int fd);
#endif

/* Waits until the disk that has a folder has all that was written to it: 0, or -1 where it can't be done. */
static inline int tickets_sync_disk(const char *folder) {
#if defined(__linux__)
  int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (fd < 0) return -1;
  int result = syncfs(fd);
  close(fd);
  return result;
#else
  (void)folder;
  return -1;
#endif
}

/* Heaps that grow in few steps, and give nothing back while the process lives: a short program would else
   spend hundreds of system calls on them. */
static inline void tickets_grow_heaps_in_few_steps(void) {
#if defined(__GLIBC__)
  mallopt(M_TOP_PAD, 4 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
#endif
}

#if defined(__GLIBC__)
/* The key of what a thread holds before its room, until it ends. */
static inline pthread_key_t *tickets_before_room(void) {
  static pthread_key_t key = (pthread_key_t)-1;
  return &key;
}

static inline void tickets_make_key(void) { pthread_key_create(tickets_before_room(), free); }
#endif

/* Gives the calling thread's own heap room at once, the first time: it grows page by page otherwise. The room
   is taken in pages of two megabytes where the system has them to spare; it begins with the first whole one,
   and what is before that one is not used. */
static inline void tickets_make_room_in_heap(void) {
#if defined(__GLIBC__)
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, tickets_make_key);
  if (pthread_getspecific(*tickets_before_room())) return;
  const size_t size = 24 << 20, page = 2 << 20;
  char *volatile room = malloc(size);
  size_t skipped = 0;
#if defined(MADV_HUGEPAGE)
  size_t distance = -(uintptr_t)room & (page - 1);
  if (room && madvise(room + distance, size - distance, MADV_HUGEPAGE) == 0) skipped = distance;
#endif
  free(room);
  void *before_room = malloc(skipped);
  if (pthread_setspecific(*tickets_before_room(), before_room) != 0) free(before_room);
#endif
}

#endif
