/* expect: u64 how=exit code=86 record=one asserts=1 calls=thing_number !failed !leaks !output
 * expect: i64 code=86 record=one asserts=1
 * expect: ns code=86 record=one asserts=2 !story
 * expect: between code=86 record=one asserts=2
 * expect: truth code=86 record=one asserts=2
 * expect: text code=86 record=one asserts=2
 * expect: enumerator code=86 record=one asserts=1
 * expect: own_words code=86 record=one asserts=0
 * expect: fourteen_lines code=86 record=one asserts=1
 * expect: may_vary code=86 record=one asserts=3 varies=1
 * expect: cm_truth code=86 record=one asserts=4
 * expect: cm_numbers code=86 record=one asserts=6
 * expect: cm_negative code=86 record=one asserts=1
 * expect: cm_code code=86 record=one asserts=1
 * expect: cm_sets code=86 record=one asserts=2
 * expect: cm_text code=86 record=one asserts=2
 * expect: cm_memory code=86 record=one asserts=2
 * expect: cm_float code=86 record=one asserts=2
 * expect: cm_fail_msg code=86 record=one asserts=0
 * expect: cm_mock code=86 record=one asserts=1
 * expect: cm_skip code=86 record=one asserts=0
 * expect: does code=86 record=one asserts=1 !story
 * expect: many_arguments code=86 record=one asserts=1
 * expect: every_allocation_fails code=86 record=one asserts=13 !leaks
 * expect: memory_is_counted code=86 record=one asserts=1007
 * expect: a_hundred_thousand_blocks code=86 record=one asserts=2 !leaks
 * expect: behaves_like_a_stack code=86 record=one asserts=1
 * expect: work_is_counted code=86 record=one asserts=2
 * expect: the_clock code=86 record=one asserts=9
 * expect: the_clock_tells_of_sleeps code=86 record=one asserts=2
 * expect: the_generator code=86 record=one asserts=207
 * expect: the_generator_is_even code=86 record=one asserts=3
 * expect: record_twice how=exit code=86 record=many
 * expect: record_cut how=exit code=86 record=bad
 * expect: record_of_another_test how=exit code=86 record=bad
 * expect: record_without_an_end how=exit code=86 record=bad
 * expect: record_against_status how=exit code=86 record=one
 * expect: seeds code=86 record=one asserts=1 */
#include "good.h"
