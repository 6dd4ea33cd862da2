/* SPDX-License-Identifier: MIT */
/*
 * Usage: wordlist LIST_DIR DATA_DIR
 *
 * Makes LIST_DIR/words.tsv and unknown.tsv anew, from LIST_DIR/recipe, the
 * sources below DATA_DIR that it names, LIST_DIR/grammar.tsv and keep.txt.
 */
#include "wordlist.h"

const char gen_name[] = "wordlist";

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
