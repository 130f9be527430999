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

// Writes the numbers of the bits set in at most 512 words, in rising order; gives the place after the last.
int16_t *plexus_bit_positions(int16_t *positions, const uint64_t *bits, int64_t words);

// For each of `rows` rows r: c[r·stride + j] = first[r·first_stride + j] + scale · sum over k of values[k] ·
// block[indices[k]·w + j], j < width, k from starts[r·step] to starts[r·step + 1]; w is width (at most 64) rounded up to
// 16. Without `values` they are 1, without `first` it is 0; it may be c itself. `block` is aligned to 64 bytes.
void plexus_gather_rows(float *c, int64_t stride, int64_t width, const float *block, const int16_t *indices,
                        const float *values, float scale, const int32_t *starts, int64_t step, int64_t rows,
                        const float *first, int64_t first_stride);

// What stands in for the derivative of firing; `Surrogate` of the module Spiking gives the formulas.
enum {
  plexus_rectangle,
  plexus_triangle,
  plexus_arctangent,
  plexus_sigmoid,
  plexus_fast_sigmoid,
  plexus_straight_through,
};

// y[i] = the surrogate's derivative at x[i]; `a` is its slope, or the width of a rectangle.
void plexus_surrogate_slopes(float *y, const float *x, int64_t count, int32_t surrogate, float a);

// A neuron u[t] = gain·x[t] + drift + (u[t-1] >= fires ? fired_offset + fired_scale·u[t-1] : leak·u[t-1]) with
// spikes where u >= fires. Before the first step u is `state`, or `initial`.
typedef struct {
  float gain, drift, leak, fired_offset, fired_scale, fires, threshold, initial, slope;
  int32_t surrogate, detached;
} plexus_neuron;

// Gradients of threshold, leak and gain, added up over the calls, and how the constants move with them.
typedef struct {
  float offset_per_threshold, offset_per_leak, scale_per_leak, rest;
  double threshold, leak, gain;
} plexus_neuron_sums;

// Turns the currents of the neurons first..<end, rows of `places` numbers a step, into membranes u; writes spikes.
void plexus_neuron_forward(const plexus_neuron *neuron, float *membrane, float *spikes, const float *state,
                           int64_t steps, int64_t places, int64_t first, int64_t end);

// Turns membranes into the gradients of the currents, last step first. With d the gradient of u[t+1]: the spike's
// gradient is g = spike_gradient + d·∂u[t+1]/∂s[t] (second part 0 if detached), and that of u[t] is
// g·surrogate + d·(u[t] >= fires ? fired_scale : leak) + membrane_gradient. `membrane_gradient`, `sums` and `state`
// may be null.
void plexus_neuron_backward(const plexus_neuron *neuron, float *membrane, const float *spike_gradient,
                            const float *membrane_gradient, plexus_neuron_sums *sums, const float *state,
                            int64_t steps, int64_t places, int64_t first, int64_t end);

// The most neurons that one call of the next two takes.
enum { plexus_tile = 1024 };

// Writes the spikes of the neurons first..<end, as `plexus_neuron_forward` does; steps are `pitch` and `spike_pitch`
// numbers apart, and spikes may take the place of the currents. Instead of the membranes it keeps two bits of each, a
// word for sixteen neighbours and step, `[step, (places + 15) / 16]`: in the lower half whether it fires, in the upper
// whether a rectangular surrogate is not 0 there (set for every other surrogate). `words` may be null; `first` is a
// multiple of 16.
void plexus_neuron_spikes(const plexus_neuron *neuron, const float *currents, int64_t pitch, float *spikes,
                          int64_t spike_pitch, uint32_t *words, const float *state, int64_t steps, int64_t places,
                          int64_t first, int64_t end);

// Writes the gradients of the currents as `plexus_neuron_backward` does, without sums and gradients of membranes, for what
// needs no more of a membrane than those bits: surrogates of one height, resets detached or independent of the
// membrane. They may take the place of the spikes' gradients.
void plexus_neuron_gradients(const plexus_neuron *neuron, const float *spike_gradient, int64_t spike_pitch,
                             float *gradient, int64_t pitch, const uint32_t *words, int64_t steps, int64_t places,
                             int64_t first, int64_t end);

// to[r, i] = from[r, i] for i < width of each row; what lies between the rows of `to` is undefined afterwards.
void plexus_copy_rows(float *to, int64_t to_stride, const float *from, int64_t from_stride, int64_t width,
                      int64_t rows);

// For each tap (r, c) of a kernel: sums[r, c, j] += sum over k of values[k] · block[places[k] + r·pitch + c, j], j <
// stride, a multiple of 16; rows are aligned to 64 bytes.
void plexus_gather_taps(float *sums, int64_t kernel_rows, int64_t kernel_columns, const float *block, int64_t pitch,
                        int64_t stride, const int32_t *places, const float *values, int64_t count);

// The most taps that one call of the next takes.
enum { plexus_most_taps = 7 };

// Sixteen channels j of a row of a convolution: out[x·stride + j] = start[j] + sum over taps t < taps, with column c = x +
// t - padding in 0..<columns, and k from first[c·pitch] to end[c·pitch], of values[k] · kernel[places[k], taps-1-t, j].
// What the columns give is added from left to right. With `continues`, out[x·stride + j] takes the place of start[j].
// Starts and rows of the kernel are aligned to 64 bytes. Only `channels` of the sixteen count: others may be
// written as well, but nothing behind the last x's, so that what lies behind them has to be written afterwards.
void plexus_convolve_row(float *out, int64_t stride, int64_t width, int64_t channels, const float *start,
                         int64_t continues, const float *kernel, int64_t taps, int64_t padding, const int32_t *first,
                         const int32_t *end, int64_t pitch, int64_t columns, const int32_t *places,
                         const float *values);

// The same for all taps at once from a list of `count` nonzeros, each with its column, added in their order. `room` is
// memory for columns + taps - 1 vectors of sixteen.
void plexus_scatter_row(float *out, int64_t stride, int64_t width, int64_t channels, float *room, const float *start,
                        const float *kernel, int64_t taps, int64_t padding, int64_t columns, const int32_t *places,
                        const int32_t *column_of, const float *values, int64_t count);

// The means of a row of squares: to[p·channels + j] = share · sum over r < square_height and c < square_width of
// from[(r·width + p·square_width + c)·stride + j], j < channels. The stride is a multiple of 16, `from` is aligned to 64
// bytes.
void plexus_square_means(float *to, int64_t channels, const float *from, int64_t stride, int64_t width,
                         int64_t square_height, int64_t square_width, float share);
