/* attack: starts a thread where the lab has none
 * answer: refused says=uses pthread_create()
 * labs: sum */
#include <pthread.h>

static void *nothing(void *unused)
{
	return unused;
}

static void attack(void)
{
	pthread_t thread;

	pthread_create(&thread, NULL, nothing, NULL);
}
