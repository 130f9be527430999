#include <oneapi/dnnl/dnnl.h>

// Of OpenMP, which oneDNN runs on: how many threads the calls of the calling thread use.
extern void omp_set_num_threads(int threads);
