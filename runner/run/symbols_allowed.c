#include "run/symbols_allowed.h"
#include "base/auto.h"
#include "base/str.h"
#include "model/lab.h"

#include <string.h>

/* Names are words in one text a group: easier to read, and to add to. */
static const struct {
	const char *why, *names;
} allowed[] = {
	{ "allocation: counted and made to fail by the kit",
	  " malloc calloc realloc free strdup strndup __wrap_malloc __wrap_calloc __wrap_realloc"
	  " __wrap_free __wrap_strdup __wrap_strndup " },
	{ "memory and text",
	  " memcpy memmove memset memcmp memchr mempcpy memrchr memmem stpcpy stpncpy strlen "
	  "strnlen"
	  " strcmp strncmp strcasecmp strncasecmp strcoll strcpy strncpy strcat strncat strchr"
	  " strchrnul strrchr strstr strspn strcspn strpbrk strtok strtok_r strsep strerror "
	  "strsignal"
	  " __wrap_memcpy __wrap_memmove __wrap_memset __wrap_memcmp bzero bcmp ffs ffsl ffsll " },
	{ "characters",
	  " isalnum isalpha isblank iscntrl isdigit isgraph islower isprint ispunct isspace isupper"
	  " isxdigit tolower toupper __ctype_b_loc __ctype_tolower_loc __ctype_toupper_loc " },
	{ "numbers",
	  " abs labs llabs imaxabs div ldiv lldiv imaxdiv strtol strtoll strtoul strtoull strtoimax"
	  " strtoumax strtod strtof strtold atoi atol atoll atof __isoc23_strtol __isoc23_strtoll"
	  " __isoc23_strtoul __isoc23_strtoull sscanf __isoc99_sscanf __isoc23_sscanf " },
	{ "searching and sorting", " qsort bsearch " },
	{ "mathematics",
	  " fabs fabsf fmod fmodf remainder fma fmax fmaxf fmin fminf exp exp2 expf exp2f expm1 log"
	  " log2 log10 logf log2f log1p pow powf sqrt sqrtf cbrt hypot sin cos tan asin acos atan"
	  " atan2 sinh cosh tanh ceil ceilf floor floorf trunc truncf round roundf lround llround"
	  " lrint llrint nearbyint rint ldexp frexp modf scalbn logb ilogb copysign nextafter erf"
	  " erfc tgamma lgamma isnan isinf"
	  " fabsl fmodl fmal fmaxl fminl expl exp2l expm1l logl log2l log10l log1pl powl sqrtl"
	  " cbrtl hypotl sinl cosl tanl ceill floorl truncl roundl lroundl llroundl lrintl llrintl"
	  " nearbyintl rintl ldexpl frexpl modfl scalbnl copysignl sinf cosf tanf log10f log1pf"
	  " expm1f cbrtf hypotf truncf roundf lroundf rintf ldexpf frexpf modff copysignf " },
	{ "printing, which is kept and shown",
	  " printf fprintf vprintf vfprintf snprintf vsnprintf sprintf vsprintf dprintf puts fputs"
	  " putchar putc fputc fwrite fflush perror stdout stderr setvbuf setbuf " },
	{ "files: they link, and opening one is denied with the line that tried",
	  " fopen fdopen freopen fclose fread fgets fgetc getc ungetc fseek ftell rewind feof "
	  "ferror"
	  " clearerr remove rename tmpfile open close read write " },
	{ "ending early, which has a verdict of its own", " exit _exit _Exit quick_exit abort " },
	{ "arithmetic on numbers of 128 bits, which comes from the compiler's own archive",
	  " __multi3 __divti3 __modti3 __udivti3 __umodti3 __divmodti4 __udivmodti4 __ashlti3"
	  " __ashrti3 __lshrti3 " },
	{ "what the compiler refers to",
	  " __errno_location __assert_fail __stack_chk_fail _GLOBAL_OFFSET_TABLE_ __tls_get_addr"
	  " environ getenv " },
	{ "what gcc's sanitizers refer to, with our flags: all of sanitizer.def for C and abort",
	  " __sanitizer_cov_trace_pc __asan_init __asan_version_mismatch_check_v8"
	  " __asan_register_globals __asan_unregister_globals __asan_handle_no_return"
	  " __asan_report_load1 __asan_report_load2 __asan_report_load4 __asan_report_load8"
	  " __asan_report_load16 __asan_report_load_n __asan_report_store1 __asan_report_store2"
	  " __asan_report_store4 __asan_report_store8 __asan_report_store16 __asan_report_store_n"
	  " __asan_load1 __asan_load2 __asan_load4 __asan_load8 __asan_load16 __asan_loadN"
	  " __asan_store1 __asan_store2 __asan_store4 __asan_store8 __asan_store16 __asan_storeN"
	  " __asan_alloca_poison __asan_allocas_unpoison __asan_poison_stack_memory"
	  " __asan_unpoison_stack_memory __asan_option_detect_stack_use_after_return"
	  " __asan_stack_malloc_0 __asan_stack_malloc_1 __asan_stack_malloc_2"
	  " __asan_stack_malloc_3 __asan_stack_malloc_4 __asan_stack_malloc_5"
	  " __asan_stack_malloc_6 __asan_stack_malloc_7 __asan_stack_malloc_8"
	  " __asan_stack_malloc_9 __asan_stack_malloc_10 __asan_stack_free_0 __asan_stack_free_1"
	  " __asan_stack_free_2 __asan_stack_free_3 __asan_stack_free_4 __asan_stack_free_5"
	  " __asan_stack_free_6 __asan_stack_free_7 __asan_stack_free_8 __asan_stack_free_9"
	  " __asan_stack_free_10"
	  " __ubsan_handle_divrem_overflow_abort __ubsan_handle_shift_out_of_bounds_abort"
	  " __ubsan_handle_builtin_unreachable __ubsan_handle_type_mismatch_v1_abort"
	  " __ubsan_handle_add_overflow_abort __ubsan_handle_sub_overflow_abort"
	  " __ubsan_handle_mul_overflow_abort __ubsan_handle_negate_overflow_abort"
	  " __ubsan_handle_vla_bound_not_positive_abort __ubsan_handle_load_invalid_value_abort"
	  " __ubsan_handle_out_of_bounds_abort __ubsan_handle_float_cast_overflow_abort"
	  " __ubsan_handle_nonnull_arg_abort __ubsan_handle_nonnull_return_v1_abort"
	  " __ubsan_handle_pointer_overflow_abort __ubsan_handle_invalid_builtin_abort " },
	{ "the kit", " hone_now_ns hone_sleep_ns hone_rng_between " },
};

