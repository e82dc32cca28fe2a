/* expect: u64 how=exit code=87 record=one asserts=1 failed=1 what=the%20number%207 expected=7 got=8 at:HERE
 * expect: i64 code=87 failed=1 expected=-7 got=-6
 * expect: ns failed=1 what=the%20wait expected=1,500%20ms got=1,500,000,001%20ns story=wait(1)
 * expect: between failed=1 what=the%20high%20end expected=10%20to%2020 got=21
 * expect: truth failed=1 what=it%20is%20one expected=true got=false
 * expect: enumerator failed=1 what=the%20colour expected=GREEN got=BLUE
 * expect: own_words failed=1 what=the%20weather%20of%20day%203 expected=a%20quiet%20night got=a%20storm
 * expect: fourteen_lines failed=1 story~step%203%0astep%204 story~step%2014 !story~step%202%0a story_cut=1
 * expect: may_vary code=86 record=one asserts=4 varies=1
 * expect: cm_truth failed=1 what~thing_number(1) expected=true got=false
 * expect: cm_numbers failed=1 expected=12 got=13
 * expect: cm_negative failed=1 expected=-1%20(or%2018446744073709551615,%20if%20unsigned) got=0
 * expect: cm_float failed=1 expected=0.5 got=0.75
 * expect: cm_fail_msg failed=1 what=the%20number%20is%204%20off
 * expect: cm_mock code=87 record=one failed=1 what~cmocka got~remaining !output
 * expect: cm_skip failed=1 got~skipped
 * expect: record_twice how=exit code=87 record=many !failed
 * expect: record_against_status how=exit code=86 record=contradicted !failed
 * expect: seeds failed=1 story~seed%20 */
#define BAD_number
#include "good.h"

int64_t thing_number(int64_t n)
{
	if (n < 10)
		return n + 1; /* HERE */
	return n == 10 ? 10 : n + 1;
}
