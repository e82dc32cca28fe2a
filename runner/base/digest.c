#include "base/digest.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"

#include <sha2.h>
#include <stdint.h>
#include <string.h>

_Static_assert(sizeof(SHA2_CTX) <= sizeof(struct digest), "struct digest must hold SHA2_CTX");

static SHA2_CTX *context(struct digest *d)
{
	return (SHA2_CTX *)(void *)d->state;
}

static void to_hex(const uint8_t *bytes, size_t n, char *hex)
{
	static const char digit[] = "0123456789abcdef";

	for (size_t i = 0; i < n; i++) {
		hex[2 * i] = digit[bytes[i] >> 4];
		hex[2 * i + 1] = digit[bytes[i] & 15];
	}
	hex[2 * n] = '\0';
}

void digest_init(struct digest *d)
{
	SHA256Init(context(d));
}

void digest_add(struct digest *d, const void *bytes, size_t n)
{
	uint64_t length = n;

	SHA256Update(context(d), (const uint8_t *)&length, sizeof length);
	if (n)
		SHA256Update(context(d), bytes, n);
}

void digest_add_str(struct digest *d, const char *text)
{
	digest_add(d, text ? text : "", text ? strlen(text) : 0);
}

bool digest_add_file(struct digest *d, const char *path, struct err *e)
{
	AUTO(buf_release) struct buf bytes = BUF_INIT;

	if (!fs_read(path, SIZE_MAX, &bytes, e))
		return false;
	digest_add(d, bytes.s, bytes.len);
	return true;
}

void digest_finish(struct digest *d, char hex[DIGEST_SIZE])
{
	uint8_t raw[SHA256_DIGEST_LENGTH];

	SHA256Final(raw, context(d));
	to_hex(raw, sizeof raw, hex);
}

void digest_of(const void *bytes, size_t n, char hex[DIGEST_SIZE])
{
	uint8_t raw[SHA256_DIGEST_LENGTH];
	SHA2_CTX c;

	SHA256Init(&c);
	SHA256Update(&c, bytes, n);
	SHA256Final(raw, &c);
	to_hex(raw, sizeof raw, hex);
}