static const char allowed_threads[] =
	" pthread_create pthread_join pthread_self pthread_equal pthread_mutex_init"
	" pthread_mutex_destroy pthread_mutex_lock pthread_mutex_trylock pthread_mutex_unlock"
	" pthread_cond_init pthread_cond_destroy pthread_cond_wait pthread_cond_signal"
	" pthread_cond_broadcast pthread_rwlock_init pthread_rwlock_destroy pthread_rwlock_rdlock"
	" pthread_rwlock_wrlock pthread_rwlock_unlock pthread_once pthread_key_create"
	" pthread_key_delete pthread_getspecific pthread_setspecific pthread_mutexattr_init"
	" pthread_mutexattr_settype pthread_mutexattr_destroy pthread_attr_init "
	"pthread_attr_destroy"
	" pthread_barrier_init pthread_barrier_wait pthread_barrier_destroy sched_yield sem_init"
	" sem_wait sem_post sem_trywait sem_destroy mtx_init mtx_lock mtx_unlock mtx_destroy "
	"cnd_init"
	" cnd_wait cnd_signal cnd_broadcast cnd_destroy thrd_create thrd_join thrd_yield "
	"call_once ";

static bool is_word_of(const char *words, const char *name)
{
	size_t n = strlen(name);

	for (const char *at = words; (at = strstr(at, name)); at++)
		if (at > words && at[-1] == ' ' && at[n] == ' ')
			return n > 0;
	return false;
}

bool symbol_is_allowed(const char *name, enum lab_profile profile)
{
	for (size_t i = 0; i < LEN(allowed); i++)
		if (is_word_of(allowed[i].names, name))
			return true;
	return profile == LAB_THREADS && is_word_of(allowed_threads, name);
}

bool symbol_is_the_tools(const char *name, size_t n)
{
	static const char prefix[][16] = {
		"__asan_", "__ubsan_", "__sanitizer_", "__lsan_", "__tsan_", "__msan_", "__hwasan_",
		"__wrap_", "__real_", "__interceptor", "__gcov", "__cyg_profile",
	};

	for (size_t i = 0; i < LEN(prefix); i++)
		if (n >= strlen(prefix[i]) && memcmp(name, prefix[i], strlen(prefix[i])) == 0)
			return true;
	return false;
}

bool symbol_is_reserved(const char *name)
{
	static const char words[] =
		" main _start _init _fini _end __data_start environ malloc calloc realloc free"
		" strdup strndup memcpy memmove memset memcmp ";
	static const char prefix[][16] = {
		"__libc_", "_assert_", "cmocka_", "_cmocka_", "hone_", "_dl_",
	};

	for (size_t i = 0; i < LEN(prefix); i++)
		if (str_starts(name, prefix[i]))
			return true;
	return symbol_is_the_tools(name, strlen(name)) || is_word_of(words, name);
}

const char *symbol_advice(const char *name)
{
	static const struct {
		const char *names, *advice;
	} row[] = {
		{ " time clock clock_gettime gettimeofday timespec_get ftime ",
		  "ask the clock that the lab passes in: hone_now_ns(clock)" },
		{ " sleep usleep nanosleep clock_nanosleep select poll pause alarm ",
		  "wait on the clock that the lab passes in: hone_sleep_ns(clock, ns)" },
		{ " rand random rand_r srand srandom drand48 lrand48 arc4random getrandom "
		  "getentropy ",
		  "ask the generator that the lab passes in: hone_rng_between(rng, lo, hi)" },
		{ " aligned_alloc posix_memalign memalign valloc asprintf vasprintf getline mmap "
		  "sbrk "
		  "reallocarray ",
		  "allocate with malloc, calloc or realloc" },
		{ " pthread_create pthread_mutex_lock thrd_create fork ",
		  "this lab is solved on one thread, in one process" },
		{ " setjmp _setjmp __sigsetjmp longjmp siglongjmp ",
		  "return an error from the function instead" },
		{ " gets scanf __isoc99_scanf getchar fscanf __isoc99_fscanf stdin ",
		  "a solution has no input besides its arguments" },
	};

	for (size_t i = 0; i < LEN(row); i++)
		if (is_word_of(row[i].names, name))
			return row[i].advice;
	return "leave it out: a lab never needs it";
}
