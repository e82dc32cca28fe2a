/* digest.h: SHA-256 (FIPS 180-4, through libmd), as 64 hexadecimal digits. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

struct err;

#define DIGEST_SIZE 65 /* with the NUL */

/* Parts are added with their lengths, so that ("ab", "c") and ("a", "bc") differ. */
struct digest { unsigned long long state[32]; }; /* the context of libmd, hidden */
void digest_init(struct digest *d);
void digest_add(struct digest *d, const void *bytes, size_t n);
void digest_add_str(struct digest *d, const char *text); /* NULL counts as "" */
bool digest_add_file(struct digest *d, const char *path, struct err *e);
void digest_finish(struct digest *d, char hex[DIGEST_SIZE]);

/* Of the bytes alone, as sha256sum prints it. */
void digest_of(const void *bytes, size_t n, char hex[DIGEST_SIZE]);

#endif
