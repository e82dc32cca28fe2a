/* attack: asks the loader for functions that it may not name
 * answer: refused says=uses dlsym()
 * labs: all */
#include <dlfcn.h>

static void attack(void)
{
	int (*run)(const char *);

	*(void **)&run = dlsym(dlopen(NULL, RTLD_NOW), "system");
	run("true");
}
