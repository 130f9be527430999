#pragma once

#include <stdint.h>

// Inner loops that need wider vectors than Swift's default build gives; each is compiled for several processors
// and the best is picked at load time. Sums keep one order on all of them: no contraction to fused multiply-adds.

#if defined(__x86_64__) && defined(__linux__)
#define PLEXUS_CLONES __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define PLEXUS_CLONES
#endif

// y[i] += x[i]
void plexus_add(float *y, const float *x, int64_t count);

// Does 112 multiply-adds a round, as fast as the processor can; the result only keeps them from being left out.
float plexus_multiply_adds(int64_t rounds);
// Sets bit i of `bits` (64 a word, unused ones zero) where x[i] is not zero; tells whether a nonzero x[i] differs
// from `common`.
int64_t plexus_nonzero_bits(uint64_t *bits, const float *x, int64_t count, float common);

// Writes the numbers of the bits set in at most four words, in rising order; gives the place after the last.
uint8_t *plexus_bit_positions(uint8_t *positions, const uint64_t *bits, int64_t words);

// For each of `rows` rows r: c[r·stride + j] (+)= scale · sum over k of values[k] · block[indices[k]·w + j], j < width,
// k from starts[r·step] to starts[r·step + 1]; w is width (at most 64) rounded up to 16. Without `values` they are 1.
// `block` is aligned to 64 bytes.
void plexus_gather_rows(float *c, int64_t stride, int64_t width, const float *block, const uint8_t *indices,
                        const float *values, float scale, const int32_t *starts, int64_t step, int64_t rows,
                        int32_t adds);
