/* options.h: how the sanitizers behave in the test host. */
#ifndef SUITE_OPTIONS_H
#define SUITE_OPTIONS_H

/* Asked for by the sanitizers when they start. */
const char *__asan_default_options(void);
const char *__ubsan_default_options(void);

void __sanitizer_set_report_path(const char *path);

/* From now on their reports go to HONE_SANITIZER_FD. Nothing where there are none. */
void hone_sanitizers_redirect(void) __attribute__((visibility("hidden")));

#endif
