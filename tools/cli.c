/* SPDX-License-Identifier: MIT */
#include "config.h"

#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <spean/doc.h>
#include <spean/docset.h>
#include <spean/file.h>
#include <spean/rec.h>

static const char *tool = "spean";
static int status = CLI_OK;
static bool progress_shown;
static bool input_taken; /* standard input is an operand already */
static struct sp_out *output; /* to be removed where this ends before it */

static void message(const char *file, size_t line, const char *fmt, va_list ap)
    __attribute__((format(printf, 3, 0)));

static void
message(const char *file, size_t line, const char *fmt, va_list ap)
{
	cli_progress(NULL);
	fflush(stdout);
	fprintf(stderr, "%s: ", tool);
	if (file)
		fprintf(stderr, "%s:", strcmp(file, "-") ? file : "(stdin)");
	if (file && line)
		fprintf(stderr, "%zu:", line);
	if (file)
		fputc(' ', stderr);
	vfprintf(stderr, fmt, ap);
	fputc('\n', stderr);
}

void
cli_warn(const char *file, size_t line, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	message(file, line, fmt, ap);
	va_end(ap);
}

void
cli_reject(const char *file, size_t line, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	message(file, line, fmt, ap);
	va_end(ap);
	if (status < CLI_REJECTED)
		status = CLI_REJECTED;
}

void
cli_die(const char *file, size_t line, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	message(file, line, fmt, ap);
	va_end(ap);
	exit(CLI_FAILED);
}

void
cli_error(const char *file, size_t line, const struct sp_err *err)
{
	if (!sp_status_is_record(err->status))
		cli_die(file, line, "%s", err->msg);
	cli_reject(file, line, "%s", err->msg);
}

static void
drop_output(void)
{
	sp_out_free(output);
	output = NULL;
}

/* Nobody reads on: end as whoever has no output of its own does. */
static _Noreturn void
die_of_stdout(void)
{
	int why = errno;

	drop_output();
	if (why == EPIPE) {
		signal(SIGPIPE, SIG_DFL);
		raise(SIGPIPE);
	}
	cli_die(NULL, 0, "cannot write to standard output: %s", strerror(why));
}

int
cli_end(void)
{
	cli_progress(NULL);
	if (ferror(stdout) || fflush(stdout) != 0 || fclose(stdout) != 0)
		die_of_stdout();
	return status;
}

void
cli_write(struct sp_str text)
{
	if (text.n && fwrite(text.s, 1, text.n, stdout) != text.n)
		die_of_stdout();
}

struct sp_out *
cli_out(const char *path)
{
	struct sp_err err = {0};

	output = sp_out_new(path, &err);
	if (!output || atexit(drop_output) != 0)
		cli_die(NULL, 0, "%s", output ? "out of memory" : err.msg);
	signal(SIGPIPE, SIG_IGN);
	return output;
}

void
cli_out_end(void)
{
	struct sp_err err = {0};

	if (ferror(stdout) || fflush(stdout) != 0)
		die_of_stdout();
	if (sp_out_commit(output, &err) != SP_OK)
		cli_die(NULL, 0, "%s", err.msg);
	drop_output();
}

void
cli_progress(const char *fmt, ...)
{
	va_list ap;

	if (!fmt) {
		if (progress_shown)
			fputs("\r\033[K", stderr);
		progress_shown = false;
		return;
	}
	if (!isatty(STDERR_FILENO))
		return;
	fputs("\r\033[K", stderr);
	va_start(ap, fmt);
	vfprintf(stderr, fmt, ap);
	va_end(ap);
	fflush(stderr);
	progress_shown = true;
}

static const struct cli_opt common[] = {
    {'h', "help", NULL, "print this help", CLI_FLAG, NULL},
    {'V', "version", NULL, "print the version", CLI_FLAG, NULL},
    CLI_END,
};

static void
help_line(const struct cli_opt *opt)
{
	char left[64];
	int n;

	n = opt->letter
	    ? snprintf(left, sizeof(left), "-%c, --%s", opt->letter, opt->name)
	    : snprintf(left, sizeof(left), "    --%s", opt->name);
	if (opt->arg && n > 0 && (size_t)n < sizeof(left))
		snprintf(left + n, sizeof(left) - (size_t)n, " %s", opt->arg);
	printf("  %-26s %s\n", left, opt->help);
}

