/* needs: threads
 * expect: does code=86 record=one denied=NR_openat denied_path=/etc/passwd denied_at:HERE */
#define BAD_do
#include "good.h"

#include <fcntl.h>
#include <pthread.h>

static void *look(void *unused)
{
	(void)unused;
	if (open("/etc/passwd", O_RDONLY) >= 0) /* HERE */
		return (void *)look;
	return NULL;
}

int thing_do(void)
{
	pthread_t thread;
	void *found = NULL;

	if (pthread_create(&thread, NULL, look, NULL) || pthread_join(thread, &found))
		return 1;
	return found != NULL;
}
