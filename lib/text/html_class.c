/* SPDX-License-Identifier: MIT */
#include <spean/html_class.h>

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct purpose {
	struct sp_str word;
	unsigned is;
};

#define W(word, is)                                                            \
	{                                                                      \
		{word, sizeof(word) - 1}, SP_CLASS_##is                        \
	}

/* Whole names, for words that by themselves say too little. */
static const struct purpose names[] = {
    W("header", NAV),
    W("site-header", NAV),
    W("siteheader", NAV),
    W("global-header", NAV),
    W("main-header", NAV),
    W("top-header", NAV),
    W("page-top", NAV),
    W("top-bar", NAV),
    W("hatnote", NAV),
    W("skip-link", NAV),
    W("skip-links", NAV),
    W("table-of-contents", NAV),
    W("language-switcher", NAV),
    W("lang-switch", NAV),
    W("languages", NAV),
    W("secondary", ASIDE),
    W("bottom-bar", FOOTER),
    W("search-form", FORM),
    W("search-box", FORM),
    W("article-tools", SHARE),
    W("story-tools", SHARE),
    W("post-tools", SHARE),
    W("follow-us", SHARE),
    W("font-size", SHARE),
    W("read-more", RELATED),
    W("more-link", RELATED),
    W("read-also", RELATED),
    W("also-read", RELATED),
    W("see-also-box", RELATED),
    W("most-read", RELATED),
    W("most-viewed", RELATED),
    W("more-news", RELATED),
    W("more-from", RELATED),
    W("read-next", RELATED),
    W("up-next", RELATED),
    W("also-like", RELATED),
    W("author-bio", RELATED),
    W("post-navigation", NAV),
    W("more-stories", RELATED),
    W("tag", RELATED),
    W("instagram-media", RELATED),
    W("tiktok-embed", RELATED),
    W("fb-post", RELATED),
    W("mw-editsection", HIDDEN),
    W("printfooter", FOOTER),
    W("sr-only", HIDDEN),
    W("visually-hidden", HIDDEN),
    W("visuallyhidden", HIDDEN),
    W("screen-reader-text", HIDDEN),
    W("hidden", HIDDEN),
    W("d-none", HIDDEN),
    W("hide", HIDDEN),
    W("date", META),
    W("time", META),
    W("meta", META),
    W("author", META),
};

