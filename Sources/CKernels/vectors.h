#pragma once

#include <stdint.h>
#include <string.h>

// Sixteen numbers at a time, whatever the processor's registers hold.
typedef float floats __attribute__((vector_size(64)));
typedef float loose_floats __attribute__((vector_size(64), aligned(4)));
typedef int32_t ints __attribute__((vector_size(64)));
typedef int32_t loose_ints __attribute__((vector_size(64), aligned(4)));

#define PLEXUS_INLINE static inline __attribute__((always_inline))

typedef _Bool bools __attribute__((ext_vector_type(16)));

// A bit for each lane of a mask.
PLEXUS_INLINE uint32_t bits_of(const ints *truth) {
  bools packed = __builtin_convertvector(*truth, bools);
  uint16_t bits;
  memcpy(&bits, &packed, sizeof bits);
  return bits;
}

// x[0..<count], zeros after; all sixteen where there are as many.
#define LOAD(block, x, count) \
  do { \
    if ((count) >= 16) \
      (block) = *(const loose_floats *)(x); \
    else { \
      (block) = (floats){}; \
      memcpy(&(block), (x), (size_t)(count) * sizeof(float)); \
    } \
  } while (0)

#define STORE(block, x, count) \
  do { \
    if ((count) >= 16) \
      *(loose_floats *)(x) = (block); \
    else \
      memcpy((x), &(block), (size_t)(count) * sizeof(float)); \
  } while (0)

// a where the mask is set, else b.
#define SELECT(mask, a, b) ((floats)(((mask) & (ints)(a)) | (~(mask) & (ints)(b))))
