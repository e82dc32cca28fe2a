/* check.c: makes a whole solution of every attack's text, grades it, and compares the answer with
 * the text's first comment:
 *
 *	(first line) attack: what is tried, in one sentence
 *	 * answer: OUTCOME [VERDICT] [says=TEXT]
 *	 * tier 1: OUTCOME [VERDICT] [says=TEXT]    where tier 1 answers otherwise
 *	 * strict: OUTCOME [VERDICT] [says=TEXT]    where --strict answers otherwise
 *	 * labs: all | sum
 *	 * uses: tools [calls]                      headers of this folder, pasted in front
 *
 * The solution is the attack's text, then the lab's starter, which meets nothing, so that any point
 * is a forged one; where the text defines attack(), each function of the lab begins by calling it.
 * VERDICT has to be that of one test, whose message then holds TEXT. Besides, no test may pass (but
 * where the answer is `pass` and --strict finds it out), none may earn a point, and no output may
 * hold the word "escaped", which attacks print when something that must not work does.
 *
 * usage: check HONE ATTACKS LABS PART/PARTS SLUG... [-- FILE...]: the n-th of m parts, for
 * each of the labs that is meant; --show instead of a part says what is answered, and compares
 * nothing. FOLDERS in the environment: these and no others. */
#include "base/auto.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/fs.h"
#include "base/path.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "model/result.h"
#include "../graded.h"
#include "solution.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MAX_TEXT_BYTES (1u << 20)

static struct {
	const char *hone, *attacks, *labs, *scratch;
	bool show;
	unsigned npoints;
} run;

struct attack {
	const char *file; /* "forging/exits.c" */
	char *text;
	const struct lab *lab;
	char *solution;   /* path of what is graded */
};

/* ---- the answer ---- */

static const struct test_result *find_verdict(const struct result *r, const char *verdict,
					      const char *says)
{
	for (size_t i = 0; i < r->nrequirements; i++)
		for (size_t k = 0; k < r->requirements[i].ntests; k++) {
			const struct test_result *t = &r->requirements[i].tests[k];

			if (str_eq(verdict_name(t->verdict), verdict) &&
			    (!says || (t->message && strstr(t->message, says)) ||
			     (t->meaning && strstr(t->meaning, says))))
				return t;
		}
	return NULL;
}

static bool diagnostics_say(const struct result *r, const char *says)
{
	for (size_t i = 0; i < r->ndiagnostics; i++)
		if (strstr(r->diagnostics[i].message, says))
			return true;
	return r->reason && strstr(r->reason, says);
}

static void look_for_escapes(const struct result *r, struct buf *wrong)
{
	for (size_t i = 0; i < r->nrequirements; i++)
		for (size_t k = 0; k < r->requirements[i].ntests; k++) {
			const char *output = r->requirements[i].tests[k].output;
			const char *at = output ? strstr(output, "escaped") : NULL;

			if (at && wrong->len < 400)
				buf_fmt(wrong, "%.*s; ", (int)strcspn(at, "\n"), at);
		}
}

/* A denial names the learner's line, as otherwise nobody could mend it. */
static void look_for_lines(const struct result *r, struct buf *wrong)
{
	const struct test_result *t = find_verdict(r, "denied", NULL);

	if (t && !t->at.line)
		buf_fmt(wrong, "no line is named for '%s'; ", t->message);
}

static void compare(const struct result *r, const char *expected, struct buf *wrong)
{
	AUTO(freep) char *head = xstrndup(expected, strcspn(expected, "="));
	const char *says = strstr(expected, "says=");
	char *outcome, *verdict, *rest;

	if (says)
		head[says - expected] = '\0';
	says = says ? says + strlen("says=") : NULL;
	outcome = strtok_r(head, " ", &rest);
	verdict = strtok_r(NULL, " ", &rest);
	if (!str_eq(outcome, outcome_name(r->outcome)))
		buf_fmt(wrong, "%s instead of %s; ", outcome_name(r->outcome), outcome);
	if (verdict && !find_verdict(r, verdict, says))
		buf_fmt(wrong, "no test is '%s' and says '%s'; ", verdict, says ? says : "");
	if (!verdict && says && !diagnostics_say(r, says))
		buf_fmt(wrong, "nothing says '%s'; ", says);
	if (!str_eq(outcome, "pass") && (r->points || find_verdict(r, "pass", NULL)))
		buf_fmt(wrong, "a test passes; ");
	look_for_escapes(r, wrong);
	look_for_lines(r, wrong);
}