/* Words that tell wherever they stand in a name: "post-share", "shareBar". */
static const struct purpose words[] = {
    W("nav", NAV),
    W("navbar", NAV),
    W("navigation", NAV),
    W("menu", NAV),
    W("menubar", NAV),
    W("topbar", NAV),
    W("masthead", NAV),
    W("breadcrumb", NAV | SP_CLASS_TRAIL),
    W("breadcrumbs", NAV | SP_CLASS_TRAIL),
    W("crumbs", NAV | SP_CLASS_TRAIL),
    W("pagination", NAV),
    W("pager", NAV),
    W("skiplink", NAV),
    W("toc", NAV),
    W("navbox", NAV),
    W("catlinks", NAV),
    W("logo", NAV),
    W("ticker", NAV),
    W("footer", FOOTER),
    W("colophon", FOOTER),
    W("copyright", FOOTER),
    W("sidebar", ASIDE),
    W("widget", ASIDE),
    W("rightside", ASIDE),
    W("leftside", ASIDE),
    W("searchform", FORM),
    W("searchbox", FORM),
    W("login", FORM),
    W("share", SHARE),
    W("sharing", SHARE),
    W("sharebar", SHARE),
    W("shares", SHARE),
    W("social", SHARE),
    W("socials", SHARE),
    W("addthis", SHARE),
    W("sharethis", SHARE),
    W("addtoany", SHARE),
    W("sharedaddy", SHARE),
    W("fontsize", SHARE),
    W("related", RELATED),
    W("relatedposts", RELATED),
    W("recommended", RELATED),
    W("recommendation", RELATED),
    W("recommendations", RELATED),
    W("recirc", RELATED),
    W("outbrain", RELATED),
    W("taboola", RELATED),
    W("mgid", RELATED),
    W("trending", RELATED),
    W("popular", RELATED),
    W("latest", RELATED),
    W("readmore", RELATED),
    W("teaser", RELATED),
    W("teasers", RELATED),
    W("promo", RELATED),
    W("newsletter", RELATED),
    W("subscribe", RELATED),
    W("subscription", RELATED),
    W("signup", RELATED),
    W("comment", RELATED),
    W("comments", RELATED),
    W("respond", RELATED),
    W("commentlist", RELATED),
    W("disqus", RELATED),
    W("ad", RELATED),
    W("ads", RELATED),
    W("advert", RELATED),
    W("advertisement", RELATED),
    W("advertising", RELATED),
    W("adsbygoogle", RELATED),
    W("sponsor", RELATED),
    W("sponsored", RELATED),
    W("cookie", RELATED),
    W("cookies", RELATED),
    W("consent", RELATED),
    W("gdpr", RELATED),
    W("popup", RELATED),
    W("modal", RELATED),
    W("paywall", RELATED),
    W("donate", RELATED),
    W("donation", RELATED),
    W("tags", RELATED),
    W("taglist", RELATED),
    W("tagcloud", RELATED),
    W("keywords", RELATED),
    W("bio", RELATED),
    W("tweet", RELATED),
    W("references", RELATED),
    W("reflist", RELATED),
    W("footnotes", RELATED),
    W("bibliography", RELATED),
    W("byline", META),
    W("bylines", META),
    W("authors", META),
    W("dateline", META),
    W("timestamp", META),
    W("pubdate", META),
    W("published", META),
    W("posted", META),
    W("date", META),
    W("author", META),
    W("meta", META),
    W("kicker", META),
    W("eyebrow", META),
    W("readtime", META),
    W("views", META),
    W("reporter", META),
    W("figure", FIGURE),
    W("photo", FIGURE),
    W("image", FIGURE),
    W("caption", CAPTION),
    W("figcaption", CAPTION),
    W("imgcaption", CAPTION),
    W("cutline", CAPTION),
};

/* A name that begins so speaks of what stands inside or of the page: the
 * "has-sidebar" of a column of text, the "tag-politics" of an article. */
static const struct sp_str about_others[] = {
    {"has", 3},
    {"no", 2},
    {"with", 4},
    {"without", 7},
    {"not", 3},
    {"is", 2},
    {"category", 8},
    {"tag", 3},
    {"type", 4},
    {"status", 6},
    {"format", 6},
    {"single", 6},
};

