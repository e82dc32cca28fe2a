/* attack: starts a shell, by the functions for that
 * answer: refused says=uses system()
 * labs: sum */
#include <stdio.h>
#include <stdlib.h>

static void attack(void)
{
	FILE *shell = popen("id", "r");

	system("id");
	if (shell)
		pclose(shell);
}