static void show(const struct attack *a, const struct result *r)
{
	const char *seen = "";

	printf("%s %s: %s %u/%u", a->file, a->lab->slug, outcome_name(r->outcome), r->points,
	       r->max_points);
	for (size_t i = 0; i < r->nrequirements; i++)
		for (size_t k = 0; k < r->requirements[i].ntests; k++) {
			const struct test_result *t = &r->requirements[i].tests[k];

			if (t->message && !str_eq(t->message, seen))
				printf(" | %s: %s", verdict_name(t->verdict), t->message);
			seen = t->message ? t->message : seen;
		}
	printf("%s%s\n", r->ndiagnostics ? " | " : "",
	       r->ndiagnostics ? r->diagnostics[0].message : "");
}

static void grade(const struct attack *a, bool strict, const char *expected, struct buf *wrong)
{
	struct graded g = graded(run.hone, a->lab->slug, a->solution, strict ? "--strict" : NULL);

	if (!g.result)
		buf_fmt(wrong, "no result: %s; ", g.err.text);
	else if (run.show)
		show(a, g.result);
	else
		compare(g.result, expected, wrong);
	result_free(g.result);
}

/* What a person reads holds no byte that a terminal obeys, and nothing that turns text round. */
static void look_at_report(const struct attack *a, struct buf *wrong)
{
	static const char *const obeyed[] = { "\xc2\x80", "\xc2\x85", "\xc2\x9b", "\xe2\x80\xae",
					      "\xe2\x81\xa6", "\xe2\x80\x8b" };
	AUTO(buf_release) struct buf text = BUF_INIT_MAX(GRADED_MAX_BYTES);
	char *argv[] = { (char *)run.hone, (char *)"check", (char *)"-v", a->lab->slug, a->solution,
			 NULL };
	int status;

	if (!capture(argv, &text, &status, NULL) || !text.len)
		buf_str(wrong, "no report; ");
	for (size_t i = 0; i < text.len; i++)
		if (((unsigned char)text.s[i] < ' ' && text.s[i] != '\n') || text.s[i] == 127) {
			buf_fmt(wrong, "the report holds byte %d; ", text.s[i]);
			break;
		}
	for (size_t i = 0; i < LEN(obeyed); i++)
		if (strstr(text.s, obeyed[i]))
			buf_fmt(wrong, "the report holds control character %zu; ", i);
}

/* ---- all of them ---- */

static void point(const struct attack *a, const char *wrong)
{
	AUTO(freep) char *what = attack_value(a->text, "attack");

	printf("%s %u - %s, %s: %s\n", *wrong ? "not ok" : "ok", ++run.npoints, a->file,
	       a->lab->slug, what ? what : "?");
	if (*wrong)
		printf("# %s\n", wrong);
	fflush(stdout);
}

static bool make_solution(struct attack *a, struct err *e)
{
	a->solution = path_join(run.scratch, a->lab->solution);
	return attack_write(a->text, a->lab, run.attacks, a->solution, e);
}

static char *answer_of(const char *text)
{
	char *in_tier_1 = str_eq(getenv("HONE_JAIL_TIER"), "1") ? attack_value(text, "tier 1")
								 : NULL;

	return in_tier_1 ? in_tier_1 : attack_value(text, "answer");
}

static void try_on(struct attack *a)
{
	AUTO(buf_release) struct buf wrong = BUF_INIT;
	AUTO(freep) char *answer = answer_of(a->text);
	AUTO(freep) char *strict = attack_value(a->text, "strict");
	struct err e = ERR_INIT;

	if (!answer)
		buf_str(&wrong, "its first comment has no answer");
	else if (!make_solution(a, &e))
		buf_str(&wrong, e.text);
	else
		grade(a, false, answer, &wrong);
	if (str_starts(a->file, "reports/") && !err_is(&e))
		look_at_report(a, &wrong);
	if (strict && !err_is(&e))
		grade(a, true, strict, &wrong);
	if (str_starts(answer ? answer : "", "pass") && !strict)
		buf_str(&wrong, "it passes, and nothing says that --strict finds it out");
	if (!run.show)
		point(a, wrong.s);
	free(a->solution);
	a->solution = NULL;
}

