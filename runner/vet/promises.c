#include "vet/promises.h"
#include "base/auto.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/xmem.h"
#include "model/lab.h"
#include "vet/evidence.h"

#include <ctype.h>
#include <string.h>

#define MIN_OVERLAP 8 /* bytes that a quote and a sentence share, where it begins or ends in it */
#define MIN_WORDS 3 /* of a promise, and of a quote: less could stand anywhere */

/* ---- comments ---- */

struct comment {
	char *words;      /* on one line, without stars */
	unsigned line;    /* on which it begins */
	const char *end;  /* in the text, behind it */
};

/* Blanks, line ends and the stars that begin lines become single blanks. */
static char *on_one_line(const char *from, const char *end)
{
	AUTO(buf_release) struct buf words = BUF_INIT;
	bool begins_line = false, blank = false;

	for (; from < end; from++) {
		if (isspace((unsigned char)*from)) {
			blank = true;
			begins_line |= *from == '\n';
		} else if (!begins_line || *from != '*') {
			if (blank && words.len)
				buf_char(&words, ' ');
			blank = begins_line = false;
			buf_char(&words, *from);
		} else {
			begins_line = false;
			blank = true;
		}
	}
	return buf_take(&words);
}

/* The next comment in the text from *at on; false when there is none. Moves *at and *line. */
static bool next_comment(const char **at, unsigned *line, struct comment *c)
{
	const char *from = strstr(*at, "/*");
	const char *end = from ? strstr(from + 2, "*/") : NULL;

	if (!end)
		return false;
	for (; *at < from; ++*at)
		*line += **at == '\n';
	*c = (struct comment){ on_one_line(from + 2, end), *line, end + 2 };
	for (; *at < c->end; ++*at)
		*line += **at == '\n';
	return true;
}

static size_t count_words(const char *text)
{
	size_t n = 0;

	for (; *(text += strspn(text, " ")); text += strcspn(text, " "))
		n++;
	return n;
}

/* ---- the header ---- */

/* Where the sentence that begins at `from` ends: behind a full stop before a blank. Two of them are
 * a range. */
static const char *sentence_end(const char *from)
{
	const char *begin = from;

	for (; *from; from++)
		if (strchr(".?!", *from) && from[1] != '.' && (from[1] == ' ' || !from[1]) &&
		    (from == begin || from[-1] != '.'))
			return from + 1;
	return from;
}

static void add_promises(struct promises *p, const struct comment *c, bool is_first)
{
	const char *from = c->words;

	if (str_starts(from, "----"))
		return; /* a heading */
	if (is_first)
		from = sentence_end(from); /* "x.h: what it is." */
	for (const char *end; *(from += strspn(from, " ")); from = end) {
		struct promise one = { NULL, c->line, false };

		end = sentence_end(from);
		one.words = xstrndup(from, (size_t)(end - from));
		if (count_words(one.words) >= MIN_WORDS && !str_starts(one.words, "TODO"))
			VEC_PUSH(p->promise, p->n, one);
		else
			free(one.words);
	}
}

/* What its comments say, each on one line: read once, looked at for each quote. */
struct header {
	char **words;
	size_t n;
};

static void header_release(struct header *h)
{
	for (size_t i = 0; i < h->n; i++)
		free(h->words[i]);
	free(h->words);
}

static void read_header(struct promises *p, const char *text, struct header *h)
{
	const char *at = text;
	unsigned line = 1;

	for (struct comment c; next_comment(&at, &line, &c);) {
		add_promises(p, &c, !h->n);
		VEC_PUSH(h->words, h->n, c.words);
	}
}

/* ---- quotes ---- */

/* A quote may go over several sentences: all that it touches with its words are named. */
static bool touches(const char *promise, const char *quote)
{
	size_t n = strlen(promise), length = strlen(quote);

	if (strstr(promise, quote) || strstr(quote, promise))
		return true;
	for (size_t overlap = length; overlap > MIN_OVERLAP; overlap--)
		if (overlap < n && (strncmp(promise, quote + length - overlap, overlap) == 0 ||
				    strncmp(promise + n - overlap, quote, overlap) == 0))
			return true;
	return false;
}

/* In one comment of the header the quote stands as it is. */
static bool stands_in(const struct header *h, const char *quote)
{
	for (size_t i = 0; i < h->n; i++)
		if (strstr(h->words[i], quote))
			return true;
	return false;
}

static void take_quote(struct promises *p, const struct header *header, const char *quote)
{
	if (count_words(quote) < MIN_WORDS)
		return;
	if (!stands_in(header, quote)) {
		VEC_PUSH(p->astray, p->nastray, xstrdup(quote));
		return;
	}
	for (size_t i = 0; i < p->n; i++)
		p->promise[i].quoted |= touches(p->promise[i].words, quote);
}

