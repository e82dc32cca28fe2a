/* attack: connects to a machine elsewhere, by the functions for that
 * answer: refused says=uses socket()
 * labs: sum */
#include <netinet/in.h>
#include <sys/socket.h>

static void attack(void)
{
	struct sockaddr_in there = { .sin_family = AF_INET };
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	connect(fd, (struct sockaddr *)&there, sizeof there);
}
