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

PLEXUS_INLINE void add_kernel(float *out, int64_t pitch, const float *kernel, int64_t rows, const int64_t vectors,
                              float value) {
  for (int64_t row = 0; row < rows; row++, out += pitch, kernel += 16 * vectors) {
    for (int64_t v = 0; v < vectors; v++) ((floats *)out)[v] += value * ((const floats *)kernel)[v];
  }
}

PLEXUS_CLONES
void plexus_scatter_kernel(float *out, int64_t pitch, int64_t stride, const float *kernel, int64_t rows,
                           int64_t columns, const int32_t *places, const float *values, int64_t count) {
  const int64_t vectors = columns * stride / 16;
  for (int64_t k = 0; k < count; k++) {
    if (vectors == 5)
      add_kernel(out + places[k] * stride, pitch, kernel, rows, 5, values[k]);
    else if (vectors == 15)
      add_kernel(out + places[k] * stride, pitch, kernel, rows, 15, values[k]);
    else
      add_kernel(out + places[k] * stride, pitch, kernel, rows, vectors, values[k]);
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

PLEXUS_CLONES
void plexus_gather_taps(float *sums, int64_t kernel_rows, int64_t kernel_columns, const float *block, int64_t pitch,
                        int64_t stride, const int32_t *places, const float *values, int64_t count) {
  for (int64_t row = 0; row < kernel_rows; row++) {
    for (int64_t column = 0; column < kernel_columns; column++) {
      for (int64_t first = 0; first < stride; first += 64) {
        float *sum = sums + (row * kernel_columns + column) * stride + first;
        const float *tap = block + (row * pitch + column) * stride + first;
        const int64_t vectors = (stride - first) / 16;
        if (vectors >= 4)
          add_taps(sum, tap, stride, 4, places, values, count);
        else if (vectors == 3)
          add_taps(sum, tap, stride, 3, places, values, count);
        else if (vectors == 2)
          add_taps(sum, tap, stride, 2, places, values, count);
        else
          add_taps(sum, tap, stride, 1, places, values, count);
      }
    }
  }
}
