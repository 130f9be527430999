#pragma once

#include <stdint.h>

// Counts the heap allocations of the program it is linked into that are `size` bytes or more. It takes the place of
// the C library's malloc family (glibc only) and hands every call on.
void allocation_counter_start(int64_t size);
int64_t allocation_counter_stop(void);
