/* expect: denied; profile: both; unjailed: maybe */
#include "deed.h"

#include <sys/socket.h>

int main(void)
{
	return tried(socket(AF_VSOCK, SOCK_STREAM, 0));
}
