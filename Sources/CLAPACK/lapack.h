// The Fortran routines of LAPACK that Plexus calls; OpenBLAS exports them, Debian ships no C header for them.
// Matrices are column-major; every argument is a pointer.

// Singular value decomposition, divide and conquer.
extern void sgesdd_(const char *jobz, const int *m, const int *n, float *a, const int *lda, float *s, float *u,
                    const int *ldu, float *vt, const int *ldvt, float *work, const int *lwork, int *iwork,
                    int *info);
