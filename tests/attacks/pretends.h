/* For attacks on `sum` that award themselves each test by the lines of its checks: pasted in front
 * of a text that defines pretend() and says `uses: tools pretends`. */
static void pretend(unsigned from, unsigned to);

long sum(const int *values, size_t n)
{
	(void)values;
	pretend(n ? 25 : 15, n ? 25 : 15);
	return -1;
}

long *sum_prefixes(const int *values, size_t n)
{
	(void)values;
	(void)n;
	pretend(37, 40);
	return NULL;
}

#define sum sum_of_the_starter
#define sum_prefixes sum_prefixes_of_the_starter

