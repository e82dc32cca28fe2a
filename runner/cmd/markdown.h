/* markdown.h: a reading as text for a terminal.
 *
 * What readings use: headings, paragraphs, lists, quotes, code, tables, links, emphasis. The rest
 * is shown as it is written. Pure; control characters in the text are shown, never obeyed. */
#ifndef CMD_MARKDOWN_H
#define CMD_MARKDOWN_H

#include <stddef.h>

struct buf;
struct style;

/* Appends the text at the style's width, at most 80 columns: longer lines read badly. O(n), but
 * for marks that are opened and never closed: then a paragraph costs the square of its length. */
void markdown_show(const char *text, size_t n, const struct style *style, struct buf *out);

#endif
