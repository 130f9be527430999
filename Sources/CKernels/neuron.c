#include "CKernels.h"
#include "vectors.h"

#pragma STDC FP_CONTRACT OFF

// 1 / (1 + e^-x): e^-x = 2^k e^r with Cephes' polynomial for e^r, |r| < ln 2 / 2.
#define LOGISTIC(result, x) \
  do { \
    const floats low = (floats){} - 87, high = (floats){} + 87; \
    floats y = -(x); \
    y = SELECT(y < low, low, y); \
    y = SELECT(y > high, high, y); \
    const floats shifted = y * 1.44269504f + 12582912.0f, power = shifted - 12582912.0f; \
    const floats r = (y - power * 0.693359375f) - power * -2.12194440e-4f; \
    floats sum = r * 1.98756915e-4f + 1.39819995e-3f; \
    sum = sum * r + 8.3334519e-3f; \
    sum = sum * r + 4.1665796e-2f; \
    sum = sum * r + 1.66666655e-1f; \
    sum = sum * r + 5.0000001e-1f; \
    sum = sum * (r * r) + r + 1; \
    const ints exponent = ((ints)shifted - 0x4B400000 + 127) << 23; \
    (result) = 1 / (1 + sum * (floats)exponent); \
  } while (0)

// The surrogate's derivative at distances x from the threshold.
#define SLOPE(result, kind, a, x) \
  do { \
    const floats size = (floats)((ints)(x) & 0x7FFFFFFF); \
    if ((kind) == plexus_rectangle) \
      (result) = SELECT(size < (floats){} + 0.5f * (a), (floats){} + 1 / (a), (floats){}); \
    else if ((kind) == plexus_triangle) { \
      const floats height = (a) - (a) * (a) * size; \
      (result) = SELECT(height > 0, height, (floats){}); \
    } else if ((kind) == plexus_arctangent) { \
      const floats y = (1.57079633f * (a)) * (x); \
      (result) = 0.5f * (a) / (1 + y * y); \
    } else if ((kind) == plexus_sigmoid) { \
      floats value; \
      LOGISTIC(value, (a) * (x)); \
      (result) = (1 - value) * value * (a); \
    } else if ((kind) == plexus_fast_sigmoid) { \
      const floats root = 1 + (a) * size; \
      (result) = 1 / (root * root); \
    } else \
      (result) = (floats){} + 1; \
  } while (0)

PLEXUS_CLONES
void plexus_surrogate_slopes(float *y, const float *x, int64_t count, int32_t kind, float a) {
  for (int64_t i = 0; i < count; i += 16) {
    floats block, slope;
    LOAD(block, x + i, count - i);
    SLOPE(slope, kind, a, block);
    STORE(slope, y + i, count - i);
  }
}

PLEXUS_CLONES
void plexus_neuron_forward(const plexus_neuron *n, float *membrane, float *spikes, const float *state,
                           int64_t steps, int64_t places, int64_t first, int64_t end) {
  const floats fires = (floats){} + n->fires;
  for (int64_t step = 0; step < steps; step++) {
    float *row = membrane + step * places, *fired = spikes + step * places;
    const float *previous = step > 0 ? row - places : state;
    for (int64_t i = first; i < end; i += 16) {
      floats before = (floats){} + n->initial, now;
      if (previous) LOAD(before, previous + i, end - i);
      LOAD(now, row + i, end - i);
      const floats kept = SELECT(before >= fires, n->fired_offset + n->fired_scale * before, n->leak * before);
      now = n->gain * now + n->drift + kept;
      STORE(now, row + i, end - i);
      const floats spike = (floats)((now >= fires) & (ints)((floats){} + 1));
      STORE(spike, fired + i, end - i);
    }
  }
}

PLEXUS_INLINE void backward(const plexus_neuron *n, const int kind, float *membrane, const float *spike_gradient,
                            const float *membrane_gradient, plexus_neuron_sums *sums, const float *state,
                            int64_t steps, int64_t places, int64_t first, int64_t end) {
  const floats fires = (floats){} + n->fires, zero = {};
  const float upwards = 1 / n->gain, offset = n->detached ? 0 : n->fired_offset;
  const float scale = n->detached ? 0 : n->fired_scale - n->leak;
  floats by_threshold = {}, by_leak = {}, by_gain = {};
  for (int64_t step = steps - 1; step >= 0; step--) {
    float *row = membrane + step * places;
    for (int64_t i = first; i < end; i += 16) {
      floats now, spike, slope, later = {};
      LOAD(now, row + i, end - i);
      LOAD(spike, spike_gradient + step * places + i, end - i);
      if (step + 1 < steps) {
        LOAD(later, row + places + i, end - i);
        later *= upwards;
        spike += later * (offset + scale * now);
      }
      const ints fired = now >= fires;
      const floats distance = now - n->threshold;
      SLOPE(slope, kind, n->slope, distance);
      const floats through = spike * slope;
      floats delta = through + later * SELECT(fired, zero + n->fired_scale, zero + n->leak);
      if (membrane_gradient) {
        floats own;
        LOAD(own, membrane_gradient + step * places + i, end - i);
        delta += own;
      }
      if (sums) {
        floats before = zero + n->initial;
        if (step > 0)
          LOAD(before, row - places + i, end - i);
        else if (state)
          LOAD(before, state + i, end - i);
        const ints had_fired = before >= fires;
        by_threshold += SELECT(fired, later, zero) * sums->offset_per_threshold - through;
        by_leak += delta
                   * (SELECT(had_fired, sums->offset_per_leak + sums->scale_per_leak * before, before) - sums->rest);
        by_gain += delta
                   * (now - n->drift
                      - SELECT(had_fired, n->fired_offset + n->fired_scale * before, n->leak * before));
      }
      delta *= n->gain;
      STORE(delta, row + i, end - i);
    }
  }
  if (sums) {
    for (int lane = 0; lane < 16; lane++) {
      sums->threshold += by_threshold[lane];
      sums->leak += by_leak[lane];
      sums->gain += by_gain[lane] / n->gain;
    }
  }
}

