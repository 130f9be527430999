#include "CKernels.h"
#include "vectors.h"

#pragma STDC FP_CONTRACT OFF

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
      word |= (uint64_t)bits_of(&found) << (i - first);
      others |= bits_of(&differs);
    }
    *bits++ = word;
  }
  return others != 0;
}

PLEXUS_CLONES
int16_t *plexus_bit_positions(int16_t *positions, const uint64_t *bits, int64_t words) {
  for (int64_t word = 0; word < words; word++) {
    for (uint64_t left = bits[word]; left != 0; left &= left - 1)
      *positions++ = (int16_t)(64 * word + __builtin_ctzll(left));
  }
  return positions;
}

// One row of a product; `vectors`, `weighted` and `whole` are constants where it is used.
PLEXUS_INLINE void gather(float *c, const float *start, int64_t width, const floats *block, const int vectors,
                          const int weighted, const int whole, const int16_t *index, const int16_t *end,
                          const float *values, float scale) {
  // Two sums each hide the latency of the additions; their order is fixed all the same.
  floats even[4] = {}, odd[4] = {};
  for (; index + 2 <= end; index += 2, values += weighted ? 2 : 0) {
    const floats *a = block + (int64_t)index[0] * vectors, *b = block + (int64_t)index[1] * vectors;
    for (int v = 0; v < vectors; v++) {
      even[v] += weighted ? values[0] * a[v] : a[v];
      odd[v] += weighted ? values[1] * b[v] : b[v];
    }
  }
  if (index < end) {
    const floats *a = block + (int64_t)index[0] * vectors;
    for (int v = 0; v < vectors; v++) even[v] += weighted ? values[0] * a[v] : a[v];
  }
  for (int v = 0; v < vectors; v++) {
    floats sum = scale * (even[v] + odd[v]);
    if (whole) {
      if (start) sum += *(const loose_floats *)(start + 16 * v);
      *(loose_floats *)(c + 16 * v) = sum;
    } else {
      floats kept = {};
      if (start) LOAD(kept, start + 16 * v, width - 16 * v);
      sum += kept;
      STORE(sum, c + 16 * v, width - 16 * v);
    }
  }
}

PLEXUS_CLONES
void plexus_gather_rows(float *c, int64_t stride, int64_t width, const float *block, const int16_t *indices,
                        const float *values, float scale, const int32_t *starts, int64_t step, int64_t rows,
                        const float *first, int64_t first_stride) {
  const int64_t vectors = (width + 15) / 16, whole = width % 16 == 0;
#define ROWS(vectors, weighted, whole) \
  for (int64_t row = 0; row < rows; row++, c += stride, starts += step, first += first ? first_stride : 0) \
    gather(c, first, width, (const floats *)block, vectors, weighted, whole, indices + starts[0], \
           indices + starts[1], (weighted) ? values + starts[0] : 0, scale)
  if (vectors == 4 && whole && !values)
    ROWS(4, 0, 1);
  else if (vectors == 4 && whole)
    ROWS(4, 1, 1);
  else if (vectors == 4)
    ROWS(4, values != 0, 0);
  else if (vectors == 3)
    ROWS(3, values != 0, 0);
  else if (vectors == 2)
    ROWS(2, values != 0, 0);
  else
    ROWS(1, values != 0, 0);
#undef ROWS
}
