/* SPDX-License-Identifier: MIT */
/*
 * Usage: translit NAME MODEL > TABLE.c
 *
 * Writes a transliteration model (translit_model.h) as C source that defines
 * the struct sp_translit NAME.  Runs while the library is being built, on the
 * machine that builds it.
 */
#include <spean/translit_model.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "gen.h"

const char gen_name[] = "translit";

static void
print_parts(const struct sp_translit *model)
{
	puts("static const struct sp_translit_part part[] = {");
	for (size_t i = 0; i < model->parts; i++) {
		const struct sp_translit_part *part = &model->part[i];

		printf("{{%d,%d,%d,%d},%d,%.9ef},\n", part->letter[0],
		    part->letter[1], part->letter[2], part->letter[3], part->n,
		    (double)part->p);
	}
	puts("};\n");
}

static void
print_chunks(const struct sp_translit *model)
{
	puts("static const struct sp_translit_chunk chunk[] = {");
	for (size_t i = 0; i < model->chunks; i++) {
		const struct sp_translit_chunk *chunk = &model->chunk[i];

		printf("{%d,%d,%d,%.9ef},\n", chunk->key, chunk->first,
		    chunk->n, (double)chunk->p);
	}
	puts("};\n\nstatic const struct sp_translit_op op[] = {");
	for (size_t i = 0; i < model->ops; i++)
		printf(
		    "{%d,%.9ef},\n", model->op[i].part, (double)model->op[i].p);
	puts("};\n");
}

static void
print_numbers(const uint16_t *number, size_t n)
{
	printf("\t{");
	for (size_t i = 0; i < n; i++)
		printf("%s%d,", i % 8 ? " " : "\n\t", number[i]);
	puts("\n\t},");
}

static void
print_seconds(const struct sp_translit_seconds *seconds, size_t n)
{
	puts("\t{");
	for (size_t i = 0; i < n; i++, seconds++) {
		printf("\t{{");
		for (size_t w = 0; w < 4; w++)
			printf("UINT64_C(%#" PRIx64 "), ", seconds->bits[w]);
		printf("}, {%d, %d, %d, %d}},\n", seconds->first[0],
		    seconds->first[1], seconds->first[2], seconds->first[3]);
	}
	puts("\t},");
}

static void
print_model(const char *name, const struct sp_translit *model)
{
	printf("const struct sp_translit %s = {\n", name);
	printf("\tchunk, op, part, %d, %d, %d,\n\t{", model->chunks, model->ops,
	    model->parts);
	for (size_t i = 0; i < 256; i++)
		printf(
		    "%s%.2ff,", i % 8 ? " " : "\n\t", (double)model->unit[i]);
	puts("\n\t},");
	print_numbers(model->pair, SP_TRANSLIT_PAIRS + 1);
	print_seconds(model->seconds, 256);
	puts("};");
}

int
main(int argc, char **argv)
{
	struct sp_buf text = {0};
	struct sp_translit model = {0};
	struct sp_err err = {0};

	if (argc != 3)
		fail("usage", "translit NAME MODEL");
	read_path(argv[2], &text);
	if (sp_translit_read(&model, sp_buf_str(&text), &err) != SP_OK)
		fail(argv[2], err.msg);
	puts("/* Made from the table of a model; do not edit. */");
	puts("#include <spean/translit_model.h>\n");
	print_parts(&model);
	print_chunks(&model);
	print_model(argv[1], &model);
	sp_translit_release(&model);
	sp_buf_release(&text);
	return end_output();
}
