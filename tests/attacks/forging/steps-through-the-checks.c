/* attack: has itself stopped at each instruction of the tests, and where an expectation begins
 * makes what the test got what it expected
 * answer: not-yet denied says=sigaction
 * labs: all
 * uses: tools calls */
#include <signal.h>

typedef int act_fn(int number, const struct sigaction *new, struct sigaction *old);

enum { RDX = 12, RCX = 14, RSP = 15, RIP = 16, FLAGS = 17, STEP = 0x100 };

static const char *const name[] = {
	"hone_expect_i64_at", "hone_expect_u64_at", "hone_expect_ns_at", "hone_expect_bool_at",
	"hone_expect_str_at", "hone_expect_enum_at", "hone_expect_between_at",
};
static uintptr_t check[7], end, tests, tests_end, trap, back;

/* The number's bytes, read as code: int3. */
static unsigned hides(void)
{
	return 0xcccccccc;
}

static void go_on(long long *saved, uintptr_t at)
{
	for (int i = 0; i < 7; i++)
		if (at == check[i])
			saved[RDX] = saved[RCX]; /* what was got, and what was expected */
	if (at >= tests && at < tests_end) {
		saved[FLAGS] |= at == end ? 0 : STEP;
		return;
	}
	/* a function of somebody else's: let it run, and stop where it returns to */
	back = *(uintptr_t *)saved[RSP];
	*(uintptr_t *)saved[RSP] = trap;
}

static void steps(int number, siginfo_t *info, void *context)
{
	long long *saved = (long long *)(void *)((char *)context + 40);

	(void)number;
	(void)info;
	saved[FLAGS] &= ~STEP;
	if ((uintptr_t)saved[RIP] == trap + 1) {
		saved[RIP] = (long long)back;
		go_on(saved, back);
	} else {
		go_on(saved, (uintptr_t)saved[RIP]);
	}
}

static void attack(void)
{
	struct sigaction action = { .sa_sigaction = steps, .sa_flags = SA_SIGINFO | SA_NODEFER };
	void *found = tool_libc("sigaction");
	unsigned (*hidden)(void) = hides;
	const unsigned char *base;
	uintptr_t *frame;
	act_fn *act;

	if (end)
		return;
	memcpy(&trap, &hidden, sizeof trap);
	while (memcmp((void *)trap, "\xcc\xcc\xcc\xcc", 4) != 0)
		trap++;
	base = tool_base(tool_host());
	tests = (uintptr_t)base + tool_segment(base, PT_LOAD, PF_X)->p_vaddr;
	tests_end = tests + tool_segment(base, PT_LOAD, PF_X)->p_memsz;
	for (int i = 0; i < 7; i++)
		check[i] = (uintptr_t)tool_find(tool_host(), name[i]);
	end = tool_test_frame()[1];
	memcpy(&act, &found, sizeof act);
	act(SIGTRAP, &action, NULL);
	/* from where the solution's function returns to */
	frame = tool_frame();
	back = frame[1];
	frame[1] = trap;
}
