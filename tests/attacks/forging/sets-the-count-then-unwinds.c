/* attack: finds the test's record in the host's memory, writes the right number and trail of
 * checks into it, and unwinds out of the test
 * answer: pass pass
 * strict: forged forged says=turned round
 * labs: sum
 * uses: tools */
static void pretend(unsigned from, unsigned to)
{
	uint64_t *record = tool_record();

	for (unsigned line = from; record && line <= to; line++) {
		record[2]++;
		record[3] += tool_trail(line);
	}
	tool_leave_test();
}

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
