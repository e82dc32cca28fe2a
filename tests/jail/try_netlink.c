/* expect: denied; profile: both; unjailed: anyone */
#include "deed.h"

#include <sys/socket.h>

int main(void)
{
	return tried(socket(AF_NETLINK, SOCK_RAW, 0));
}
