/* expect: exit 0; profile: test-host; args: @FILTERS@/test-threads.bpf; with: --ro @FILTERS@ */
#include "deed.h"

#include <pthread.h>

static void *run(void *arg)
{
	return arg;
}

int main(int argc, char **argv)
{
	pthread_t thread;

	if (argc > 1)
		enter_test_filter(argv[1]);
	errno = pthread_create(&thread, NULL, run, NULL);
	if (errno)
		return tried(-1);
	return tried(-pthread_join(thread, NULL));
}
