/* expect: denied; profile: both; unjailed: maybe */
#include "deed.h"

int main(void)
{
	long queue = syscall(SYS_mq_open, "hone-jail-test", O_CREAT | O_RDWR, 0600, NULL);

	syscall(SYS_mq_unlink, "hone-jail-test");
	return tried(queue);
}
