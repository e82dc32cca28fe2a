/* needs: threads
 * expect: does code=86 record=one asserts=1 !denied !leaks */
#define BAD_do
#include "good.h"

#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int total;

static void *add(void *unused)
{
	for (int i = 0; i < 500; i++) {
		int *one = malloc(sizeof *one);

		*one = 1;
		pthread_mutex_lock(&lock);
		total += *one;
		pthread_mutex_unlock(&lock);
		free(one);
	}
	return unused;
}

int thing_do(void)
{
	pthread_t thread[4];

	for (int i = 0; i < 4; i++)
		if (pthread_create(&thread[i], NULL, add, NULL))
			return 1;
	for (int i = 0; i < 4; i++)
		pthread_join(thread[i], NULL);
	return total != 2000;
}
