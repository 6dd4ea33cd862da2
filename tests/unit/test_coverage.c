/* SPDX-License-Identifier: MIT */
#include <spean/coverage.h>

#include "docs.h"
#include "oom.h"

static const char en[] = "b/2.html\t@url\ten\thttps://News.Example.org/b/2\n"
			 "b/2.html\t@date\ten\t2020-02-11T09:15:00+07:00\n"
			 "b/2.html\t@title.1\ten\tTwo\n"
			 "b/2.html\t1.1\ten\tA sentence.\n"
			 "b/2.html\t1.2\ten\t \n"
			 "a/1.html\t@date\ten\t2020-02-29\n"
			 "a/1.html\t@url\ten\thttp://news.example.org:8080/a\n"
			 "a/1.html\t1.1\ten\tOne.\n"
			 "a/3.html\t1.1\ten\tThree.\n";
static const char km[] = "x.html\t@date\tkm\tyesterday\n"
			 "x.html\t1.1\tkm\tមួយ។\n"
			 "https://example.com/y\t@date\tkm\t2020-03-01\n"
			 "z/y.html\t@canonical\tkm\thttps://example.com/z\n"
			 "z/y.html\t@date\tkm\t2020-03-31\n";

struct sides {
	struct docs docs[2];
	const struct sp_docset *set[2];
};

static struct sides
sides_of(const char *src, const char *tgt)
{
	struct sides sides = {
	    .docs = {docs_of(sp_str_c(src)), docs_of(sp_str_c(tgt))}};

	for (size_t s = 0; s < 2; s++)
		sides.set[s] = sides.docs[s].set;
	return sides;
}

static void
release(struct sides *sides)
{
	docs_release(&sides->docs[0]);
	docs_release(&sides->docs[1]);
}

static struct sp_docpair the_pair[] = {
    {{"a/1.html", 8}, {"z/y.html", 8}, 1, {"", 0}}};
static const struct sp_docpairs pairs = {.pair = the_pair, .n = 1};
static const struct sp_docpairs none = {.n = 0};

static void
a_document_without_a_partner_is_told_with_what_is_known_of_it(void **state)
{
	struct sides sides = sides_of(en, km);
	struct sp_buf out = {0};

	(void)state;
	sp_buf_add(&out, SP_STR("before\n"));
	assert_int_equal(
	    sp_coverage_unpaired(sides.set, &pairs, &out, NULL), SP_OK);
	assert_str_is(sp_buf_str(&out),
	    "before\n"
	    "src\ta/3.html\t-\ta\t1\n"
	    "src\tb/2.html\t2020-02-11\tnews.example.org\t2\n"
	    "tgt\thttps://example.com/y\t2020-03-01\texample.com\t0\n"
	    "tgt\tx.html\t-\t-\t1\n");
	sp_buf_release(&out);
	release(&sides);
}

static void
coverage_is_counted_by_source_and_month(void **state)
{
	struct sides sides = sides_of(en, km);
	struct sp_buf out = {0};

	(void)state;
	assert_int_equal(
	    sp_coverage_count(sides.set, &pairs, &out, NULL), SP_OK);
	assert_str_is(sp_buf_str(&out),
	    "-\t-\t0\t1\t0\t-\n"
	    "a\t-\t1\t0\t0\t0.0000\n"
	    "example.com\t2020-03\t0\t2\t0\t-\n"
	    "news.example.org\t2020-02\t2\t0\t1\t0.5000\n");
	sp_buf_release(&out);
	release(&sides);
}

static void
of_empty_collections_nothing_is_told(void **state)
{
	struct sides sides = sides_of("", "");
	struct sp_buf out = {0};

	(void)state;
	assert_int_equal(
	    sp_coverage_unpaired(sides.set, &none, &out, NULL), SP_OK);
	assert_int_equal(
	    sp_coverage_count(sides.set, &none, &out, NULL), SP_OK);
	assert_int_equal(out.n, 0);
	sp_buf_release(&out);
	release(&sides);
}

static void
the_source_is_the_host_of_an_address_or_the_first_folder(void **state)
{
	static const struct {
		const char *id, *url, *source;
	} want[] = {
	    {"x.html", "https://a.example/b", "a.example"},
	    {"x.html", "HTTP://WWW.A.example", "www.a.example"},
	    {"x.html", "https://me:secret@a.example:443/?x=@y", "a.example"},
	    {"x.html", "https://a.example?q=1", "a.example"},
	    {"x.html", "https://a.example#top", "a.example"},
	    {"x.html", "http://[2001:db8::1]:80/", "[2001:db8::1]"},
	    {"x.html", "https://ខ្មែរ.example/", "ខ្មែរ.example"},
	    {"x.html", "", "-"},
	    {"d/x.html", "", "d"},
	    {"d/x.html", "/only/a/path", "d"},
	    {"d/x.html", "file:///d/x.html", "d"},
	    {"d/x.html", "://x/y", "d"},
	    {"d/x.html", "see http://x/y", "d"},
	    {"./d/e/x.html", "", "d"},
	    {"/d/x.html", "", "d"},
	    {"http://b.example/x", "", "b.example"},
	    {"http://b.example/x", "http://a.example/x", "a.example"},
	};

	(void)state;
	for (size_t k = 0; k < sizeof(want) / sizeof(want[0]); k++) {
		struct sp_doc doc = {0};
		struct sp_buf out = {0};

		sp_doc_reset(&doc, sp_str_c(want[k].id));
		sp_doc_add(
		    &doc, SP_STR("@url"), SP_STR("en"), sp_str_c(want[k].url));
		sp_coverage_source(&doc, &out);
		assert_str_is(sp_buf_str(&out), want[k].source);
		sp_buf_release(&out);
		sp_doc_release(&doc);
	}
}

static enum sp_status
tell_all(void *ctx)
{
	const struct sides *sides = ctx;
	struct sp_buf out = {0};
	enum sp_status status =
	    sp_coverage_unpaired(sides->set, &pairs, &out, NULL);

	if (status == SP_OK)
		status = sp_coverage_count(sides->set, &pairs, &out, NULL);
	sp_buf_release(&out);
	return status;
}

static void
no_memory_is_a_status_and_no_leak(void **state)
{
	struct sides sides = sides_of(en, km);

	(void)state;
	assert_true(oom_each(tell_all, &sides) > 10);
	release(&sides);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(
		a_document_without_a_partner_is_told_with_what_is_known_of_it),
	    cmocka_unit_test(coverage_is_counted_by_source_and_month),
	    cmocka_unit_test(of_empty_collections_nothing_is_told),
	    cmocka_unit_test(
		the_source_is_the_host_of_an_address_or_the_first_folder),
	    cmocka_unit_test(no_memory_is_a_status_and_no_leak),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
