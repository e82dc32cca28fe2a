/* expect: exit 0; profile: both; unjailed: user; hits: yes */
#include "deed.h"

/* Everybody but us. What the call returns proves nothing: it succeeds when nobody was there. That
 * the signal has not reached the process outside, for which the script looks, does. It is one that
 * harms nobody, should it get out. */
int main(void)
{
	kill(-1, SIGURG);
	return 0;
}
