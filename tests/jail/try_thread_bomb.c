/* expect: denied; tier1: memory; profile: test-host; with: --processes 16 --wall 20000 --memory 400000 */
#include "deed.h"

#include <pthread.h>

static void *sleep_on(void *arg)
{
	for (;;)
		pause();
	return arg;
}

int main(void)
{
	pthread_t thread;

	for (int i = 0; i < 200; i++) {
		errno = pthread_create(&thread, NULL, sleep_on, NULL);
		if (errno)
			return tried(-1);
	}
	for (;;)
		pause();
}
