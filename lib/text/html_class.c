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

/* Whole names, for words that by themselves say too little.  Both tables are in
 * the order of order(). */
static const struct purpose names[] = {
    W("tag", RELATED),
    W("date", META),
    W("hide", HIDDEN),
    W("meta", META),
    W("time", META),
    W("author", META),
    W("d-none", HIDDEN),
    W("header", NAV),
    W("hidden", HIDDEN),
    W("fb-post", RELATED),
    W("hatnote", NAV),
    W("sr-only", HIDDEN),
    W("top-bar", NAV),
    W("up-next", RELATED),
    W("page-top", NAV),
    W("also-like", RELATED),
    W("also-read", RELATED),
    W("follow-us", SHARE),
    W("font-size", SHARE),
    W("languages", NAV),
    W("more-from", RELATED),
    W("more-link", RELATED),
    W("more-news", RELATED),
    W("most-read", RELATED),
    W("read-also", RELATED),
    W("read-more", RELATED),
    W("read-next", RELATED),
    W("secondary", ASIDE),
    W("skip-link", NAV),
    W("author-bio", RELATED),
    W("bottom-bar", FOOTER),
    W("post-tools", SHARE),
    W("search-box", FORM),
    W("siteheader", NAV),
    W("skip-links", NAV),
    W("top-header", NAV),
    W("lang-switch", NAV),
    W("main-header", NAV),
    W("most-viewed", RELATED),
    W("printfooter", FOOTER),
    W("search-form", FORM),
    W("site-header", NAV),
    W("story-tools", SHARE),
    W("more-stories", RELATED),
    W("see-also-box", RELATED),
    W("tiktok-embed", RELATED),
    W("article-tools", SHARE),
    W("global-header", NAV),
    W("mw-editsection", HIDDEN),
    W("visuallyhidden", HIDDEN),
    W("instagram-media", RELATED),
    W("post-navigation", NAV),
    W("visually-hidden", HIDDEN),
    W("language-switcher", NAV),
    W("table-of-contents", NAV),
    W("screen-reader-text", HIDDEN),
};

/* Words that tell wherever they stand in a name: "post-share", "shareBar". */
static const struct purpose words[] = {
    W("ad", RELATED),
    W("ads", RELATED),
    W("bio", RELATED),
    W("nav", NAV),
    W("toc", NAV),
    W("date", META),
    W("gdpr", RELATED),
    W("logo", NAV),
    W("menu", NAV),
    W("meta", META),
    W("mgid", RELATED),
    W("tags", RELATED),
    W("image", FIGURE),
    W("login", FORM),
    W("modal", RELATED),
    W("pager", NAV),
    W("photo", FIGURE),
    W("popup", RELATED),
    W("promo", RELATED),
    W("share", SHARE),
    W("tweet", RELATED),
    W("views", META),
    W("advert", RELATED),
    W("author", META),
    W("byline", META),
    W("cookie", RELATED),
    W("crumbs", NAV | SP_CLASS_TRAIL),
    W("disqus", RELATED),
    W("donate", RELATED),
    W("figure", FIGURE),
    W("footer", FOOTER),
    W("kicker", META),
    W("latest", RELATED),
    W("navbar", NAV),
    W("navbox", NAV),
    W("posted", META),
    W("recirc", RELATED),
    W("shares", SHARE),
    W("signup", RELATED),
    W("social", SHARE),
    W("teaser", RELATED),
    W("ticker", NAV),
    W("topbar", NAV),
    W("widget", ASIDE),
    W("addthis", SHARE),
    W("authors", META),
    W("bylines", META),
    W("caption", CAPTION),
    W("comment", RELATED),
    W("consent", RELATED),
    W("cookies", RELATED),
    W("cutline", CAPTION),
    W("eyebrow", META),
    W("menubar", NAV),
    W("paywall", RELATED),
    W("popular", RELATED),
    W("pubdate", META),
    W("reflist", RELATED),
    W("related", RELATED),
    W("respond", RELATED),
    W("sharing", SHARE),
    W("sidebar", ASIDE),
    W("socials", SHARE),
    W("sponsor", RELATED),
    W("taboola", RELATED),
    W("taglist", RELATED),
    W("teasers", RELATED),
    W("addtoany", SHARE),
    W("catlinks", NAV),
    W("colophon", FOOTER),
    W("comments", RELATED),
    W("dateline", META),
    W("donation", RELATED),
    W("fontsize", SHARE),
    W("keywords", RELATED),
    W("leftside", ASIDE),
    W("masthead", NAV),
    W("outbrain", RELATED),
    W("readmore", RELATED),
    W("readtime", META),
    W("reporter", META),
    W("sharebar", SHARE),
    W("skiplink", NAV),
    W("tagcloud", RELATED),
    W("trending", RELATED),
    W("copyright", FOOTER),
    W("footnotes", RELATED),
    W("published", META),
    W("rightside", ASIDE),
    W("searchbox", FORM),
    W("sharethis", SHARE),
    W("sponsored", RELATED),
    W("subscribe", RELATED),
    W("timestamp", META),
    W("breadcrumb", NAV | SP_CLASS_TRAIL),
    W("figcaption", CAPTION),
    W("imgcaption", CAPTION),
    W("navigation", NAV),
    W("newsletter", RELATED),
    W("pagination", NAV),
    W("references", RELATED),
    W("searchform", FORM),
    W("sharedaddy", SHARE),
    W("adsbygoogle", RELATED),
    W("advertising", RELATED),
    W("breadcrumbs", NAV | SP_CLASS_TRAIL),
    W("commentlist", RELATED),
    W("recommended", RELATED),
    W("bibliography", RELATED),
    W("relatedposts", RELATED),
    W("subscription", RELATED),
    W("advertisement", RELATED),
    W("recommendation", RELATED),
    W("recommendations", RELATED),
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

static int
lower(char c)
{
	return is_upper(c) ? c + ('a' - 'A') : c;
}

/* The shorter first; then by bytes, ASCII letters being small. */
static int
order(struct sp_str a, struct sp_str b)
{
	int diff = 0;

	if (a.n != b.n)
		return a.n < b.n ? -1 : 1;
	for (size_t i = 0; diff == 0 && i < a.n; i++)
		diff = lower(a.s[i]) - lower(b.s[i]);
	return diff;
}

static unsigned
find(const struct purpose *table, size_t n, struct sp_str word)
{
	size_t from = 0;

	while (n > from) {
		size_t mid = from + (n - from) / 2;
		int diff = order(word, table[mid].word);

		if (diff == 0)
			return table[mid].is;
		if (diff < 0)
			n = mid;
		else
			from = mid + 1;
	}
	return 0;
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
		if (about_others[i].n == word.n &&
		    sp_str_ieq(about_others[i], word))
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
