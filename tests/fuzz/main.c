/* SPDX-License-Identifier: MIT */
/*
 * Runs a fuzz target over files and over the files of folders, for compilers
 * without libFuzzer.  The empty input is always the first.  Arguments that
 * begin with '-' are libFuzzer's and passed over.
 */
#include <stdio.h>
#include <string.h>

#include <spean/buf.h>
#include <spean/file.h>

#include "fuzz.h"

static size_t runs;

static void
run(struct sp_str input)
{
	/* Never NULL, as libFuzzer promises. */
	LLVMFuzzerTestOneInput(
	    (const uint8_t *)(input.n ? input.s : ""), input.n);
	runs++;
}

static bool
run_file(const char *path)
{
	struct sp_buf input = {0};
	struct sp_err err;
	bool ok = sp_file_read(path, (size_t)1 << 30, &input, &err) == SP_OK;

	if (ok) {
		/* Told before, so that it is known which one broke. */
		printf("%s\n", path);
		fflush(stdout);
		run(sp_buf_str(&input));
	} else {
		fprintf(stderr, "%s\n", err.msg);
	}
	sp_buf_release(&input);
	return ok;
}

static bool
run_folder(const char *dir)
{
	struct sp_files files = {0};
	struct sp_buf path = {0};
	struct sp_err err;
	bool ok = sp_files_walk(&files, dir, &err) == SP_OK;

	if (!ok)
		fprintf(stderr, "%s\n", err.msg);
	for (size_t i = 0; ok && i < files.n; i++) {
		sp_buf_reset(&path);
		sp_buf_addf(&path, "%s/%s", dir, files.path[i].s);
		ok = sp_buf_c(&path) && run_file(sp_buf_c(&path));
	}
	sp_buf_release(&path);
	sp_files_release(&files);
	return ok;
}

int
main(int argc, char **argv)
{
	bool ok = true;

	run((struct sp_str){NULL, 0});
	for (int i = 1; i < argc; i++) {
		if (argv[i][0] == '-')
			continue;
		ok = (sp_file_is_dir(argv[i]) ? run_folder : run_file)(
			 argv[i]) &&
		    ok;
	}
	printf("%zu runs\n", runs);
	return ok ? 0 : 1;
}
