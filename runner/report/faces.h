/* faces.h: what the text reports agree on: the three faces of a requirement, and which failure is
 * told in full. */
#ifndef REPORT_FACES_H
#define REPORT_FACES_H

#include <stdbool.h>

struct buf;
struct report_style;
struct requirement_result;
struct result;
struct test_result;

enum face { FACE_MET, FACE_NOT_MET, FACE_NOT_CHECKED };

/* Never FACE_MET when something did not run. */
enum face face_of(const struct result *r, const struct requirement_result *q);

/* Appends why it was not checked: needs "its title"; with `above`, the requirement just before it
 * is called "the requirement above", and the one that is told in full "what failed above". */
void face_reason(const struct result *r, const struct requirement_result *q, bool above,
		 struct buf *out);

/* The first test of it that ran and did not pass, a forged one before all; or NULL. */
const struct test_result *first_failed_test(const struct requirement_result *q);

/* The requirement to begin with: the first in the order of learning that is not met, in a forged
 * result the first with a forged test. NULL if there is none. */
const struct requirement_result *first_failed(const struct result *r);

/* What happened, as a sentence: appended. */
void failure_sentence(const struct test_result *t, struct buf *out);

/* The next thing to do, without "next:": appended. Empty if there is nothing. */
void next_step(const struct result *r, const struct report_style *style, struct buf *out);

/* What a compiler's message means, in plain words; or NULL. */
const char *compiler_words(const char *message);

/* Does this outcome come without verdicts on the tests? */
bool is_without_tests(const struct result *r);

#endif
