/* SPDX-License-Identifier: MIT */
#include "cli.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <spean/conv.h>

/* The charset is found on the first piece, the rest follows by pieces. */
#define PIECE ((size_t)64 << 10)

static const char *charset;
static bool verbose;
static bool detect;

static const struct cli_opt options[] = {
    {'f', "from", "CHARSET", "the charset of the input, if not to be found",
	CLI_STR, &charset},
    {0, "detect", NULL, "convert nothing, say which charset was found",
	CLI_FLAG, &detect},
    {'v', "verbose", NULL, "say on stderr which charset was found", CLI_FLAG,
	&verbose},
    CLI_END,
};

static const struct cli model = {
    .name = "spean-conv",
    .usage = "[FILE...]",
    .about = "Convert text of any charset to UTF-8.",
    .opt = options,
};

static const char *const source[] = {
    [SP_CONV_GIVEN] = "given",
    [SP_CONV_BOM] = "byte order mark",
    [SP_CONV_VALID] = "valid",
    [SP_CONV_DECLARED] = "declared",
    [SP_CONV_DETECTED] = "detected",
};

/* Read until the piece is full or the stream ends; false on failure. */
static bool
fill(int fd, const char *path, struct sp_buf *piece, bool *last)
{
	ssize_t got = 1;

	sp_buf_reset(piece);
	while (piece->n < PIECE && got > 0) {
		char *room = sp_buf_room(piece, PIECE);

		if (!room)
			cli_die(NULL, 0, "out of memory");
		do
			got = read(fd, room, PIECE - piece->n);
		while (got < 0 && errno == EINTR);
		if (got > 0)
			piece->n += (size_t)got;
	}
	*last = got <= 0;
	if (got < 0)
		cli_reject(path, 0, "cannot read: %s", strerror(errno));
	return got >= 0;
}

/* What the text that begins so is; false, and told, where it is none. */
static bool
find(const char *path, struct sp_str head, struct sp_conv_info *info)
{
	struct sp_err err = {0};
	char declared[64];

	sp_conv_html_charset(head, declared);
	if (sp_conv_detect(head, charset, declared, info, &err) == SP_OK)
		return true;
	cli_error(path, 0, &err);
	return false;
}

/* One record: the file, its charset, how that was found, how sure it is. */
static void
tell(const char *path, const struct sp_conv_info *info)
{
	struct sp_buf rec = {0};

	sp_buf_addf(&rec, "%s\t%s\t%s\t%d\n", path, info->charset,
	    source[info->source], info->confidence);
	cli_write(sp_buf_str(&rec));
	sp_buf_release(&rec);
}

/* Tags are Latin, and would become Khmer with the rest. */
static void
warn_of_tags(const char *path, struct sp_str head)
{
	if (sp_str_find(head, SP_STR("</"), 0) < head.n ||
	    sp_str_find(head, SP_STR("<!"), 0) < head.n)
		cli_warn(path, 0,
		    "has tags, which are converted as well; spean-extract -f "
		    "%s converts the text alone",
		    charset);
}

static struct sp_conv *
start(const char *path, struct sp_str head, size_t *bom)
{
	struct sp_conv_info info;
	struct sp_err err = {0};
	struct sp_conv *conv;

	if (!find(path, head, &info))
		return NULL;
	conv = sp_conv_new(info.charset, &err);
	if (!conv)
		cli_error(path, 0, &err);
	if (verbose && info.source == SP_CONV_DETECTED)
		cli_warn(path, 0, "%s (detected, %d %%)", info.charset,
		    info.confidence);
	else if (verbose)
		cli_warn(path, 0, "%s (%s)", info.charset, source[info.source]);
	else if (info.confidence < SP_CONV_SURE)
		cli_warn(path, 0,
		    "taken for %s, but that is uncertain (%d %%); -f tells it",
		    info.charset, info.confidence);
	if (sp_conv_is_font(info.charset))
		warn_of_tags(path, head);
	*bom = info.bom;
	return conv;
}

static void
report(const char *path, const struct sp_conv *conv)
{
	size_t first, line;
	size_t bad = sp_conv_bad(conv, &first, &line);

	if (bad == 1)
		cli_reject(
		    path, line, "a character that is not of the charset");
	else if (bad > 1)
		cli_reject(path, line,
		    "%zu characters that are not of the charset, here the "
		    "first",
		    bad);
}

static void
warn_of_legacy(const char *path, struct sp_str text)
{
	const char *family = sp_conv_legacy_font(text);

	if (family && sp_conv_legacy_charset(family))
		cli_warn(path, 0,
		    "looks like Khmer in a %s font; convert with spean-conv "
		    "-f %s",
		    family, sp_conv_legacy_charset(family));
	else if (family)
		cli_warn(path, 0,
		    "looks like Khmer in a font of the %s family, not Unicode: "
		    "left as it is",
		    family);
}

static void
detect_one(int fd, const char *path)
{
	struct sp_buf head = {0};
	struct sp_conv_info info;
	bool last;

	if (fill(fd, path, &head, &last) &&
	    find(path, sp_buf_str(&head), &info))
		tell(path, &info);
	sp_buf_release(&head);
}

static void
convert(int fd, const char *path)
{
	struct sp_buf piece = {0}, out = {0};
	struct sp_conv *conv = NULL;
	struct sp_err err = {0};
	bool last = false, first = true;
	size_t bom = 0;

	while (!last && fill(fd, path, &piece, &last)) {
		struct sp_str text = sp_buf_str(&piece);

		if (first && text.n == 0)
			break;
		if (first && !(conv = start(path, text, &bom)))
			break;
		sp_buf_reset(&out);
		if (sp_conv_feed(conv, sp_str_sub(text, bom, text.n), last,
			&out, &err) != SP_OK)
			cli_error(path, 0, &err);
		if (first)
			warn_of_legacy(path, sp_buf_str(&out));
		cli_write(sp_buf_str(&out));
		first = false;
		bom = 0;
	}
	if (conv)
		report(path, conv);
	sp_conv_free(conv);
	sp_buf_release(&out);
	sp_buf_release(&piece);
}

int
main(int argc, char **argv)
{
	int i = cli_parse(&model, argc, argv);

	void (*one)(int fd, const char *path) = detect ? detect_one : convert;

	if (i == argc)
		one(STDIN_FILENO, "-");
	for (; i < argc; i++) {
		int fd = cli_open(argv[i]);

		if (fd < 0)
			continue;
		one(fd, argv[i]);
		if (fd != STDIN_FILENO)
			close(fd);
	}
	return cli_end();
}
