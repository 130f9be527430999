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

// `taps` is a constant where it is used, so that the sums of as many neighbouring outputs stay in registers.
PLEXUS_INLINE void convolve_row(float *out, int64_t stride, int64_t width, int64_t channels, const float *start,
                                const int64_t continues, const float *kernel, const int taps, int64_t padding, const int32_t *first,
                                const int32_t *end, int64_t pitch, int64_t columns, const int32_t *places,
                                const float *values) {
  const floats bias = *(const floats *)start;
  floats sums[plexus_most_taps] = {};
  sums[taps - 1] = bias;
  // Numbers from the first channel of an output to the end of the row.
#define LEFT(x) ((width - 1 - (x)) * stride + channels)
  if (continues) LOAD(sums[taps - 1], out, LEFT(0));
  for (int64_t column = -padding; column < width + taps - 1 - padding; column++) {
    if (column >= 0 && column < columns) {
      const int64_t last = end[column * pitch];
      for (int64_t k = first[column * pitch]; k < last; k++) {
        const floats *row = (const floats *)(kernel + (int64_t)places[k] * (16 * taps));
        const float value = values[k];
#pragma clang loop unroll(full)
        for (int t = 0; t < taps; t++) sums[t] += value * row[t];
      }
    }
    const int64_t done = column + padding - (taps - 1), next = column + padding + 1;
    if (done >= 0) STORE(sums[0], out + done * stride, LEFT(done));
    // Written out: as a loop it becomes a call that moves memory.
#define MOVE(t) \
  if ((t) < taps - 1) sums[t] = sums[(t) + 1]
    MOVE(0);
    MOVE(1);
    MOVE(2);
    MOVE(3);
    MOVE(4);
    MOVE(5);
#undef MOVE
    sums[taps - 1] = bias;
    if (continues && next < width) LOAD(sums[taps - 1], out + next * stride, LEFT(next));
  }
}

PLEXUS_CLONES
void plexus_convolve_row(float *out, int64_t stride, int64_t width, int64_t channels, const float *start,
                         int64_t continues, const float *kernel, int64_t taps, int64_t padding, const int32_t *first,
                         const int32_t *end, int64_t pitch, int64_t columns, const int32_t *places,
                         const float *values) {
#define FOR(taps) \
  case taps: \
    return convolve_row(out, stride, width, channels, start, continues, kernel, taps, padding, first, end, pitch, \
                        columns, places, values)
  switch (taps) {
    FOR(1);
    FOR(2);
    FOR(3);
    FOR(4);
    FOR(5);
    FOR(6);
    FOR(7);
  }
#undef FOR
}

PLEXUS_CLONES
void plexus_scatter_row(float *out, int64_t stride, int64_t width, int64_t channels, float *room, const float *start,
                        const float *kernel, int64_t taps, int64_t padding, int64_t columns, const int32_t *places,
                        const int32_t *column_of, const float *values, int64_t count) {
  const floats bias = *(const floats *)start;
  floats *sums = (floats *)room;
  for (int64_t i = 0; i < columns + taps - 1; i++) sums[i] = bias;
  for (int64_t k = 0; k < count; k++) {
    const floats *row = (const floats *)kernel + places[k] * taps;
    floats *reached = sums + column_of[k];
    const float value = values[k];
    for (int64_t t = 0; t < taps; t++) reached[t] += value * row[t];
  }
  sums += taps - 1 - padding;
  for (int64_t i = 0; i < width; i++) STORE(sums[i], out + i * stride, LEFT(i));
#undef LEFT
}

PLEXUS_INLINE void square_means(float *to, int64_t channels, const float *from, int64_t stride, int64_t width,
                                const int square_height, const int square_width, float share) {
  const int64_t squares = width / square_width;
  for (int64_t square = 0; square < squares; square++) {
    const float *corner = from + square * square_width * stride;
    // A vector may reach into the next square, which is written later, but not beyond the row.
    const int64_t left = (squares - square) * channels;
    for (int64_t channel = 0; channel < channels; channel += 16) {
      floats sum = {};
      for (int row = 0; row < square_height; row++)
        for (int column = 0; column < square_width; column++)
          sum += *(const floats *)(corner + (row * width + column) * stride + channel);
      sum *= share;
      STORE(sum, to + square * channels + channel, left - channel);
    }
  }
}

PLEXUS_CLONES
void plexus_square_means(float *to, int64_t channels, const float *from, int64_t stride, int64_t width,
                         int64_t square_height, int64_t square_width, float share) {
  if (square_height == 2 && square_width == 2)
    square_means(to, channels, from, stride, width, 2, 2, share);
  else if (square_height == 1 && square_width == 1)
    square_means(to, channels, from, stride, width, 1, 1, share);
  else
    square_means(to, channels, from, stride, width, (int)square_height, (int)square_width, share);
}
