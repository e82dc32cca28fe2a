/* Which calls in the solution led to where a thread is? Its innermost frames may be of libc and of
 * the sanitizers, compiled without frame pointers; the solution's own have them. So the stack is
 * read from its top for the first word that is an address in the solution's code, right behind a
 * call instruction. From there on, or from the frame that the counting of basic blocks noted last
 * if it is still there, records are followed: each holds where the caller's record is and where it
 * goes on. Where a chain breaks (the comparison that qsort calls), the search begins anew.
 *
 * Frames leave words behind that nobody overwrites. The usual ones are of the calls that count
 * basic blocks; those are told by where they call to. A leftover of another function, called and
 * returned just before, can be taken for the one that is sought: a line of the learner's all the
 * same, and near. */
#include "stack.h"
#include "callsite.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define SEARCHED_BYTES (64 * 1024)
#define COUNTER_WORDS 16 /* of its frame, at most */
#define NONE SIZE_MAX

struct stack {
	const struct hone_mapped *solution;
	pid_t tid;
	uint64_t sp;
	uint64_t counter; /* the function that counts basic blocks; 0: unknown */
	const uint64_t *word;
	size_t n;         /* less where the stack ends before */
};

/* ---- the thread ---- */

/* /proc/TID/syscall: "running", "-1 SP PC" or "NR ARG0 … ARG5 SP PC" */
static bool read_text(pid_t tid, char *text, size_t size)
{
	char path[40];
	ssize_t n;
	int fd;

	snprintf(path, sizeof path, "/proc/%d/syscall", (int)tid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return false;
	n = read(fd, text, size - 1);
	close(fd);
	text[n > 0 ? n : 0] = '\0';
	return n > 0;
}

bool hone_thread_read(struct hone_thread *t, pid_t tid)
{
	char text[256], *at = text;
	uint64_t value[8];
	size_t n = 0;

	if (!read_text(tid, text, sizeof text))
		return false;
	*t = (struct hone_thread){ .tid = tid, .number = strtol(text, &at, 10) };
	while (n < 8 && *at == ' ')
		value[n++] = strtoull(at + 1, &at, 16);
	if (n != 2 && n != 8)
		return false;
	if (n == 8)
		memcpy(t->args, value, sizeof t->args);
	t->sp = value[n - 2];
	t->pc = value[n - 1];
	return t->sp != 0;
}

/* ---- words ---- */

static bool is_in_code(const struct stack *s, uint64_t address)
{
	return address > s->solution->text && address <= s->solution->end;
}

static bool is_return(const struct stack *s, uint64_t address)
{
	uint64_t target;

	return is_in_code(s, address) && hone_callsite_is(s->tid, address, &target) &&
	       (!target || target != s->counter);
}

/* Of a library or the host: they lie here where they lie there. */
static bool is_known(uint64_t address, Dl_info *info)
{
	return dladdr((void *)(uintptr_t)address, info) != 0;
}

/* The host's own code: the suite, and what calls it. */
static bool is_suites(uint64_t address)
{
	Dl_info here, there;

	return is_known(address, &there) && is_known((uintptr_t)&hone_page, &here) &&
	       here.dli_fbase == there.dli_fbase;
}

static uint64_t address_of(const struct stack *s, size_t i)
{
	return s->sp + 8 * i;
}

/* NONE where it is no place for a record. */
static size_t index_of(const struct stack *s, uint64_t address)
{
	if (address % 8 || address < s->sp || (address - s->sp) / 8 + 1 >= s->n)
		return NONE;
	return (size_t)(address - s->sp) / 8;
}

static size_t find_return(const struct stack *s, size_t from, size_t to)
{
	for (size_t i = from; i < to && i < s->n; i++)
		if (is_return(s, s->word[i]))
			return i;
	return NONE;
}

/* A record leads up the stack, and goes on in the solution or the suite. */
static bool is_record(const struct stack *s, size_t i)
{
	uint64_t next = s->word[i], back = s->word[i + 1];

	if (next <= address_of(s, i) || next - address_of(s, i) > (8u << 20) || next % 8)
		return false;
	return is_return(s, back) || is_suites(back);
}

static size_t find_record(const struct stack *s, size_t from)
{
	for (size_t i = from; i + 1 < s->n; i++)
		if (is_record(s, i))
			return i;
	return NONE;
}

/* ---- frames ---- */

static struct hone_frame frame_at(const struct stack *s, uint64_t returns)
{
	return (struct hone_frame){ returns - 1 - s->solution->base, returns, 0 };
}

/* In the function that counts blocks, the note of the last frame may be older than this call. But
 * it has a record of its own, whose first half is the frame of its caller. */
static bool is_counting(const struct stack *s, struct hone_frame *frame, size_t *record)
{
	uint64_t target = 0;
	size_t i = 0;

	while (i < COUNTER_WORDS && i < s->n && !is_in_code(s, s->word[i]))
		i++;
	if (!s->counter || i >= COUNTER_WORDS || i >= s->n)
		return false;
	if (!hone_callsite_is(s->tid, s->word[i], &target) || target != s->counter)
		return false;
	*frame = (struct hone_frame){ s->word[i] - 1 - s->solution->base, 0, 0 };
	*record = i ? index_of(s, s->word[i - 1]) : NONE;
	return true;
}

/* The frame of which the counting of blocks took note last, if it may be there still; or NONE. A
 * library, which keeps no frames, may have called it. */
static size_t noted_record(const struct stack *s, const struct hone_page *page)
{
	size_t noted = index_of(s, page->last_frame);
	Dl_info info;

	if (noted == NONE || is_record(s, noted) || is_known(s->word[noted + 1], &info))
		return noted;
	return NONE;
}

/* The thread is outside of the solution's code. */
static bool find_call(const struct stack *s, const struct hone_page *page,
		      struct hone_frame *frame, size_t *record)
{
	size_t noted = noted_record(s, page);
	size_t found = find_return(s, 0, noted != NONE ? noted : s->n);

	*record = noted;
	if (found == NONE && noted != NONE && is_record(s, noted) &&
	    is_in_code(s, page->last_pc)) {
		*frame = (struct hone_frame){ page->last_pc - 1 - s->solution->base, 0, 0 };
		return true;
	}
	if (found == NONE) { /* what was noted is a frame that has returned */
		found = find_return(s, 0, s->n);
		*record = found != NONE ? find_record(s, found + 1) : NONE;
	} else if (noted == NONE) {
		*record = find_record(s, found + 1);
	}
	if (found != NONE)
		*frame = frame_at(s, s->word[found]);
	return found != NONE;
}

/* *record: the innermost frame's, or NONE. */
static bool find_innermost(const struct stack *s, const struct hone_thread *t,
			   const struct hone_page *page, struct hone_frame *frame, size_t *record)
{
	if (!is_in_code(s, t->pc))
		return (is_suites(t->pc) && is_counting(s, frame, record)) ||
		       find_call(s, page, frame, record);
	if (hone_callsite_jump(s->tid, t->pc))
		return false; /* between two functions */
	*frame = (struct hone_frame){ t->pc - s->solution->base, 0, 0 };
	*record = noted_record(s, page);
	if (*record == NONE)
		*record = find_record(s, 0);
	return true;
}

/* From one record to the caller's; false when the caller is not the solution's. */
static bool find_caller(const struct stack *s, size_t *record, struct hone_frame *frame)
{
	uint64_t back = s->word[*record + 1];
	size_t found;

	if (is_return(s, back)) {
		*frame = frame_at(s, back);
		*record = index_of(s, s->word[*record]);
		return true;
	}
	if (is_suites(back))
		return false;
	found = find_return(s, *record + 2, s->n);
	if (found == NONE)
		return false;
	*frame = frame_at(s, s->word[found]);
	*record = find_record(s, found + 1);
	return true;
}

size_t hone_stack_walk(const struct hone_thread *t, const struct hone_mapped *solution,
		       const struct hone_page *page, struct hone_frame *frame, size_t max)
{
	static uint64_t word[SEARCHED_BYTES / 8];
	struct stack s = { .solution = solution, .tid = t->tid, .sp = t->sp, .word = word };
	size_t record, n = 1;

	if (is_in_code(&s, page->last_pc))
		hone_callsite_is(t->tid, page->last_pc, &s.counter);
	s.n = hone_memory_read(t->tid, t->sp, word, sizeof word) / 8;
	if (!max || !find_innermost(&s, t, page, &frame[0], &record))
		return 0;
	while (record != NONE) {
		frame[n - 1].record = address_of(&s, record);
		if (n == max || !find_caller(&s, &record, &frame[n]))
			break;
		n++;
	}
	return n;
}
