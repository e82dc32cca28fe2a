/* stub.h: how the suite's calls reach a solution that the host was not linked with.
 *
 * The runner writes one source a lab from the lab's list of functions (`api` in lab.json):
 *
 *	#include "stub.h"
 *	HONE_STUBS_BEGIN
 *	HONE_STUB(0, lru_new)
 *	HONE_STUB(1, lru_free)
 *	HONE_STUBS_END(2, "lru_new", "lru_free")
 *
 * A stub has the function's name, so the suite links against it. It notes its index as the
 * function called last, forgets the frame of the one before (page.h), and jumps through its slot,
 * which is filled once the solution is loaded. It touches no register that carries an argument,
 * whatever the function's type, and leaves no frame.
 * An address taken of an API function is its stub's. */
#ifndef SUITE_STUB_H
#define SUITE_STUB_H

#include <stddef.h>
#include <stdint.h>

#pragma GCC visibility push(hidden)
extern uint32_t *hone_called; /* where a stub writes its index plus 1, and 0 eight bytes on */
extern void *hone_api_slots[];
extern const char *const hone_api_names[];
extern const size_t hone_api_count;
#pragma GCC visibility pop

/* The slots have pages of their own, so that nothing can be written there once they are filled. */
#if defined(__x86_64__)
#define HONE_SLOTS_ALIGN 4096
#else
#define HONE_SLOTS_ALIGN 65536 /* the largest that a page may be */
#endif
#define HONE_SLOTS_BYTES(n) \
	(((n) * sizeof(void *) + HONE_SLOTS_ALIGN - 1) / HONE_SLOTS_ALIGN * HONE_SLOTS_ALIGN)
#define HONE_SLOTS_ROOM(n) (HONE_SLOTS_BYTES(n) / sizeof(void *))

#if defined(__x86_64__)
#define HONE_STUB_CODE(i)                                       \
	"	endbr64\n"                                      \
	"	movq	hone_called(%rip), %r11\n"              \
	"	movl	$(" #i " + 1), (%r11)\n"                \
	"	movq	$0, 8(%r11)\n"                          \
	"	jmp	*(hone_api_slots + 8 * " #i ")(%rip)\n"
#elif defined(__aarch64__)
/* hint #34 is `bti c`; x16 and x17 are there for code between a call and its target. */
#define HONE_STUB_CODE(i)                                                       \
	"	hint	#34\n"                                                  \
	"	adrp	x16, hone_called\n"                                     \
	"	ldr	x16, [x16, :lo12:hone_called]\n"                        \
	"	mov	w17, #(" #i " + 1)\n"                                   \
	"	str	w17, [x16]\n"                                           \
	"	str	xzr, [x16, #8]\n"                                       \
	"	adrp	x16, hone_api_slots + 8 * " #i "\n"                     \
	"	add	x16, x16, :lo12:hone_api_slots + 8 * " #i "\n"          \
	"	ldr	x16, [x16]\n"                                           \
	"	br	x16\n"
#else
#error "the test host knows x86_64 and aarch64 only"
#endif

#define HONE_STUBS_BEGIN __asm__(".text\n");

#define HONE_STUB(i, name)                                      \
	__asm__("	.balign	16\n"                           \
		"	.globl	" #name "\n"                    \
		"	.type	" #name ", @function\n"         \
		#name ":\n"                                     \
		HONE_STUB_CODE(i)                               \
		"	.size	" #name ", . - " #name "\n");

#define HONE_STUBS_END(n, ...)                                  \
	void *hone_api_slots[HONE_SLOTS_ROOM(n)]                \
		__attribute__((aligned(HONE_SLOTS_ALIGN)));     \
	const char *const hone_api_names[n] = { __VA_ARGS__ };  \
	const size_t hone_api_count = n;

#endif
