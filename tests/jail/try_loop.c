/* expect: cpu; profile: both; with: --cpu 150 --wall 20000 */
#include "deed.h"

int main(void)
{
	for (volatile unsigned long i = 0;; i++)
		;
}