static void
usage(const struct cli *cli, FILE *to, const char *more)
{
	fprintf(to, "usage: %s%s%s [options] %s%s\n", cli->name,
	    cli->verb ? " " : "", cli->verb ? cli->verb : "", cli->usage, more);
}

static _Noreturn void
help(const struct cli *cli)
{
	usage(cli, stdout, "");
	printf("%s\n\n", cli->about);
	for (const struct cli_opt *o = cli->opt; o->name; o++)
		help_line(o);
	for (const struct cli_opt *o = common; o->name; o++)
		help_line(o);
	printf("\nThe manual is %s(1).\n", cli->name);
	exit(cli_end());
}

static _Noreturn void
version(const struct cli *cli)
{
	printf("%s (Spean) %s\n", cli->name, PACKAGE_VERSION);
	exit(cli_end());
}

static _Noreturn void
misuse(const struct cli *cli, const char *why, const char *what)
{
	if (why)
		cli_warn(
		    NULL, 0, "%s%s%s", why, what ? " " : "", what ? what : "");
	usage(cli, stderr, " (--help tells more)");
	exit(CLI_FAILED);
}

/* The index of word among "one/two/three", or -1. */
static int
choice(const char *words, const char *word)
{
	struct sp_str rest = sp_str_c(words);

	for (int i = 0; rest.s; i++)
		if (sp_str_eq(sp_str_cut(&rest, '/'), sp_str_c(word)))
			return i;
	return -1;
}

static bool
read_size(const char *arg, size_t *to)
{
	char *end;
	unsigned long long n;

	errno = 0;
	n = strtoull(arg, &end, 10);
	if (arg[0] < '0' || arg[0] > '9' || *end || errno || n == 0 ||
	    n > SIZE_MAX)
		return false;
	*to = (size_t)n;
	return true;
}

static bool
read_real(const char *arg, double *to)
{
	char *end;

	errno = 0;
	*to = strtod(arg, &end);
	return *arg && !*end && !errno && *to == *to;
}

static bool
add_to(struct cli_list *list, const char *arg)
{
	if (list->n == CLI_LIST_MAX)
		return false;
	list->at[list->n++] = arg;
	return true;
}

static bool
set(const struct cli_opt *opt, const char *arg)
{
	int i;

	switch (opt->kind) {
	case CLI_FLAG:
		*(bool *)opt->to = true;
		return true;
	case CLI_LANG:
		if (!sp_lang_is_tag(sp_str_c(arg)))
			return false;
		*(const char **)opt->to = arg;
		return true;
	case CLI_STR:
		*(const char **)opt->to = arg;
		return true;
	case CLI_SIZE:
		return read_size(arg, opt->to);
	case CLI_REAL:
		return read_real(arg, opt->to);
	case CLI_CHOICE:
		i = choice(opt->arg, arg);
		if (i >= 0)
			*(int *)opt->to = i;
		return i >= 0;
	case CLI_LIST:
		return add_to(opt->to, arg);
	}
	return false;
}

/* The longest option table: a bound, asserted by cli_parse. */
#define OPTS_MAX 32

static const struct cli_opt *
option_at(const struct cli *cli, int index)
{
	const struct cli_opt *table[] = {cli->opt, common};

	for (size_t t = 0; t < 2; t++)
		for (const struct cli_opt *o = table[t]; o->name; o++)
			if (index-- == 0)
				return o;
	return NULL;
}

static void
use(const struct cli *cli, const struct cli_opt *opt, const char *arg)
{
	char what[160];

	if (opt == &common[0])
		help(cli);
	if (opt == &common[1])
		version(cli);
	if (set(opt, arg))
		return;
	snprintf(what, sizeof(what), "of --%s: '%.60s' (it takes %s)",
	    opt->name, arg,
	    opt->kind == CLI_LANG       ? "a language tag such as km"
		: opt->kind == CLI_SIZE ? "a whole number above 0"
		: opt->kind == CLI_LIST ? "no more than 32 in all"
					: opt->arg);
	misuse(cli, "wrong argument", what);
}

/*
 * A descriptor that was closed would be given to the first file that is opened,
 * and that file then be taken for standard input, or written over.  What takes
 * its place here can be neither read nor written in that direction.
 */
