#include "run/flags.h"
#include "jail/spec.h"

#include <stddef.h>

#define SANITIZERS                                                                       \
	"-fsanitize=address,undefined", "-fno-sanitize=object-size",                     \
	"-fno-sanitize-recover=all", "-fno-omit-frame-pointer"

const char *const solution_cflags[] = {
	"-std=c11", "-D_POSIX_C_SOURCE=200809L", "-U_FORTIFY_SOURCE", "-g", "-fPIC",
	"-Wall", "-Wextra", "-Werror=implicit-function-declaration", SANITIZERS,
	"-fsanitize-coverage=trace-pc", "-fno-builtin-malloc", "-fno-builtin-calloc",
	"-fno-builtin-realloc", "-fno-builtin-free", NULL
};

const char *const gcc_cflags[] = {
	"-fmax-errors=20", "-fdiagnostics-format=json", "-Wno-builtin-macro-redefined",
	"-D__has_include(x)=0", "-D__has_include_next(x)=0", "-D__has_embed(...)=0", NULL
};
const char *const clang_cflags[] = { "-ferror-limit=20", "-fno-addrsig", NULL };

const char *const solution_ldflags[] = {
	"-shared", "-z", "now", "-z", "relro", "-z", "noexecstack", "--build-id=none",
	"--wrap=malloc", "--wrap=calloc", "--wrap=realloc", "--wrap=free", "--wrap=strdup",
	"--wrap=strndup", "--wrap=memcpy", "--wrap=memmove", "--wrap=memset", "--wrap=memcmp",
	NULL
};

const char *const host_cflags[] = {
	"-std=gnu11", "-D_GNU_SOURCE", "-U_FORTIFY_SOURCE", "-g", "-O1", "-fPIE", "-Wall",
	"-Werror=return-type", "-fno-optimize-sibling-calls", SANITIZERS, NULL
};

const char *const host_ldflags[] = {
	"-pie", "-rdynamic", "-Wl,-z,relro,-z,now", "-Wl,--no-as-needed", SANITIZERS, NULL
};

const char *const host_libs[] = { "-lcmocka", "-lm", NULL };

void flags_add(struct jail_spec *spec, const char *const *args)
{
	for (; *args; args++)
		jail_spec_arg(spec, *args);
}