static unsigned
find(const struct purpose *table, size_t n, struct sp_str word)
{
	for (size_t i = 0; i < n; i++)
		if (table[i].word.n == word.n &&
		    sp_str_ieq(table[i].word, word))
			return table[i].is;
	return 0;
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

/* Cut the next word off name: a run of letters, "shareBar" in two. */
static struct sp_str
next_word(struct sp_str *name)
{
	struct sp_str whole = *name;
	size_t from = 0, to;

	while (from < whole.n && !is_upper(whole.s[from]) &&
	    !is_lower(whole.s[from]))
		from++;
	for (to = from; to < whole.n; to++) {
		char c = whole.s[to];

		if (!is_upper(c) && !is_lower(c))
			break;
		if (to > from && is_upper(c) && is_lower(whole.s[to - 1]))
			break;
	}
	*name = sp_str_sub(whole, to, whole.n);
	return sp_str_sub(whole, from, to);
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A word so short also comes about by chance: "jXK9ad". */
#define SHORT 4

/* "Qxrst", "SMKayb": a word with a capital has a vowel, and either no other
 * capital or nothing else. */
static bool
is_spoken(struct sp_str word)
{
	bool vowel = false, upper = false, lower = false;

	for (size_t i = 0; i < word.n; i++) {
		vowel = vowel || strchr("aeiouyAEIOUY", word.s[i]);
		upper = upper || (i > 0 && is_upper(word.s[i]));
		lower = lower || is_lower(word.s[i]);
	}
	if (upper)
		return !lower;
	return vowel || word.n < 3 || !is_upper(word.s[0]);
}

/*
 * True where a run of letters and digits is one that a person would write:
 * "topAd", "ad300x250", "Menu1n1", "3colAds".  Words have two letters and
 * more, but for one between digits, and no digits in the midst of letters.
 */
static bool
is_written(struct sp_str run)
{
	struct sp_str rest = run, word;
	bool letters = false;

	for (; (word = next_word(&rest)).n > 0; letters = true) {
		bool behind = word.s > run.s && is_digit(word.s[-1]);
		bool before = rest.n > 0 && is_digit(rest.s[0]);

		if (word.n == 1 && behind && before)
			continue;
		if (word.n == 1 || (behind && letters) || !is_spoken(word))
			return false;
	}
	return true;
}

/* Cut the next run of letters and digits off name. */
static struct sp_str
next_run(struct sp_str *name)
{
	struct sp_str whole = *name;
	size_t n = 0;

	while (n < whole.n &&
	    (is_upper(whole.s[n]) || is_lower(whole.s[n]) ||
		is_digit(whole.s[n])))
		n++;
	*name = sp_str_sub(whole, n < whole.n ? n + 1 : n, whole.n);
	return sp_str_sub(whole, 0, n);
}

/* What a word in a run tells. */
static unsigned
of_word(struct sp_str word, struct sp_str run)
{
	unsigned is = find(words, sizeof(words) / sizeof(*words), word);

	if (is && word.n <= SHORT && word.n < run.n && !is_written(run))
		return 0;
	return is;
}

static bool
is_about_others(struct sp_str word)
{
	for (size_t i = 0; i < sizeof(about_others) / sizeof(*about_others);
	     i++)
		if (sp_str_ieq(about_others[i], word))
			return true;
	return false;
}

/* Cut the next name off a list. */
static struct sp_str
next_name(struct sp_str *list)
{
	struct sp_str whole = *list;
	size_t n = 0;

	while (n < whole.n && (unsigned char)whole.s[n] > ' ')
		n++;
	*list = sp_str_sub(whole, n < whole.n ? n + 1 : n, whole.n);
	return sp_str_sub(whole, 0, n);
}

static unsigned
of_name(struct sp_str name)
{
	unsigned is = find(names, sizeof(names) / sizeof(*names), name);
	bool first = true;

	while (name.n > 0) {
		struct sp_str run = next_run(&name), rest = run, word;

		for (; (word = next_word(&rest)).n > 0; first = false) {
			if (first && is_about_others(word))
				return is;
			is |= of_word(word, run);
		}
	}
	return is;
}

/* True where at least half of the names beside one of two letters are as
 * short: "ab ad af" are numbers. */
static bool
is_numbered(struct sp_str list)
{
	size_t n = 0, tiny = 0;

	while (list.n > 0) {
		struct sp_str name = next_name(&list);

		n += name.n > 0;
		tiny += name.n > 0 && name.n <= 2;
	}
	return n > 1 && tiny > 1 && (tiny - 1) * 2 >= n - 1;
}

unsigned
sp_html_class(struct sp_str list)
{
	unsigned is = 0;
	bool shown = false, numbered = is_numbered(list);

	while (list.n > 0) {
		struct sp_str name = next_name(&list);

		if (!numbered || name.n > 2)
			is |= of_name(name);
		/* "hidden md:block", "d-none d-md-block": on some screens. */
		shown = shown || sp_str_ends(name, SP_STR("block")) ||
		    sp_str_ends(name, SP_STR("flex"));
	}
	return shown ? is & ~(unsigned)SP_CLASS_HIDDEN : is;
}

#define SEEN_MOST 4096

unsigned
sp_html_class_seen(struct sp_map *seen, struct sp_str list)
{
	bool added;
	size_t *is;

	if (list.n == 0)
		return 0;
	if (seen->n >= SEEN_MOST)
		sp_map_reset(seen);
	is = sp_map_at(seen, list, &added);
	if (!is)
		return sp_html_class(list);
	if (added)
		*is = sp_html_class(list);
	return (unsigned)*is;
}