static void
hold_standard_files(void)
{
	static const int flags[] = {O_WRONLY, O_RDONLY, O_RDONLY};

	for (int fd = 0; fd < 3; fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", flags[fd]) < 0)
			_exit(CLI_FAILED);
}

int
cli_parse(const struct cli *cli, int argc, char **argv)
{
	struct option longs[OPTS_MAX + 1] = {{0}};
	char shorts[2 * OPTS_MAX + 2] = ":";
	size_t ns = 1;
	int n = 0, c, index;

	tool = cli->name;
	hold_standard_files();
	signal(SIGPIPE, SIG_DFL);
	for (const struct cli_opt *o; n < OPTS_MAX && (o = option_at(cli, n));
	     n++) {
		longs[n] = (struct option){o->name,
		    o->arg ? required_argument : no_argument, NULL, 256 + n};
		if (!o->letter)
			continue;
		shorts[ns++] = o->letter;
		if (o->arg)
			shorts[ns++] = ':';
	}
	opterr = 0;
	while ((c = getopt_long(argc, argv, shorts, longs, &index)) != -1) {
		const struct cli_opt *o = NULL;

		if (c == ':')
			misuse(cli, "an argument is missing after",
			    argv[optind - 1]);
		if (c == '?')
			misuse(cli, "unknown option", argv[optind - 1]);
		for (int i = 0; i < n; i++)
			if (c == 256 + i || c == option_at(cli, i)->letter)
				o = option_at(cli, i);
		use(cli, o, optarg);
	}
	if ((size_t)(argc - optind) < cli->min)
		misuse(cli, "an operand is missing", NULL);
	if (cli->max && (size_t)(argc - optind) > cli->max)
		misuse(cli, "too many operands:", argv[optind + (int)cli->max]);
	return optind;
}

int
cli_open(const char *path)
{
	int fd;

	if (strcmp(path, "-") == 0 && input_taken)
		cli_die(NULL, 0, "only one operand can be '-'");
	if (strcmp(path, "-") == 0) {
		input_taken = true;
		return STDIN_FILENO;
	}
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		cli_reject(path, 0, "%s", strerror(errno));
	return fd;
}

void
cli_lines(const char *path, cli_line_fn *fn, void *ctx)
{
	struct sp_err err = {0};
	int fd = cli_open(path);
	struct sp_reader *reader;
	struct sp_str line;

	if (fd < 0)
		exit(CLI_FAILED);
	reader = sp_reader_new(fd, '\n');
	if (!reader)
		cli_die(NULL, 0, "out of memory");
	while (sp_reader_next(reader, &line, &err))
		fn(ctx, line, sp_reader_line(reader));
	if (err.status != SP_OK)
		cli_die(path, 0, "%s", err.msg);
	sp_reader_free(reader);
	if (fd != STDIN_FILENO)
		close(fd);
}

void
cli_bad_record(void *ctx, size_t line, const struct sp_err *err)
{
	const char **path = ctx;

	cli_error(*path, line, err);
}

const char *
cli_tmpdir(void)
{
	const char *tmpdir = getenv("TMPDIR");

	return tmpdir && *tmpdir ? tmpdir : "/tmp";
}

struct sp_docset *
cli_docset(const char *path)
{
	struct sp_err err = {0};
	struct sp_docset *set;
	int fd = cli_open(path);

	if (fd < 0)
		exit(CLI_FAILED);
	set = sp_docset_new(fd, cli_tmpdir(), cli_bad_record, &path, &err);
	if (!set)
		cli_die(path, 0, "%s", err.msg);
	return set;
}

/* What waits to be written, up to here: then it is written in one piece. */
#define MUCH ((size_t)64 << 10)

static void
write_out(struct sp_buf *out)
{
	cli_write(sp_buf_str(out));
	sp_buf_reset(out);
}

void
cli_much(struct sp_buf *out, struct sp_str text)
{
	if (!out->failed && out->n + text.n >= MUCH)
		write_out(out);
	if (!out->failed && text.n >= MUCH)
		cli_write(text);
	else
		sp_buf_add(out, text);
}

/* The records of one operand on their way. */
struct flow {
	const struct cli_stream *stream;
	struct sp_reader *reader;
	const char *path;
	struct sp_buf out; /* of the records before, too: all that waits */
	size_t much; /* so much of it is written */
	size_t records;
	size_t rejected;
};

static void
flow_error(const struct flow *flow, const struct sp_err *err)
{
	cli_error(flow->path, sp_reader_line(flow->reader), err);
}

/* What the tool has held back. */
static void
add_rest(struct flow *flow, void *ctx)
{
	struct sp_err err = {0};

	if (flow->stream->rest &&
	    flow->stream->rest(ctx, &flow->out, &err) != SP_OK)
		flow_error(flow, &err);
	if (sp_buf_status(&flow->out, &err) != SP_OK)
		flow_error(flow, &err);
}

/* The record passes as it came; what was made of it stands behind byte start.
 * What is said of it stands behind all that was written before. */
static void
reject(struct flow *flow, size_t start, struct sp_str rec, void *ctx,
    const struct sp_err *err)
{
	sp_buf_cut(&flow->out, start);
	write_out(&flow->out);
	flow_error(flow, err);
	flow->rejected++;
	add_rest(flow, ctx);
	if (flow->stream->leave)
		return;
	cli_much(&flow->out, rec);
	sp_buf_addc(&flow->out, flow->stream->nul ? '\0' : '\n');
}

static void
one_stream(struct flow *flow, cli_record_fn *fn, void *ctx)
{
	struct sp_err err = {0};
	struct sp_str rec;

	while (sp_reader_next(flow->reader, &rec, &err)) {
		size_t start = flow->out.n;

		if (fn(ctx, rec, &flow->out, &err) != SP_OK ||
		    sp_buf_status(&flow->out, &err) != SP_OK)
			reject(flow, start, rec, ctx, &err);
		if (flow->out.n >= flow->much)
			write_out(&flow->out);
		if (flow->stream->flush)
			fflush(stdout);
		flow->records++;
	}
	add_rest(flow, ctx);
	write_out(&flow->out);
	if (err.status == SP_IO)
		cli_reject(flow->path, 0, "%s", err.msg);
	else if (err.status != SP_OK)
		cli_error(flow->path, 0, &err);
}

static void
one_operand(struct flow *flow, int fd, cli_record_fn *fn, void *ctx)
{
	flow->reader = sp_reader_new(fd, flow->stream->nul ? '\0' : '\n');
	if (!flow->reader)
		cli_die(NULL, 0, "out of memory");
	one_stream(flow, fn, ctx);
	sp_reader_free(flow->reader);
	if (fd != STDIN_FILENO)
		close(fd);
}

void
cli_records(const struct cli_stream *stream, char **operand, size_t n,
    cli_record_fn *fn, void *ctx)
{
	bool terminal = isatty(STDOUT_FILENO);
	char dash[] = "-";
	char *standard_input[] = {dash};
	struct flow flow = {.stream = stream};

	/* Long pieces to files and pipes; a terminal shows each line. */
	if (!terminal)
		setvbuf(stdout, NULL, _IONBF, 0);
	flow.much = terminal || stream->flush ? 0 : MUCH;
	if (n == 0) {
		operand = standard_input;
		n = 1;
	}
	for (size_t i = 0; i < n; i++) {
		int fd = cli_open(operand[i]);

		flow.path = operand[i];
		if (fd >= 0)
			one_operand(&flow, fd, fn, ctx);
	}
	sp_buf_release(&flow.out);
	if (stream->count)
		cli_warn(NULL, 0, "%zu records, %zu rejected", flow.records,
		    flow.rejected);
}

const struct sp_lang *
cli_lang(struct cli_pick *pick)
{
	if (!pick->found)
		pick->found =
		    sp_lang_find(sp_str_c(pick->lang ? pick->lang : "und"));
	return pick->found;
}

enum sp_status
cli_pick(struct cli_pick *pick, struct sp_str rec, struct cli_part *part,
    struct sp_err *err)
{
	size_t k = pick->docs ? 4 : pick->field ? pick->field : 1;

	*part = (struct cli_part){.lang = cli_lang(pick)};
	if (!sp_rec_field(rec, k, &part->text))
		return sp_err_set(err, SP_BAD_RECORD, "no field %zu", k);
	if (pick->docs) {
		struct sp_str lang;

		sp_rec_field(rec, 2, &part->loc);
		sp_rec_field(rec, 3, &lang);
		part->lang = sp_lang_find(lang);
		part->skip = !sp_loc_is_text(part->loc);
	}
	part->before = sp_str_sub(rec, 0, (size_t)(part->text.s - rec.s));
	part->after = sp_str_sub(rec, part->before.n + part->text.n, rec.n);
	return SP_OK;
}
