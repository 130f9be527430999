#include "CKernels.h"
#include "vectors.h"

#pragma STDC FP_CONTRACT OFF

PLEXUS_CLONES
void plexus_copy_rows(float *to, int64_t to_stride, const float *from, int64_t from_stride, int64_t width,
                      int64_t rows) {
  const int64_t wide = (width + 15) / 16 * 16;
  for (int64_t row = 0; row < rows; row++, to += to_stride, from += from_stride) {
    // Whole vectors reach into rows that come later; only the last rows must be exact.
    const int64_t left = rows - 1 - row;
    if (wide <= left * to_stride + width && wide <= left * from_stride + width)
      for (int64_t i = 0; i < wide; i += 16) *(loose_floats *)(to + i) = *(const loose_floats *)(from + i);
    else
      memcpy(to, from, (size_t)width * sizeof *to);
  }
}

PLEXUS_INLINE void add_taps(float *sum, const float *block, int64_t stride, const int vectors, const int32_t *places,
                            const float *values, int64_t count) {
  floats even[4] = {}, odd[4] = {};
  int64_t k = 0;
  for (; k + 2 <= count; k += 2) {
    const floats *a = (const floats *)(block + places[k] * stride);
    const floats *b = (const floats *)(block + places[k + 1] * stride);
    for (int v = 0; v < vectors; v++) {
      even[v] += values[k] * a[v];
      odd[v] += values[k + 1] * b[v];
    }
  }
  if (k < count) {
    const floats *a = (const floats *)(block + places[k] * stride);
    for (int v = 0; v < vectors; v++) even[v] += values[k] * a[v];
  }
  for (int v = 0; v < vectors; v++) ((floats *)sum)[v] += even[v] + odd[v];
}

PLEXUS_INLINE void add_listed(float *sum, const float *block, int64_t stride, const int32_t *places,
                              const float *values, int64_t count, int64_t vectors) {
  if (vectors >= 4)
    add_taps(sum, block, stride, 4, places, values, count);
  else if (vectors == 3)
    add_taps(sum, block, stride, 3, places, values, count);
  else if (vectors == 2)
    add_taps(sum, block, stride, 2, places, values, count);
  else
    add_taps(sum, block, stride, 1, places, values, count);
}

PLEXUS_CLONES
void plexus_gather_taps(float *sums, int64_t kernel_rows, int64_t kernel_columns, const float *block, int64_t pitch,
                        int64_t stride, const int32_t *places, const float *values, int64_t count) {
  for (int64_t row = 0; row < kernel_rows; row++) {
    for (int64_t column = 0; column < kernel_columns; column++, sums += stride) {
      const float *tap = block + (row * pitch + column) * stride;
      for (int64_t first = 0; first < stride; first += 64)
        add_listed(sums + first, tap + first, stride, places, values, count, (stride - first) / 16);
    }
  }
}

PLEXUS_CLONES
void plexus_gather_windows(float *out, int64_t out_columns, int64_t outputs, const float *kernels, int64_t stride,
                           int64_t kernel_columns, int64_t channels, int64_t left, int64_t rows,
                           const int32_t *starts, int64_t columns, const int32_t *elements, const float *values,
                           int32_t *places, float *picked) {
  for (int64_t x = 0; x < out_columns; x++, out += outputs) {
    const int64_t first = x - left < 0 ? 0 : x - left;
    const int64_t end = x - left + kernel_columns < columns ? x - left + kernel_columns : columns;
    int64_t count = 0;
    for (int64_t row = 0; row < rows; row++) {
      const int32_t *start = starts + row * (columns + 1);
      const int32_t shift = (int32_t)((row * kernel_columns - (x - left)) * channels);
      const int64_t from = start[first], length = start[end] - from;
      for (int64_t i = 0; i < length; i += 16) {
        *(loose_ints *)(places + count + i) = *(const loose_ints *)(elements + from + i) + shift;
        *(loose_floats *)(picked + count + i) = *(const loose_floats *)(values + from + i);
      }
      count += length;
    }
    for (int64_t block = 0; block < stride; block += 64) {
      floats sums[4] = {};
      const int64_t vectors = (stride - block) / 16;
      add_listed((float *)sums, kernels + block, stride, places, picked, count, vectors);
      for (int64_t v = 0; v < vectors && v < 4; v++) STORE(sums[v], out + block + 16 * v, outputs - block - 16 * v);
    }
  }
}
