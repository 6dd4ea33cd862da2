/* SPDX-License-Identifier: MIT */
#ifndef SPEAN_TOOLS_CLI_H
#define SPEAN_TOOLS_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include <spean/buf.h>
#include <spean/err.h>
#include <spean/lang.h>
#include <spean/str.h>

/*
 * What all the tools share: options, messages, exit status, the record loop.
 * One tool, one process: the status and the names live here.
 */

/* Exit statuses, as spean(1) defines them. */
enum { CLI_OK = 0, CLI_REJECTED = 1, CLI_FAILED = 2 };

enum cli_kind {
	CLI_FLAG, /* bool *; no argument; sets true */
	CLI_STR, /* const char ** */
	CLI_SIZE, /* size_t *; a whole number above 0 */
	CLI_REAL, /* double *; a number */
	CLI_CHOICE, /* int *; arg is "keep/drop": sets the index of the word */
	CLI_LANG, /* const char **; a BCP 47 tag */
	CLI_LIST /* struct cli_list *; may be given more than once */
};

/* The arguments of an option that may be given more than once, in order. */
#define CLI_LIST_MAX 32
struct cli_list {
	const char *at[CLI_LIST_MAX];
	size_t n;
};

struct cli_opt {
	char letter; /* 0: none */
	const char *name;
	const char *arg; /* its name in the usage, or the words of a choice */
	const char *help;
	enum cli_kind kind;
	void *to;
};

struct cli {
	const char *name; /* "spean-norm", as its manual and its messages say */
	const char *verb; /* what stands between name and options, or NULL */
	const char *usage; /* the operands: "[FILE...]" */
	const char *about; /* one line */
	const struct cli_opt *opt; /* ends with a name of NULL */
	size_t min, max; /* operands; a max of 0: any number */
};

/* The options that every tool has, -h and -V, need no entry. */
#define CLI_END                                                                \
	{                                                                      \
		0, NULL, NULL, NULL, CLI_FLAG, NULL                            \
	}

/*
 * Read the options; those after an operand count too.  Returns the index of
 * the first operand in argv (reordered).  Help and version leave with 0, a
 * wrong use with 2.
 */
int cli_parse(const struct cli *cli, int argc, char **argv);

/* "NAME: FILE:LINE: …" on stderr, and status 1 at the end.  file may be NULL,
 * line 0. */
