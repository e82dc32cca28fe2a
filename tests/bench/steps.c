#include "steps.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* As base/fields.h writes it: %20 is a space. In place. */
static void unescape(char *s)
{
	char *to = s;

	for (; *s; s++) {
		const char hex[] = { s[0] == '%' ? s[1] : 0, s[0] == '%' && s[1] ? s[2] : 0, 0 };
		char *end;
		long c = strtol(hex, &end, 16);

		if (end == hex + 2) {
			*to++ = (char)c;
			s += 2;
		} else {
			*to++ = *s;
		}
	}
	*to = '\0';
}

static struct sample *step_named(struct steps *s, const char *name)
{
	for (size_t i = 0; i < s->n; i++)
		if (strcmp(s->step[i].name, name) == 0)
			return &s->step[i];
	s->step = realloc(s->step, (s->n + 1) * sizeof *s->step);
	if (!s->step)
		die("no memory");
	s->step[s->n] = (struct sample){ .name = text("%s", name) };
	return &s->step[s->n++];
}

bool steps_add(struct steps *s, const char *line, double start_us, double end_us)
{
	static const char head[] = "at=trace ";
	char *copy, *word, *rest;
	double last = start_us;

	if (strncmp(line, head, sizeof head - 1) != 0)
		return false;
	copy = text("%s", line + sizeof head - 1);
	for (word = strtok_r(copy, " \n", &rest); word; word = strtok_r(NULL, " \n", &rest)) {
		char *name;
		double at = (double)strtoull(word, &name, 10) / 1e3;

		if (*name != '=')
			break;
		if (at < start_us) /* done ahead of this run */
			continue;
		unescape(++name);
		sample_add(step_named(s, name), at - last);
		last = at;
	}
	free(copy);
	sample_add(step_named(s, "seen to be over"), end_us - last);
	sample_add(&s->whole, end_us - start_us);
	return true;
}

void steps_print(struct steps *s, const char *title)
{
	printf("\n%s\n  share   median      p90   from the step before to this one\n", title);
	sample_sort(&s->whole);
	for (size_t i = 0; i < s->n; i++) {
		sample_sort(&s->step[i]);
		printf("%6.1f%% %8.0f %8.0f   %s\n",
		       100 * sample_at(&s->step[i], 0.5) / sample_at(&s->whole, 0.5),
		       sample_at(&s->step[i], 0.5), sample_at(&s->step[i], 0.9), s->step[i].name);
	}
	printf("        %8.0f %8.0f   the whole, of %zu\n", sample_at(&s->whole, 0.5),
	       sample_at(&s->whole, 0.9), s->whole.n);
}
