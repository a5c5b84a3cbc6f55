#ifndef TICKETS_SHA1_H
#define TICKETS_SHA1_H

#include <stddef.h>
#include <stdint.h>

/* SHA-1 by the processor's own instructions (Intel, "Intel SHA Extensions", 2013), four times as fast as
   without. */

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

/* Whether the processor has them. */
static inline int tickets_sha1_is_there(void) {
  unsigned a, b, c, d;
  return __get_cpuid_count(7, 0, &a, &b, &c, &d) && (b >> 29 & 1) && __get_cpuid(1, &a, &b, &c, &d) &&
         (c >> 19 & 1);
}

/* Adds whole blocks of 64 bytes to the five words of a state. */
__attribute__((target("sha,sse4.1"))) static inline void tickets_sha1_add(
    uint32_t *state, const uint8_t *bytes, size_t blocks) {
  const __m128i order = _mm_set_epi64x(0x0001020304050607, 0x08090a0b0c0d0e0f);
  __m128i abcd = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0x1b);
  __m128i e = _mm_set_epi32((int)state[4], 0, 0, 0);
  for (; blocks > 0; blocks--, bytes += 64) {
    const __m128i abcd_before = abcd, e_before = e;
    __m128i w[4];
    for (int i = 0; i < 4; i++)
      w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)bytes + i), order);
    e = _mm_add_epi32(e, w[0]);
#pragma clang loop unroll(full)
    for (int i = 0; i < 20; i++) {
      __m128i last = abcd;
      switch (i / 5) {
        case 0: abcd = _mm_sha1rnds4_epu32(abcd, e, 0); break;
        case 1: abcd = _mm_sha1rnds4_epu32(abcd, e, 1); break;
        case 2: abcd = _mm_sha1rnds4_epu32(abcd, e, 2); break;
        default: abcd = _mm_sha1rnds4_epu32(abcd, e, 3); break;
      }
      /* The four words just used make place for those of four times four steps later. */
      __m128i *now = &w[i & 3], *next = &w[(i + 1) & 3];
      *now = _mm_sha1msg2_epu32(_mm_xor_si128(_mm_sha1msg1_epu32(*now, *next), w[(i + 2) & 3]), w[(i + 3) & 3]);
      e = i < 19 ? _mm_sha1nexte_epu32(last, *next) : _mm_sha1nexte_epu32(last, e_before);
    }
    abcd = _mm_add_epi32(abcd, abcd_before);
  }
  _mm_storeu_si128((__m128i *)state, _mm_shuffle_epi32(abcd, 0x1b));
  state[4] = (uint32_t)_mm_extract_epi32(e, 3);
}

#else

static inline int tickets_sha1_is_there(void) { return 0; }

static inline void tickets_sha1_add(uint32_t *state, const uint8_t *bytes, size_t blocks) {
  (void)state, (void)bytes, (void)blocks;
}

#endif
#endif
