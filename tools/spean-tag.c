/* SPDX-License-Identifier: MIT */
#include "config.h"

#include <string.h>

#include <spean/json.h>
#include <spean/rec.h>
#include <spean/tag.h>
#include <spean/utf8.h>

#include "cli.h"

/* Names, dates and quantities: where they stand and what their value is. */
struct job {
	struct cli_pick pick;
	struct cli_stream stream;
	struct sp_tagger *tagger;
	struct sp_tags tags;
	struct sp_json *json; /* NULL: fields between TABs */
	size_t line;
	const struct sp_day *day; /* of the text; NULL: not known */
	struct sp_day given, of_doc;
	bool is_given;
	struct sp_buf doc; /* whose day that is */
};

static const char *const side_name[] = {
    "exact", "about", "at least", "at most", "more than", "less than"};

/* -D: the document's own date stands in one of its first records. */
static void
look_for_day(struct job *job, struct sp_str rec, const struct cli_part *part)
{
	struct sp_str doc;

	sp_rec_field(rec, 1, &doc);
	if (!sp_str_eq(doc, sp_buf_str(&job->doc))) {
		sp_buf_reset(&job->doc);
		sp_buf_add(&job->doc, doc);
		job->day = job->is_given ? &job->given : NULL;
	}
	if (sp_str_eq(part->loc, SP_STR("@date")) &&
	    sp_day_read(part->text, &job->of_doc))
		job->day = &job->of_doc;
}

static void
write_fields(struct job *job, struct sp_str rec, const struct sp_tag *tag,
    struct sp_str surface, struct sp_buf *out)
{
	if (job->pick.docs) {
		struct sp_str field[3];

		sp_rec_split(rec, field, 3);
		sp_buf_add(out, field[0]);
		sp_buf_addc(out, '\t');
		sp_buf_add(out, field[1]);
	} else {
		sp_buf_addf(out, "%zu", job->line);
	}
	sp_buf_addf(out, "\t%zu\t%zu\t%s\t", tag->start, tag->end,
	    sp_tag_type_name(tag->type));
	sp_buf_add(out, tag->value);
	sp_buf_addc(out, '\t');
	sp_buf_add(out, surface);
}

static void
write_object(struct job *job, struct sp_str rec, const struct sp_tag *tag,
    struct sp_str surface, struct sp_buf *out)
{
	struct sp_json *json = job->json;

	if (job->pick.docs) {
		struct sp_str field[3];

		sp_rec_split(rec, field, 3);
		sp_json_str(json, "doc", field[0]);
		sp_json_str(json, "loc", field[1]);
	} else {
		sp_json_size(json, "line", job->line);
	}
	sp_json_size(json, "start", tag->start);
	sp_json_size(json, "end", tag->end);
	sp_json_str(json, "type", sp_str_c(sp_tag_type_name(tag->type)));
	sp_json_str(json, "value", tag->value);
	sp_json_str(json, "surface", surface);
	if (tag->side != SP_QUANTITY_EXACT)
		sp_json_str(json, "side", sp_str_c(side_name[tag->side]));
	if (tag->weekday)
		sp_json_size(json, "weekday", (size_t)tag->weekday);
	if (tag->doubtful)
		sp_json_true(json, "doubtful");
	sp_json_end(json, out);
}

static enum sp_status
record(void *ctx, struct sp_str rec, struct sp_buf *out, struct sp_err *err)
{
	struct job *job = ctx;
	struct cli_part part;
	enum sp_status status = cli_pick(&job->pick, rec, &part, err);
	size_t bad;

	job->line++;
	if (status != SP_OK)
		return status;
	bad = sp_utf8_check(part.text);
	if (bad < part.text.n)
		return sp_err_set(
		    err, SP_BAD_TEXT, "not UTF-8 at byte %zu", bad + 1);
	if (job->pick.docs)
		look_for_day(job, rec, &part);
	if (part.skip)
		return SP_OK;
	status = sp_tagger_read(
	    job->tagger, part.lang, part.text, job->day, &job->tags, err);
	for (size_t i = 0; i < job->tags.n && status == SP_OK; i++) {
		const struct sp_tag *tag = &job->tags.tag[i];
		struct sp_str surface =
		    sp_str_sub(part.text, tag->start, tag->end);

		if (job->json)
			write_object(job, rec, tag, surface, out);
		else
			write_fields(job, rec, tag, surface, out);
		sp_buf_addc(out, job->stream.nul ? '\0' : '\n');
	}
	return status;
}

/* --date, and what is made when it starts. */
static void
begin(struct job *job, const char *date, bool json)
{
	struct sp_err err = {0};

	if (date &&
	    (strlen(date) != 10 || !sp_day_read(sp_str_c(date), &job->given)))
		cli_die(NULL, 0, "'%s' is no date such as 2019-11-15", date);
	job->is_given = date != NULL;
	job->day = date ? &job->given : NULL;
	job->tagger = sp_tagger_new(&err);
	if (job->tagger && json)
		job->json = sp_json_new(&err);
	if (!job->tagger || (json && !job->json))
		cli_die(NULL, 0, "%s", err.msg);
}

int
main(int argc, char **argv)
{
	struct job job = {.pick = {.lang = "und"}, .stream = {.leave = true}};
	const char *date = NULL;
	bool json = false;
	const struct cli_opt opts[] = {
	    CLI_PICK(job.pick),
	    {0, "date", "DAY", "the day of the text, for \"yesterday\"",
		CLI_STR, &date},
	    {0, "json", NULL, "JSON Lines", CLI_FLAG, &json},
	    CLI_STREAM(job.stream),
	    CLI_END,
	};
	const struct cli cli = {.name = "spean-tag",
	    .usage = "[FILE...]",
	    .about = "Find names, dates, times and quantities, by value.",
	    .opt = opts};
	int first = cli_parse(&cli, argc, argv);

	begin(&job, date, json);
	cli_records(
	    &job.stream, argv + first, (size_t)(argc - first), record, &job);
	sp_json_free(job.json);
	sp_tags_release(&job.tags);
	sp_tagger_free(job.tagger);
	sp_buf_release(&job.doc);
	return cli_end();
}
