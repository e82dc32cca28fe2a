/* needs: threads
 * options: --cpu-ms 100
 * expect: does how=cpu code=9 record=none */
#define BAD_do
#include "good.h"

#include <pthread.h>

static void *spin(void *unused)
{
	for (volatile unsigned i = 0; !unused; i++)
		;
	return NULL;
}

int thing_do(void)
{
	pthread_t thread;

	if (pthread_create(&thread, NULL, spin, NULL))
		return 1;
	spin(NULL);
	return 0;
}
