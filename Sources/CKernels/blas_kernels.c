#include <stdlib.h>
#include <string.h>

#if defined(__x86_64__) && defined(__linux__)

// Of OpenBLAS where it is linked and built for several processors; null otherwise.
extern char *openblas_get_corename(void) __attribute__((weak));
extern void gotoblas_dynamic_quit(void) __attribute__((weak));
extern void gotoblas_dynamic_init(void) __attribute__((weak));

// OpenBLAS picks its kernels by a list of processors that ends with those of its release. On a later one it takes those
// for SSE3, which are five times slower than they need be; here it is told again what the processor can do. This runs
// before main, when no other thread reads the environment, and leaves a choice of the user's (OPENBLAS_CORETYPE) alone.
__attribute__((constructor)) static void choose_blas_kernels(void) {
  static const char variable[] = "OPENBLAS_CORETYPE";
  if (!openblas_get_corename || !gotoblas_dynamic_quit || !gotoblas_dynamic_init || getenv(variable)) return;
  if (strcmp(openblas_get_corename(), "Prescott") != 0) return;
  __builtin_cpu_init();
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return;
  const int wide = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
                   && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
  setenv(variable, wide ? "SkylakeX" : "Haswell", 1);
  gotoblas_dynamic_quit();
  gotoblas_dynamic_init();
  unsetenv(variable);
}

#endif
