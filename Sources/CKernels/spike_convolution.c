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

// Several sums each, `chains` of them, hide the latency of the additions; their order is fixed all the same.
PLEXUS_INLINE void add_taps(float *sum, const float *block, int64_t stride, const int vectors, const int chains,
                            const int32_t *places, const float *values, int64_t count) {
  floats sums[8] = {};
  int64_t k = 0;
  for (; k + chains <= count; k += chains) {
    for (int c = 0; c < chains; c++) {
      const floats *row = (const floats *)(block + places[k + c] * stride);
      for (int v = 0; v < vectors; v++) sums[c * vectors + v] += values[k + c] * row[v];
    }
  }
  for (; k < count; k++) {
    const floats *row = (const floats *)(block + places[k] * stride);
    for (int v = 0; v < vectors; v++) sums[v] += values[k] * row[v];
  }
  for (int v = 0; v < vectors; v++) {
    for (int c = 2; c < chains; c++) sums[c % 2 * vectors + v] += sums[c * vectors + v];
    ((floats *)sum)[v] += sums[v] + sums[vectors + v];
  }
}

PLEXUS_INLINE void add_listed(float *sum, const float *block, int64_t stride, const int32_t *places,
                              const float *values, int64_t count, int64_t vectors) {
  if (vectors >= 4)
    add_taps(sum, block, stride, 4, 2, places, values, count);
  else if (vectors == 3)
    add_taps(sum, block, stride, 3, 2, places, values, count);
  else if (vectors == 2)
    add_taps(sum, block, stride, 2, 4, places, values, count);
  else
    add_taps(sum, block, stride, 1, 8, places, values, count);
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
void plexus_scatter_kernels(float *sums, int64_t pitch, const float *kernel, int64_t kernel_rows, int64_t width,
                            int64_t stride, const int32_t *places, const float *values, int64_t count) {
  for (int64_t k = 0; k < count; k++) {
    const float value = values[k];
    const floats *taps = (const floats *)kernel;
    for (int64_t row = 0; row < kernel_rows; row++) {
      floats *target = (floats *)(sums + places[k] * stride + row * pitch);
      for (int64_t i = 0; i < width; i += 16) *target++ += value * *taps++;
    }
  }
}
