/* attack: finds the token in memory, sends a record with the right number and trail of checks, and
 * ends the process with the agreed status
 * answer: pass pass
 * strict: forged forged says=turned round
 * labs: sum
 * uses: tools pretends */
static void pretend(unsigned from, unsigned to)
{
	uint64_t record[TOOL_RECORD_BYTES / 8] = { 0 };
	const uint64_t *real = tool_record();

	record[0] = real ? real[0] : 0;
	record[1] = real ? real[1] : 0;
	for (unsigned line = from; line <= to; line++) {
		record[2]++;
		record[3] += tool_trail(line);
	}
	if (write(200, record, sizeof record) == (ssize_t)sizeof record)
		_exit(86);
}