static bool is_meant(const struct attack *a)
{
	AUTO(freep) char *labs = attack_value(a->text, "labs");

	return str_eq(a->lab->slug, "sum") || str_eq(labs, "all");
}

static void try_file(const char *file, struct lab **labs, size_t nlabs)
{
	AUTO(buf_release) struct buf text = BUF_INIT;
	AUTO(freep) char *path = path_join(run.attacks, file);
	struct attack a = { .file = file };
	struct err e = ERR_INIT;

	if (!fs_read(path, MAX_TEXT_BYTES, &text, &e)) {
		printf("not ok %u - %s\n# %s\n", ++run.npoints, file, e.text);
		return;
	}
	a.text = text.s;
	for (size_t i = 0; i < nlabs; i++) {
		a.lab = labs[i];
		if (is_meant(&a))
			try_on(&a);
	}
}

static void try_folder(const char *folder, unsigned part, unsigned parts, struct lab **labs,
		       size_t nlabs)
{
	AUTO(freep) char *path = path_join(run.attacks, folder);
	char **names;
	size_t n;

	if (!fs_is_dir(path) || !fs_list(path, &names, &n, NULL))
		return;
	for (size_t i = 0; i < n; i++) {
		AUTO(freep) char *file = path_join(folder, names[i]);

		if (str_ends(names[i], ".c") && i % parts == part - 1)
			try_file(file, labs, nlabs);
	}
	fs_free_names(names, n);
}

static void try_folders(unsigned part, unsigned parts, struct lab **labs, size_t nlabs)
{
	const char *some = getenv("FOLDERS");
	AUTO(freep) char *folders = xstrdup(some ? some : "forging escape exhaustion reports");
	char *folder, *rest;

	for (folder = strtok_r(folders, " ", &rest); folder; folder = strtok_r(NULL, " ", &rest))
		try_folder(folder, part, parts, labs, nlabs);
}

static struct lab *load(const char *slug)
{
	AUTO(freep) char *dir = path_join(run.labs, slug);
	struct err e = ERR_INIT;
	struct lab *lab = lab_load(dir, &e);

	if (!lab)
		fprintf(stderr, "check: %s\n", e.text);
	return lab;
}

int main(int argc, char **argv)
{
	const char *tmp = getenv("TMPDIR");
	AUTO(freep) char *scratch = xfmt("%s/hone-attacks.XXXXXX", tmp && *tmp ? tmp : "/tmp");
	struct lab *labs[8];
	unsigned part = 1, parts = 1;
	size_t nlabs = 0;
	int i = 5;

	if (argc < 6 || !mkdtemp(scratch)) {
		fprintf(stderr, "usage: check HONE ATTACKS LABS PART/PARTS|--show SLUG... "
				"[-- FILE...]\n");
		return 2;
	}
	run.hone = argv[1];
	run.attacks = argv[2];
	run.labs = argv[3];
	run.scratch = scratch;
	run.show = str_eq(argv[4], "--show");
	if (!run.show && str_starts(argv[4] + 1, "/")) {
		part = (unsigned)(argv[4][0] - '0');
		parts = (unsigned)(argv[4][2] - '0');
	}
	setenv("HONE_LABS", run.labs, 1);
	for (; i < argc && nlabs < LEN(labs) && !str_eq(argv[i], "--"); i++)
		if ((labs[nlabs] = load(argv[i])))
			nlabs++;
	for (i++; i < argc; i++)
		try_file(argv[i], labs, nlabs);
	if (i == argc + 1) /* no files were named */
		try_folders(part, parts, labs, nlabs);
	while (nlabs)
		lab_free(labs[--nlabs]);
	fs_remove_tree(scratch, NULL);
	printf("1..%u\n", run.npoints);
	return 0;
}
