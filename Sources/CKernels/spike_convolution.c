#include "CKernels.h"
#include "vectors.h"

#pragma STDC FP_CONTRACT OFF

PLEXUS_INLINE void add_kernels(float *out, int64_t pitch, const float *kernel, int64_t kernel_rows, const int vectors,
                               float value) {
  for (int64_t row = 0; row < kernel_rows; row++, out += pitch, kernel += 16 * vectors) {
    floats *o = (floats *)out;
    const floats *k = (const floats *)kernel;
    for (int v = 0; v < vectors; v++) o[v] += value * k[v];
  }
}

PLEXUS_CLONES
void plexus_scatter_kernels(float *out, int64_t pitch, const float *kernels, int64_t kernel_rows, int64_t vectors,
                            const uint64_t *bits, int64_t words, const float *x, const int32_t *places) {
  for (int64_t word = 0; word < words; word++) {
    for (uint64_t left = bits[word]; left != 0; left &= left - 1) {
      const int64_t e = 64 * word + __builtin_ctzll(left);
      float *o = out + places[2 * e];
      const float *k = kernels + places[2 * e + 1];
      if (vectors == 3)
        add_kernels(o, pitch, k, kernel_rows, 3, x[e]);
      else if (vectors == 5)
        add_kernels(o, pitch, k, kernel_rows, 5, x[e]);
      else
        for (int64_t row = 0; row < kernel_rows; row++)
          for (int64_t v = 0; v < vectors; v++)
            ((floats *)(o + row * pitch))[v] += x[e] * ((const floats *)k)[row * vectors + v];
    }
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
