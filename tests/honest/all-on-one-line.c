/* honest: everything on one line */
#include "sum.h"

#include <stdlib.h>

long sum(const int*v,size_t n){long t=0;while(n--)t+=*v++;return t;} long *sum_prefixes(const int *values, size_t n) { long *prefixes = n ? malloc(n * sizeof *prefixes) : NULL; long so_far = 0; for (size_t i = 0; prefixes && i < n; i++) prefixes[i] = so_far += values[i]; return prefixes; }
