/* options: --wall-ms 200
 * expect: does how=wall code=9 record=none */
#define BAD_do
#include "good.h"

#include <pthread.h>

int thing_do(void)
{
	pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

	pthread_mutex_lock(&lock);
	return pthread_mutex_lock(&lock);
}
