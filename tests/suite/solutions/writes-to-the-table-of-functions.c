/* The stub's last instruction names the slot that it jumps through.
 * expect: does how=exit code=77 record=none sanitizer~SEGV */
#define BAD_do
#include "good.h"

#include <dlfcn.h>
#include <string.h>

int thing_do(void)
{
	const unsigned char *stub = dlsym(RTLD_DEFAULT, "thing_do");
	int distance;

#if defined(__x86_64__)
	while (stub[0] != 0xff || stub[1] != 0x25) /* jmp *distance(%rip) */
		stub++;
	memcpy(&distance, stub + 2, sizeof distance);
	*(void **)(stub + 6 + distance) = 0;
	return 0;
#else
	return *(volatile int *)stub = 0;
#endif
}