/* What a quote leaves out, it says: "nothing changed … when full". */
static void take_pieces(struct promises *p, const struct header *header, char *quote)
{
	for (char *piece = quote, *cut; piece; piece = cut) {
		cut = strstr(piece, "…");
		if (cut) {
			*cut = '\0';
			cut += strlen("…");
		}
		piece += strspn(piece, " ");
		while (*piece && piece[strlen(piece) - 1] == ' ')
			piece[strlen(piece) - 1] = '\0';
		take_quote(p, header, piece);
	}
}

/* How many there are between double quotes. */
static size_t take_quotes(struct promises *p, const struct header *header, const char *words)
{
	size_t n = 0;

	for (const char *from = strchr(words, '"'), *end; from; from = strchr(end + 1, '"')) {
		AUTO(freep) char *quote = NULL;

		end = strchr(from + 1, '"');
		if (!end)
			break;
		quote = xstrndup(from + 1, (size_t)(end - from) - 1);
		take_pieces(p, header, quote);
		n++;
	}
	return n;
}

/* ---- the suite ---- */

/* The name of the test whose definition follows: "static void NAME(void **". Owned by the caller;
 * NULL if something else follows. */
static char *test_after(const char *end)
{
	static const char begins[] = "static void ";
	const char *from = end + strspn(end, " \t\n");
	size_t n;

	if (!str_starts(from, begins))
		return NULL;
	from += strlen(begins);
	n = strcspn(from, "( \n");
	return str_starts(from + n, "(void **") ? xstrndup(from, n) : NULL;
}

struct speakers {
	const char *const *tests;
	size_t n;
	bool *speaks;
};

static void read_suite(struct promises *p, const struct header *header, const char *suite,
		       const struct speakers *s)
{
	const char *at = suite;
	unsigned line = 1;

	for (struct comment c; next_comment(&at, &line, &c);) {
		AUTO(freep) char *test = test_after(c.end);
		size_t quotes = 0;

		if (test || strstr(c.words, "not tested:"))
			quotes = take_quotes(p, header, c.words);
		for (size_t i = 0; test && i < s->n; i++)
			s->speaks[i] |= quotes && str_eq(s->tests[i], test);
		free(c.words);
	}
}

void promises_find(struct promises *p, const char *header, const char *suite,
		   const char *const *tests, size_t ntests)
{
	AUTO(freep) bool *speaks = xcalloc(ntests + 1, sizeof *speaks);
	AUTO(header_release) struct header said = { NULL, 0 };

	*p = (struct promises){ NULL, 0, NULL, 0, NULL, 0 };
	read_header(p, header, &said);
	read_suite(p, &said, suite, &(struct speakers){ tests, ntests, speaks });
	for (size_t i = 0; i < ntests; i++)
		if (!speaks[i])
			VEC_PUSH(p->silent, p->nsilent, xstrdup(tests[i]));
}

void promises_release(struct promises *p)
{
	for (size_t i = 0; i < p->n; i++)
		free(p->promise[i].words);
	for (size_t i = 0; i < p->nastray; i++)
		free(p->astray[i]);
	for (size_t i = 0; i < p->nsilent; i++)
		free(p->silent[i]);
	free(p->promise);
	free(p->astray);
	free(p->silent);
	*p = (struct promises){ NULL, 0, NULL, 0, NULL, 0 };
}

/* ---- the judge ---- */

static const char **tests_of(const struct lab *lab)
{
	const char **tests = NULL;
	size_t n = 0;

	for (size_t i = 0; i < lab->nrequirements; i++)
		for (size_t k = 0; k < lab->requirements[i].ntests; k++)
			VEC_PUSH(tests, n, lab->requirements[i].tests[k]);
	return tests;
}

static bool is_bounded(const char *text, size_t max_bytes, const char *name, struct vet_finding *f)
{
	if (text && strlen(text) <= max_bytes)
		return true;
	finding_flaw(f, "%s is no regular file of at most %zu KiB", name, max_bytes / 1024);
	return false;
}

void judge_promises(const struct evidence *ev, struct vet_finding *f)
{
	AUTO(promises_release) struct promises p = { NULL, 0, NULL, 0, NULL, 0 };
	AUTO(freep) const char **tests = tests_of(ev->lab);
	const char *header = evidence_text(ev, ev->lab->header);
	const char *suite = evidence_text(ev, "suite.c");

	if (!is_bounded(header, PROMISES_MAX_HEADER, ev->lab->header, f) ||
	    !is_bounded(suite, PROMISES_MAX_SUITE, "suite.c", f))
		return;
	promises_find(&p, header, suite, tests, ev->lab->ntests);
	for (size_t i = 0; i < p.n; i++)
		if (!p.promise[i].quoted)
			finding_flaw(f, "no test names what the comment in %s:%u says: \"%s\"",
				     ev->lab->header, p.promise[i].line, p.promise[i].words);
	for (size_t i = 0; i < p.nastray; i++)
		finding_flaw(f, "suite.c quotes what %s does not say: \"%s\"", ev->lab->header,
			     p.astray[i]);
	for (size_t i = 0; i < p.nsilent; i++)
		finding_flaw(f, "the comment before '%s' quotes no words of %s", p.silent[i],
			     ev->lab->header);
	finding_found(f, "%zu sentences", p.n);
}
