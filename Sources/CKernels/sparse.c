#include "CKernels.h"
#include "vectors.h"

#pragma STDC FP_CONTRACT OFF

typedef _Bool bools __attribute__((ext_vector_type(16)));

PLEXUS_INLINE uint64_t bits_of(const ints *truth) {
  bools packed = __builtin_convertvector(*truth, bools);
  uint16_t bits;
  memcpy(&bits, &packed, sizeof bits);
  return bits;
}

PLEXUS_CLONES
int64_t plexus_nonzero_bits(uint64_t *bits, const float *x, int64_t count, float common) {
  const floats usual = (floats){} + common;
  uint64_t others = 0;
  for (int64_t first = 0; first < count; first += 64) {
    uint64_t word = 0;
    for (int64_t i = first; i < first + 64 && i < count; i += 16) {
      floats block;
      LOAD(block, x + i, count - i);
      const ints found = block != 0, differs = found & (block != usual);
      word |= bits_of(&found) << (i - first);
      others |= bits_of(&differs);
    }
    *bits++ = word;
  }
  return others != 0;
}

PLEXUS_CLONES
uint8_t *plexus_bit_positions(uint8_t *positions, const uint64_t *bits, int64_t words) {
  for (int64_t word = 0; word < words; word++) {
    for (uint64_t left = bits[word]; left != 0; left &= left - 1)
      *positions++ = (uint8_t)(64 * word + __builtin_ctzll(left));
  }
  return positions;
}

PLEXUS_INLINE void gather(
    float *restrict c, int64_t width, const floats *block, const int vectors, const uint8_t *index,
    const uint8_t *end, const float *values, float scale, int adds) {
  // Two sums each hide the latency of the additions; their order is fixed all the same.
  floats even[4] = {}, odd[4] = {};
  for (; index + 2 <= end; index += 2) {
    const floats *a = block + (int64_t)index[0] * vectors, *b = block + (int64_t)index[1] * vectors;
    if (values) {
      for (int v = 0; v < vectors; v++) {
        even[v] += values[0] * a[v];
        odd[v] += values[1] * b[v];
      }
      values += 2;
    } else {
      for (int v = 0; v < vectors; v++) {
        even[v] += a[v];
        odd[v] += b[v];
      }
    }
  }
  if (index < end) {
    const floats *a = block + (int64_t)index[0] * vectors;
    for (int v = 0; v < vectors; v++) even[v] += values ? values[0] * a[v] : a[v];
  }
  for (int v = 0; v < vectors; v++) {
    floats sum = scale * (even[v] + odd[v]), kept;
    if (adds) {
      LOAD(kept, c + 16 * v, width - 16 * v);
      sum += kept;
    }
    STORE(sum, c + 16 * v, width - 16 * v);
  }
}

PLEXUS_CLONES
void plexus_gather_rows(
    float *c, int64_t stride, int64_t width, const float *block, const uint8_t *indices, const float *values,
    float scale, const int32_t *starts, int64_t step, int64_t rows, int32_t adds) {
  const floats *b = (const floats *)block;
  const int64_t vectors = (width + 15) / 16;
  for (int64_t row = 0; row < rows; row++, c += stride, starts += step) {
    const uint8_t *index = indices + starts[0], *end = indices + starts[1];
    const float *value = values ? values + starts[0] : 0;
    if (vectors == 4)
      gather(c, width, b, 4, index, end, value, scale, adds);
    else if (vectors == 3)
      gather(c, width, b, 3, index, end, value, scale, adds);
    else if (vectors == 2)
      gather(c, width, b, 2, index, end, value, scale, adds);
    else
      gather(c, width, b, 1, index, end, value, scale, adds);
  }
}
