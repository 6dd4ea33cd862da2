/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <spean/build.h>

#include "cli.h"

/* So many faulty pages are named one by one; -v names all. */
#define NAMED 10

static struct {
	const char *src, *tgt;
	const char *model;
	const char *out;
	int by; /* enum sp_build_by */
	size_t jobs;
	bool all;
} opt = {.src = "en", .tgt = "km"};

static const struct cli cli = {
    .name = "spean",
    .verb = "build",
    .usage = "-o DB SRC_DIR TGT_DIR",
    .about = "Make a translation memory of two folders of pages.",
    .opt =
	(const struct cli_opt[]){
	    {'o', "output", "DB", "the database to make or bring up to date",
		CLI_STR, &opt.out},
	    {'m', "model", "LEX",
		"the lexicon (default: the installed one; none: none)", CLI_STR,
		&opt.model},
	    {'s', "src", "LANG", "language of SRC_DIR (default en)", CLI_LANG,
		&opt.src},
	    {'t', "tgt", "LANG", "language of TGT_DIR (default km)", CLI_LANG,
		&opt.tgt},
	    {'j', "jobs", "N", "threads (default: one a processor)", CLI_SIZE,
		&opt.jobs},
	    {0, "pair", "auto/path/content",
		"by equal names, by content, or the one and then the other",
		CLI_CHOICE, &opt.by},
	    {'v', "verbose", NULL, "name every page with a fault", CLI_FLAG,
		&opt.all},
	    CLI_END,
	},
    .min = 2,
    .max = 2,
};

static size_t named[SP_BUILD_FAULTS];

static void
progress(void *ctx, size_t done, size_t all)
{
	(void)ctx;
	cli_progress("%zu of %zu documents", done, all);
}

static void
reading(void *ctx, size_t done, size_t all)
{
	(void)ctx;
	if (all)
		cli_progress("%zu of %zu pages read to be paired", done, all);
	else
		cli_progress("%zu pages read of WARC files", done);
}

static void
page(void *ctx, const char *dir, struct sp_str path, enum sp_build_fault fault,
    const char *msg)
{
	size_t n = strlen(dir);
	const char *slash = n > 0 && dir[n - 1] == '/' ? "" : "/";
	char name[4096];

	(void)ctx;
	if (named[fault]++ >= NAMED && !opt.all)
		return;
	snprintf(
	    name, sizeof(name), "%s%s%.*s", dir, slash, (int)path.n, path.s);
	if (fault == SP_BUILD_FOREIGN)
		cli_warn(name, 0, "%s", msg);
	else
		cli_reject(name, 0, "%s", msg);
}

static void
tell_rest(void)
{
	static const char *const what[SP_BUILD_FAULTS] = {"could not be read",
	    "are spoilt", "have no text", "are not in their language"};

	for (size_t k = 0; k < SP_BUILD_FAULTS; k++)
		if (named[k] > NAMED && !opt.all)
			cli_warn(NULL, 0, "%zu more pages %s (-v names them)",
			    named[k] - NAMED, what[k]);
}

static size_t
both_sides(const struct sp_build_sum *sum)
{
	size_t n = 0;

	for (size_t i = 1; i < 5; i++)
		for (size_t j = 1; j < 5; j++)
			n += sum->shape[i][j];
	return n;
}

static void
print_shapes(const struct sp_build_sum *sum)
{
	for (size_t i = 0; i < 5; i++)
		for (size_t j = 0; j < 5; j++)
			if (sum->shape[i][j])
				printf(" %zu-%zu %zu", i, j, sum->shape[i][j]);
	printf("\n");
}

static void
summary(const struct sp_build_sum *sum, double seconds)
{
	size_t both = both_sides(sum);

	if (sum->kept)
		printf(
		    "unchanged   %zu pairs and single pages, as the database "
		    "has them\n",
		    sum->kept);
	printf("documents   %zu %s, %zu %s, %zu pairs aligned\n", sum->docs[0],
	    opt.src, sum->docs[1], opt.tgt, sum->pairs);
	printf("paired      %zu by path, %zu by content\n", sum->by_path,
	    sum->by_content);
	if (sum->unpaired[0] + sum->unpaired[1])
		printf("unpaired    %zu %s, %zu %s\n", sum->unpaired[0],
		    opt.src, sum->unpaired[1], opt.tgt);
	if (sum->gone[0] + sum->gone[1])
		printf("kept        %zu %s, %zu %s that these folders do not "
		       "have\n",
		    sum->gone[0], opt.src, sum->gone[1], opt.tgt);
	printf("sentences   %zu %s, %zu %s\n", sum->sents[0], opt.src,
	    sum->sents[1], opt.tgt);
	if (sum->beads) {
		printf("beads       %zu:", sum->beads);
		print_shapes(sum);
	}
	if (both)
		printf("mean score  %.4f over %zu beads with both sides\n",
		    sum->score / (double)both, both);
	printf("seconds     %.1f\n", seconds);
}

