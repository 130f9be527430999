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