PLEXUS_CLONES
void plexus_neuron_backward(const plexus_neuron *n, float *membrane, const float *spike_gradient,
                            const float *membrane_gradient, plexus_neuron_sums *sums, const float *state,
                            int64_t steps, int64_t places, int64_t first, int64_t end) {
#define FOR(kind) \
  case kind: \
    return backward(n, kind, membrane, spike_gradient, membrane_gradient, sums, state, steps, places, first, end)
  switch (n->surrogate) {
    FOR(plexus_rectangle);
    FOR(plexus_triangle);
    FOR(plexus_arctangent);
    FOR(plexus_sigmoid);
    FOR(plexus_fast_sigmoid);
    FOR(plexus_straight_through);
  }
#undef FOR
}

PLEXUS_CLONES
void plexus_neuron_spikes(const plexus_neuron *n, const float *currents, int64_t pitch, float *spikes,
                          int64_t spike_pitch, uint32_t *words, const float *state, int64_t steps, int64_t places,
                          int64_t first, int64_t end) {
  const floats fires = (floats){} + n->fires;
  const float reach = n->surrogate == plexus_rectangle ? 0.5f * n->slope : __builtin_inff();
  floats membranes[plexus_tile / 16];
  for (int64_t i = first; i < end; i += 16) {
    membranes[(i - first) / 16] = (floats){} + n->initial;
    if (state) LOAD(membranes[(i - first) / 16], state + i, end - i);
  }
  for (int64_t step = 0; step < steps; step++) {
    const float *row = currents + step * pitch;
    float *fires_at = spikes + step * spike_pitch;
    uint32_t *word = words ? words + (step * ((places + 15) / 16) + first / 16) : 0;
    for (int64_t i = first; i < end; i += 16) {
      const floats before = membranes[(i - first) / 16];
      floats now;
      LOAD(now, row + i, end - i);
      const floats kept = SELECT(before >= fires, n->fired_offset + n->fired_scale * before, n->leak * before);
      now = n->gain * now + n->drift + kept;
      membranes[(i - first) / 16] = now;
      const ints fired = now >= fires;
      const floats spike = (floats)(fired & (ints)((floats){} + 1));
      STORE(spike, fires_at + i, end - i);
      if (word) {
        const floats distance = now - n->threshold;
        const ints open = (floats)((ints)distance & 0x7FFFFFFF) < reach;
        *word++ = bits_of(&fired) | bits_of(&open) << 16;
      }
    }
  }
}

PLEXUS_CLONES
void plexus_neuron_gradients(const plexus_neuron *n, const float *spike_gradient, int64_t spike_pitch,
                             float *gradient, int64_t pitch, const uint32_t *words, int64_t steps, int64_t places,
                             int64_t first, int64_t end) {
  const ints lanes = {1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768};
  const floats zero = {}, height = zero + (n->surrogate == plexus_rectangle ? 1 / n->slope : 1);
  const float upwards = 1 / n->gain, offset = n->detached ? 0 : n->fired_offset;
  floats later[plexus_tile / 16];
  for (int64_t i = 0; i < plexus_tile / 16; i++) later[i] = zero;
  for (int64_t step = steps - 1; step >= 0; step--) {
    const float *from = spike_gradient + step * spike_pitch;
    float *to = gradient + step * pitch;
    const uint32_t *word = words + (step * ((places + 15) / 16) + first / 16);
    for (int64_t i = first; i < end; i += 16, word++) {
      const ints fired = ((ints){} + (int32_t)*word & lanes) != 0;
      const ints open = ((ints){} + (int32_t)(*word >> 16) & lanes) != 0;
      const floats next = later[(i - first) / 16] * upwards;
      floats spike;
      LOAD(spike, from + i, end - i);
      spike += next * offset;
      const floats delta = n->gain * (spike * SELECT(open, height, zero)
                                      + next * SELECT(fired, zero + n->fired_scale, zero + n->leak));
      later[(i - first) / 16] = delta;
      STORE(delta, to + i, end - i);
    }
  }
}
