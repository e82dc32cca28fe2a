#include "ending.h"
#include "mem.h"
#include "misuse.h"

#include <hone/mem.h>

#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static struct hone_record record;
static uint64_t tripwire;
void (*hone_ending_dump)(void);

void hone_ending_init(const uint8_t token[HONE_TOKEN_BYTES], uint64_t tripwire_)
{
	memcpy(record.token, token, sizeof record.token);
	tripwire = tripwire_;
}

/* Steele, Lea, Flood: Fast splittable pseudorandom number generators (2014), mix64 variant 13. */
static uint64_t mixed(uint64_t n)
{
	n = (n + 1) * UINT64_C(0x9e3779b97f4a7c15);
	n = (n ^ (n >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	n = (n ^ (n >> 27)) * UINT64_C(0x94d049bb133111eb);
	return n ^ (n >> 31);
}

/* The linker's names for the beginning and the end of the host's code. */
extern const char __executable_start[], etext[];

static bool is_ours(const void *code)
{
	uintptr_t at = (uintptr_t)code;

	return at >= (uintptr_t)__executable_start && at < (uintptr_t)etext;
}

static bool is_turned_round(void)
{
	uint64_t mask;

	memcpy(&mask, record.token, sizeof mask);
	return (record.asserts ^ mask) == tripwire;
}

__attribute__((no_sanitize("undefined")))
bool hone_count_expectation(int line, bool holds, const void *caller)
{
	hone_page->asserts = ++record.asserts;
	record.trail += mixed((uint64_t)line);
	record.foreign |= !is_ours(caller);
	return is_turned_round() ? !holds : holds;
}

/* What was printed goes first, while the parent still counts it. */
static void send_and_exit(int status)
{
	fflush(NULL);
	if (write(HONE_RECORD_FD, &record, sizeof record) != (ssize_t)sizeof record)
		status = HONE_EXIT_TROUBLE;
	if (hone_ending_dump) {
		hone_mem_fail_at(0);
		hone_ending_dump();
	}
	_exit(status);
}

void hone_end_pass(void)
{
	struct hone_leaks leaks = hone_mem_leaks();

	record.leaks = leaks.blocks;
	record.leak_bytes = leaks.bytes;
	record.leak_pc = leaks.pc;
	send_and_exit(HONE_EXIT_PASS);
	__builtin_unreachable();
}

/* What a function returned was decided in the block that led to its last one, where that does
 * nothing but return: the compiler sends every `return` there. Code is bytes we may read. */
__attribute__((no_sanitize("address")))
static bool only_returns(uintptr_t pc)
{
#if defined(__x86_64__)
	const unsigned char *code = (const unsigned char *)pc;

	for (size_t i = 0; i < 24; i++)
		if (code[i] == 0xc3)
			return true;
#else
	const uint32_t *code = (const uint32_t *)pc;

	for (size_t i = 0; i < 6; i++)
		if (code[i] == 0xd65f03c0)
			return true;
#endif
	return false;
}

static void settle_place(void)
{
	struct hone_page *page = hone_page;

	if (page->last_pc && page->previous_pc && only_returns(page->last_pc))
		page->last_pc = page->previous_pc;
}

void hone_end_failed(const struct hone_failure *f)
{
	settle_place();
	record.failed = 1;
	record.suite_line = f->suite_line;
	memcpy(record.what, f->what, sizeof record.what);
	memcpy(record.expected, f->expected, sizeof record.expected);
	memcpy(record.got, f->got, sizeof record.got);
	send_and_exit(HONE_EXIT_FAILED);
	__builtin_unreachable();
}

void hone_end_over_memory(uintptr_t pc)
{
	hone_page->last_pc = pc;
	hone_page->over_memory = 1;
	fflush(NULL);
	_exit(HONE_EXIT_OVER_MEMORY);
}

void hone_end_trouble(int status, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(hone_page->trouble, sizeof hone_page->trouble, format, args);
	va_end(args);
	_exit(status);
}

void hone_misuse(const char *what, const char *expected, const char *got)
{
	struct hone_failure f = { 0 };

	snprintf(f.what, sizeof f.what, "%s", what);
	snprintf(f.expected, sizeof f.expected, "%s", expected);
	snprintf(f.got, sizeof f.got, "%s", got);
	hone_end_failed(&f);
}