void cli_reject(const char *file, size_t line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The same without touching the status: what the user should know. */
void cli_warn(const char *file, size_t line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* The same, and leave at once with status 2. */
_Noreturn void cli_die(const char *file, size_t line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* What comes of a library error at a place: reject it, or die of it. */
void cli_error(const char *file, size_t line, const struct sp_err *err);

/* Close standard output and give the exit status; the last line of main. */
int cli_end(void);

/* Write to standard output; dies when that fails. */
void cli_write(struct sp_str text);

/*
 * The output that has a file of its own, where a tool has one; dies where it
 * cannot be written.  It is there after cli_out_end, which dies where that or
 * what was written to standard output before fails; where the tool ends
 * otherwise, nothing of it is left.
 */
struct sp_out *cli_out(const char *path);
void cli_out_end(void);

/* A temporary line on stderr, only where that is a terminal; NULL ends it. */
void cli_progress(const char *fmt, ...) __attribute__((format(printf, 1, 2)));

/* A verb of a tool that has several, each with options of its own. */
struct cli_verb {
	const char *name;
	void (*run)(int argc, char **argv); /* from the verb on */
};

/* The main function of such a tool; cli is for what stands before the verb. */
int cli_run_verb(const struct cli *cli, const struct cli_verb *verb, size_t n,
    int argc, char **argv);

/* Open an operand to read: "-" is standard input.  -1, and rejected, where it
 * cannot be opened. */
int cli_open(const char *path);

/* Reject a record of a file whose path ctx points to, a const char **: for what
 * reads a file and tells of its bad records. */
void cli_bad_record(void *ctx, size_t line, const struct sp_err *err);

/* Hand the lines of a file ("-": standard input) to fn, with their numbers from
 * 1.  Dies where it cannot be read. */
typedef void cli_line_fn(void *ctx, struct sp_str line, size_t number);
void cli_lines(const char *path, cli_line_fn *fn, void *ctx);

/* Where files may lie that are gone at the end: $TMPDIR, or /tmp. */
const char *cli_tmpdir(void);

/* A doc stream read in any order; its bad records are reported.  Dies where it
 * cannot be read.  Its file stays open until the end. */
struct sp_docset *cli_docset(const char *path);

/*
 * The lexicon that -m names, which sp_lex_free frees: by default the one that
 * came with Spean for the two languages, either way round.  NULL for "none",
 * and where none came.  Its bad lines are rejected; dies where it cannot be
 * read, or has no entry.
 */
struct sp_lex *cli_lexicon(const char *model, const char *src, const char *tgt);

/*
 * The statistics at `stats`, or those that came with Spean for the two
 * languages, either way round; nothing but what is usual where none came.  Bad
 * lines are rejected; dies where they cannot be read.  lex (or NULL) is to stay
 * as long as they are used.
 */
struct sp_rarity *cli_rarity(const char *stats, const char *src,
    const char *tgt, const struct sp_lex *lex);

/*
 * Treat one record: append what becomes of it, ends and all, to out, where the
 * output of those before may still stand.  A record status rejects this record,
 * which then passes unchanged.  It says nothing itself.
 */
typedef enum sp_status cli_record_fn(
    void *ctx, struct sp_str rec, struct sp_buf *out, struct sp_err *err);

/* Append what was held back of the records before; called before a record that
 * was rejected and at the end of each file.  Its failure is the end. */
typedef enum sp_status cli_rest_fn(
    void *ctx, struct sp_buf *out, struct sp_err *err);

/*
 * Append text to out, the output of a record that is not rejected any more: so
 * what is much is written at once, and need not stand in memory until the
 * record is done.
 */
void cli_much(struct sp_buf *out, struct sp_str text);

/* How the record loop reads and writes. */
struct cli_stream {
	bool nul; /* -z: records end in NUL */
	bool flush; /* -u: write out after each record */
	bool count; /* -v: counts on stderr at the end */
	bool leave; /* a record that is rejected is not passed on */
	cli_rest_fn *rest; /* NULL: nothing is held back */
};

/* The record loop over the operands (none: standard input). */
void cli_records(const struct cli_stream *stream, char **operand, size_t n,
    cli_record_fn *fn, void *ctx);

/* Which part of a record a text filter treats. */
struct cli_pick {
	size_t field; /* -k, from 1; 0 means 1 */
	bool docs; /* -D: a doc stream; field 4, in its language */
	const char *lang; /* -l */
	const struct sp_lang *found; /* cli_lang's own */
};

/* The language that -l names. */
const struct sp_lang *cli_lang(struct cli_pick *pick);

/* The options that choose the part; of the record loop, whatever the tool. */
#define CLI_PICK(pick)                                                         \
	{'l', "lang", "LANG", "the language of the text (und)", CLI_LANG,      \
	    &(pick).lang},                                                     \
	    {'k', "field", "N", "the field to treat (1)", CLI_SIZE,            \
		&(pick).field},                                                \
	{                                                                      \
		'D', "docs", NULL,                                             \
		    "doc stream: field 4, each record's language", CLI_FLAG,   \
		    &(pick).docs                                               \
	}
#define CLI_STREAM(stream)                                                     \
	{'z', "null", NULL, "records end in NUL, not LF", CLI_FLAG,            \
	    &(stream).nul},                                                    \
	    {'u', "unbuffered", NULL, "write out after each record", CLI_FLAG, \
		&(stream).flush},                                              \
	{                                                                      \
		'v', "verbose", NULL, "counts on stderr at the end", CLI_FLAG, \
		    &(stream).count                                            \
	}

/* Where it is. */
struct cli_part {
	struct sp_str before; /* up to and with the TAB before */
	struct sp_str text;
	struct sp_str after; /* from the TAB behind */
	struct sp_str loc; /* -D: field 2 */
	const struct sp_lang *lang;
	bool skip; /* -D: it is no text (an @ record): pass it on */
};

/* SP_BAD_RECORD where the field is not there. */
enum sp_status cli_pick(struct cli_pick *pick, struct sp_str rec,
    struct cli_part *part, struct sp_err *err);

#endif
