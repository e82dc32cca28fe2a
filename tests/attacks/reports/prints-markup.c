/* attack: prints HTML, Markdown and XML that ends what surrounds it
 * answer: not-yet fail
 * labs: sum */
#include <stdio.h>

static void attack(void)
{
	static const char text[] = "</pre><script>alert(1)</script> ]]> --> [x](javascript:1) ``` &amp;\n";

	fwrite(text, 1, sizeof text - 1, stdout);
}

