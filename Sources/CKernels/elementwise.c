#include "CKernels.h"

#pragma STDC FP_CONTRACT OFF

PLEXUS_CLONES
void plexus_add(float *restrict y, const float *restrict x, int64_t count) {
  for (int64_t i = 0; i < count; i++) y[i] += x[i];
}
