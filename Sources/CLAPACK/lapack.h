// The Fortran routines of LAPACK that Plexus calls; OpenBLAS exports them, Debian ships no C header for them.
// Matrices are column-major; every argument is a pointer. Names begin with s for float, with d for double.

// Singular value decomposition, divide and conquer.
extern void sgesdd_(
    const char *jobz, const int *m, const int *n, float *a, const int *lda, float *s, float *u, const int *ldu,
    float *vt, const int *ldvt, float *work, const int *lwork, int *iwork, int *info);
extern void dgesdd_(
    const char *jobz, const int *m, const int *n, double *a, const int *lda, double *s, double *u, const int *ldu,
    double *vt, const int *ldvt, double *work, const int *lwork, int *iwork, int *info);

// QR decomposition: reflectors, and the matrix Q they make.
extern void sgeqrf_(
    const int *m, const int *n, float *a, const int *lda, float *tau, float *work, const int *lwork, int *info);
extern void dgeqrf_(
    const int *m, const int *n, double *a, const int *lda, double *tau, double *work, const int *lwork, int *info);
extern void sorgqr_(
    const int *m, const int *n, const int *k, float *a, const int *lda, const float *tau, float *work,
    const int *lwork, int *info);
extern void dorgqr_(
    const int *m, const int *n, const int *k, double *a, const int *lda, const double *tau, double *work,
    const int *lwork, int *info);

// Eigenvalues and eigenvectors of a symmetric matrix, divide and conquer.
extern void ssyevd_(
    const char *jobz, const char *uplo, const int *n, float *a, const int *lda, float *w, float *work,
    const int *lwork, int *iwork, const int *liwork, int *info);
extern void dsyevd_(
    const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w, double *work,
    const int *lwork, int *iwork, const int *liwork, int *info);

// LU decomposition, and solutions with it.
extern void sgetrf_(
    const int *m, const int *n, float *a, const int *lda, int *ipiv, int *info);
extern void dgetrf_(
    const int *m, const int *n, double *a, const int *lda, int *ipiv, int *info);
extern void sgetrs_(
    const char *trans, const int *n, const int *nrhs, const float *a, const int *lda, const int *ipiv, float *b,
    const int *ldb, int *info);
extern void dgetrs_(
    const char *trans, const int *n, const int *nrhs, const double *a, const int *lda, const int *ipiv, double *b,
    const int *ldb, int *info);

// Least squares by QR, for matrices of full rank.
extern void sgels_(
    const char *trans, const int *m, const int *n, const int *nrhs, float *a, const int *lda, float *b,
    const int *ldb, float *work, const int *lwork, int *info);
extern void dgels_(
    const char *trans, const int *m, const int *n, const int *nrhs, double *a, const int *lda, double *b,
    const int *ldb, double *work, const int *lwork, int *info);
