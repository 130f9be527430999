#include "CKernels.h"

// Here, and only here, multiply-adds may be fused: this measures what the processor can do.
#pragma STDC FP_CONTRACT ON

// Independent chains, enough to hide the latency of a multiply-add and few enough to stay in registers.
enum { chains = 112 };

PLEXUS_CLONES
float plexus_multiply_adds(int64_t rounds) {
  float sums[chains];
  for (int i = 0; i < chains; i++) sums[i] = (float)i;
  for (int64_t round = 0; round < rounds; round++)
    for (int i = 0; i < chains; i++) sums[i] = sums[i] * 0.999f + 0.5f;
  float total = 0;
  for (int i = 0; i < chains; i++) total += sums[i];
  return total;
}
