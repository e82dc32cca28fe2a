/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

#include <sys/socket.h>
#include <sys/un.h>

/* A pair may be made; neither end may get a name. */
int main(void)
{
	struct sockaddr_un name = { AF_UNIX, "\0hone-jail-test" };
	int pair[2];

	if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) != 0)
		return tried(-1);
	return tried(bind(pair[0], (struct sockaddr *)&name, 32));
}
