/* attack: opens, removes and renames files by the functions for that, which link
 * answer: not-yet denied says=open
 * labs: all */
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

static void attack(void)
{
	FILE *f = fopen("/etc/shadow", "r");

	if (f || open("/tmp/hone-attack", O_CREAT | O_WRONLY, 0600) >= 0 || tmpfile() ||
	    remove("/tmp/hone-attack") == 0 || rename("/tmp", "/hone-attack") == 0)
		puts("escaped: files");
}
