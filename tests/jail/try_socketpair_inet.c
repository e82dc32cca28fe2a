/* expect: denied; profile: both */
#include "deed.h"

#include <sys/socket.h>

int main(void)
{
	return tried(socketpair(AF_INET, SOCK_STREAM, 0, (int[2]){ 0 }));
}
