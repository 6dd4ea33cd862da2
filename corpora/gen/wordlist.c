/* SPDX-License-Identifier: MIT */
/*
 * Usage: wordlist LIST_DIR DATA_DIR
 *
 * Makes LIST_DIR/words.tsv and unknown.tsv anew, from LIST_DIR/recipe, the
 * sources below DATA_DIR that it names, LIST_DIR/grammar.tsv and keep.txt.
 */
#include "wordlist.h"

#include <stdio.h>

#include <spean/file.h>

static void
write_file(const char *dir, const char *name, struct sp_str text)
{
	struct sp_buf path = {0};
	struct sp_err err = {0};
	struct sp_out *out;

	sp_buf_addf(&path, "%s/%s", dir, name);
	out = sp_out_new(sp_buf_c(&path), &err);
	if (!out)
		fail(sp_buf_c(&path), err.msg);
	fwrite(text.s, 1, text.n, sp_out_file(out));
	if (sp_out_commit(out, &err) != SP_OK)
		fail(sp_buf_c(&path), err.msg);
	sp_out_free(out);
	sp_buf_release(&path);
}

int
main(int argc, char **argv)
{
	struct list list;

	if (argc != 3)
		fail("usage", "wordlist LIST_DIR DATA_DIR");
	list_init(&list);
	read_grammar(&list, argv[1]);
	read_recipe(&list, argv[1], argv[2]);
	list_fit(&list);
	drop_phrases(&list);
	raise_kept(&list);
	add_variants(&list);
	list_fit(&list);
	learn(&list);
	mark_compounds(&list);
	list_fit(&list);
	write_file(argv[1], "words.tsv", sp_buf_str(&list.table));
	write_file(argv[1], "unknown.tsv", sp_buf_str(&list.unknown));
	list_release(&list);
	return 0;
}
