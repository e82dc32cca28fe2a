#include "run/host_text.h"
#include "base/auto.h"
#include "base/buf.h"
#include "model/lab.h"

void host_stubs_text(const struct lab *lab, struct buf *out)
{
	buf_str(out, "#include \"stub.h\"\nHONE_STUBS_BEGIN\n");
	for (size_t i = 0; i < lab->napi; i++)
		buf_fmt(out, "HONE_STUB(%zu, %s)\n", i, lab->api[i]);
	buf_fmt(out, "HONE_STUBS_END(%zu", lab->napi);
	for (size_t i = 0; i < lab->napi; i++)
		buf_fmt(out, ", \"%s\"", lab->api[i]);
	buf_str(out, ")\n");
}

void host_example_text(const struct lab *lab UNUSED, struct buf *out)
{
	buf_str(out, "#include <hone/suite.h>\n\n"
		     "#define main hone_example_main\n"
		     "#include \"example.c\"\n"
		     "#undef main\n\n"
		     "static void " LAB_EXAMPLE "(void **state)\n"
		     "{\n"
		     "\t(void)state;\n"
		     "\thone_expect_i64(hone_example_main(), 0, \"what main() of the example "
		     "returns\");\n"
		     "}\n\n"
		     "HONE_SUITE(HONE_TEST_VARIES(" LAB_EXAMPLE "));\n");
}