/* Where nothing is a pair, nothing was of use: what might help? */
static void
advise(const struct sp_build_sum *sum, const struct sp_build_opts *opts)
{
	if (sum->by_path + sum->by_content > 0)
		return;
	if (opts->by == SP_BUILD_BY_PATH)
		cli_warn(NULL, 0,
		    "no two pages have the same name below %s and %s; "
		    "--pair auto looks for pairs by what they say",
		    opts->src_dir, opts->tgt_dir);
	else
		cli_warn(NULL, 0,
		    "no page of %s says the same as one of %s; pages of one "
		    "name in both are pairs in any case%s",
		    opts->src_dir, opts->tgt_dir,
		    opts->lex ? "" : ", and a lexicon (-m) would help");
}

static _Noreturn void
die(const struct sp_build_sum *sum, const struct sp_err *err)
{
	if (sum->swapped)
		cli_die(NULL, 0, "%s; turn them round, or say -s %s -t %s",
		    err->msg, opt.tgt, opt.src);
	if (sum->alien)
		cli_die(NULL, 0,
		    "%s; say with -s and -t what the languages are", err->msg);
	cli_die(NULL, 0, "%s", err->msg);
}

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static int
build(int argc, char **argv)
{
	static const struct sp_build_watch watch = {
	    NULL, reading, progress, page};
	char **dir = argv + cli_parse(&cli, argc, argv);
	long cpus = sysconf(_SC_NPROCESSORS_ONLN);
	struct sp_build_opts opts = {.src_dir = dir[0],
	    .tgt_dir = dir[1],
	    .src_lang = opt.src,
	    .tgt_lang = opt.tgt,
	    .store = opt.out,
	    .version = PACKAGE_VERSION,
	    .jobs = opt.jobs,
	    .by = (enum sp_build_by)opt.by,
	    .tmpdir = cli_tmpdir()};
	struct sp_rarity *rarity = NULL;
	struct sp_lex *lex;
	struct sp_build_sum sum = {0};
	struct sp_err err = {0};
	double start = now();

	if (!opt.out)
		cli_die(NULL, 0, "-o is missing: where shall the database be?");
	if (sp_str_ieq(sp_str_c(opt.src), sp_str_c(opt.tgt)))
		cli_die(NULL, 0,
		    "source and target are both %s: -s and -t "
		    "must differ",
		    opt.src);
	if (opts.jobs == 0)
		opts.jobs = cpus > 0 ? (size_t)cpus : 1;
	lex = cli_lexicon(opt.model, opt.src, opt.tgt);
	opts.lex = lex;
	if (opts.by != SP_BUILD_BY_PATH)
		rarity = cli_rarity(NULL, opt.src, opt.tgt, lex);
	opts.rarity = rarity;
	if (sp_build_run(&opts, &watch, &sum, &err) != SP_OK)
		die(&sum, &err);
	tell_rest();
	advise(&sum, &opts);
	summary(&sum, now() - start);
	sp_rarity_free(rarity);
	sp_lex_free(lex);
	return cli_end();
}

static const char overview[] =
    "usage: spean build [options] -o DB SRC_DIR TGT_DIR\n"
    "       spean TOOL [options] ...     (runs spean-TOOL)\n"
    "\n"
    "  build     two folders of pages in, a translation memory out\n"
    "  conv      any charset to UTF-8\n"
    "  extract   the article of a page\n"
    "  norm      one spelling for one text\n"
    "  sent      sentences\n"
    "  word      words\n"
    "  tag       names, dates and quantities, by value\n"
    "  name      whether two names are one, across scripts\n"
    "  lex       make lexicons, look words up\n"
    "  pair      which document is the translation of which\n"
    "  align     which sentence is the translation of which\n"
    "  check     what one side says and the other does not\n"
    "  store     the translation memory: add, docs, export, stats\n"
    "  eval      precision and recall of what was paired\n"
    "\n"
    "  -h, --help                 print this help\n"
    "  -V, --version              print the version\n"
    "\n"
    "The manual is spean(1).\n";

/* Run spean-NAME: from where this program is, else from the PATH. */
static _Noreturn void
run_tool(char **argv)
{
	const char *self = argv[0], *slash = strrchr(self, '/');
	size_t n = strlen(self) + strlen(argv[1]) + sizeof("spean-");
	char *path = malloc(n);

	if (!path)
		cli_die(NULL, 0, "out of memory");
	snprintf(path, n, "%.*sspean-%s", slash ? (int)(slash - self) + 1 : 0,
	    self, argv[1]);
	argv[1] = path;
	if (slash)
		execv(path, argv + 1);
	argv[1] = slash ? path + (slash - self) + 1 : path;
	execvp(argv[1], argv + 1);
	cli_die(NULL, 0, "there is no %s: %s (spean --help lists the tools)",
	    argv[1], strerror(errno));
}

int
main(int argc, char **argv)
{
	if (argc < 2) {
		fputs(overview, stderr);
		return CLI_FAILED;
	}
	if (strcmp(argv[1], "build") == 0)
		return build(argc - 1, argv + 1);
	if (strcmp(argv[1], "-h") == 0 || strcmp(argv[1], "--help") == 0) {
		fputs(overview, stdout);
		return cli_end();
	}
	if (strcmp(argv[1], "-V") == 0 || strcmp(argv[1], "--version") == 0) {
		printf("spean (Spean) %s\n", PACKAGE_VERSION);
		return cli_end();
	}
	if (argv[1][0] == '-' || strchr(argv[1], '/'))
		cli_die(NULL, 0, "unknown option or tool '%s' (try --help)",
		    argv[1]);
	run_tool(argv);
}
