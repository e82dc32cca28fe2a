/* What the sanitizers do, compiled in: under a test's filter they could not read it from anywhere.
 *
 * They report to a descriptor of their own. gcc has two libraries, each with a descriptor of its
 * own to be set; clang links one into the program. */
#include "options.h"
#include "page.h"

#include <dlfcn.h>
#include <link.h>
#include <string.h>

/* handle_*=2: theirs, whatever signal() says. The quarantine is small so that freed memory does not
 * count against a test's limit; leaks are counted by mem.c; addresses are resolved outside. */
const char *__asan_default_options(void)
{
	return "detect_leaks=0:symbolize=0:color=never:print_legend=0:malloc_context_size=8:"
	       "allocator_may_return_null=1:quarantine_size_mb=16:exitcode=77:"
	       "handle_segv=2:handle_abort=2:handle_sigbus=2:handle_sigfpe=2:handle_sigill=2:"
	       "allow_user_segv_handler=0";
}

const char *__ubsan_default_options(void)
{
	return "symbolize=0:color=never:print_stacktrace=0:halt_on_error=1:exitcode=77";
}

#ifndef __clang__ /* which has one library: what follows would be there twice */
/* gcc's libubsan prepares itself at its first report. It then sets a report path, by a symbol that
 * leads to libasan, which would close our descriptor and forget it. The program's own definition
 * comes first, and leaves things as they are. */
void __sanitizer_set_report_path(const char *path)
{
	(void)path;
}
#endif

typedef void set_report_fd_fn(void *fd);

static int redirect(struct dl_phdr_info *info, size_t size, void *unused)
{
	void *library = NULL;
	set_report_fd_fn *set = NULL;

	(void)size;
	(void)unused;
	if (strstr(info->dlpi_name, "/libasan.so") || strstr(info->dlpi_name, "/libubsan.so"))
		library = dlopen(info->dlpi_name, RTLD_NOW | RTLD_NOLOAD);
	if (library)
		*(void **)&set = dlsym(library, "__sanitizer_set_report_fd");
	if (set)
		set((void *)HONE_SANITIZER_FD);
	return 0;
}

void hone_sanitizers_redirect(void)
{
	set_report_fd_fn *set = NULL;

	*(void **)&set = dlsym(RTLD_DEFAULT, "__sanitizer_set_report_fd");
	if (set)
		set((void *)HONE_SANITIZER_FD);
	dl_iterate_phdr(redirect, NULL);
}
