/* SPDX-License-Identifier: MIT */
#include <spean/latin_words.h>

#include <stddef.h>

/* Lists written for this project; a space before and behind each word. */

static const char titles[] =
    " Mr Mrs Ms Miss Dr Prof Professor H.E H.E. HE Excellency Excellencies His"
    " Her Majesty Highness Royal President Prime Minister Vice Deputy Premier"
    " King Queen Prince Princess Emperor Samdech Samdach Techo Akka"
    " Moha Padei Oknha Okhna Lok"
    " Chumteav Chancellor Senator Representative Rep Governor "
    "Gov"
    " Mayor Judge Justice Sir Lord Lady Dame Baron Count Gen General Lt"
    " Lieutenant Col Colonel Maj Major Capt Captain Sgt Sergeant Cpl Adm "
    "Admiral"
    " Marshal Commander Cmdr Inspector Ambassador Secretary Secretary-General"
    " Director Chairman Chairwoman Chairperson Chair Chief Spokesman"
    " Spokeswoman Spokesperson Leader Pope Bishop Archbishop Cardinal Rev"
    " Reverend Father Venerable Monk Imam Sheikh Hon Honourable Honorable Madam"
    " Madame Monsieur Judge Attorney Coach Officer Analyst Activist Journalist"
    " Lawyer Lawmaker Comrade ";

static const char particles[] =
    " al bin bint binti da das de del della den der di do dos du el ibn la le"
    " ten ter van von y zu ";

static const char calendar[] =
    " Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed"
    " Thu Thur Thurs Fri Sat Mondays Tuesdays Wednesdays Thursdays Fridays"
    " Saturdays Sundays January February March April May June July August"
    " September October November December Jan Feb Apr Jun Jul Aug Sept Sep Oct"
    " Nov Dec AD BC BCE CE B.E ";

static const char openers[] =
    " A About Above According Accordingly Across Actually Additionally After"
    " Afterwards Again Against Ago All Almost Along Already Also Although"
    " Altogether Always Amid Among Amongst An And Another Any Anybody Anyone"
    " Anything Are Around As Asked At Authorities Away Back Based Be Because"
    " Become Been Before Behind Being Below Besides Between Beyond Both But By"
    " Can Children City Compared Concerning Could Country Currently Days "
    "Despite"
    " Did Do Does Don't Down Dozens Due During Each Earlier Early Earth Either"
    " Electricity Eleven Else Even Eventually Ever Every Everybody Everyone"
    " Everything Few Finally First Five Following Follow For Former Formerly"
    " Four Fourth From Further Furthermore Get Given Go Government Great Half"
    " Had Has Have Having He Hence Here Hers Herself Him Himself Hospital How"
    " However Hundreds I If Important In Inside Instead Into Is It Its Itself"
    " Just Keep Last Late Lately Later Least Less Let Like Local Long Look Made"
    " Mainly Make Man Many Maybe Me Meanwhile Media Men Might Mine Money More"
    " Moreover Most Much Must My Near Nearly Neither Never Nevertheless New "
    "News"
    " Next Nine No Nobody None Nor Not Note Nothing Now Nowhere Of Off "
    "Officials"
    " Often On Once One Ones Only Onto Opposition Or Other Others Otherwise Our"
    " Out Outside Over Overall Own Parents Part Past People Perhaps Please"
    " Police Possibly Previous Previously Probably Quite Rather Read Really"
    " Recent Recently Regarding Rights Said Same Says Second See Seen Several"
    " Seven Shall She Should Similar Similarly Since Six So Some Somebody"
    " Someone Something Sometimes Soon Speaking Still Students Such Suddenly"
    " Take Ten Than Thank That The Their Theirs Them Then There Thereafter"
    " Therefore These They Third This Those Though Thousands Three Through"
    " Throughout Thus Till To Today Together Tomorrow Too Toward Towards Twelve"
    " Twenty Two Under Unfortunately Unless Unlike Until Up Upon Us Use Used"
    " Usually Various Very Via Visitors Was We Well Were What Whatever When"
    " Whenever Where Whereas Whether Which While Who Whoever Whole Whom Whose"
    " Why Will With Within Without Women Workers Work Would Yes Yesterday Yet"
    " You Young Your Yours ";

static bool
holds(struct sp_str list, struct sp_str word)
{
	for (size_t at = 0; (at = sp_str_find(list, word, at)) < list.n; at++)
		if (list.s[at - 1] == ' ' && list.s[at + word.n] == ' ')
			return true;
	return false;
}

enum sp_latin_word
sp_latin_word(struct sp_str word)
{
	if (word.n == 0)
		return SP_LATIN_OTHER;
	if (holds((struct sp_str){titles, sizeof(titles) - 1}, word))
		return SP_LATIN_TITLE;
	if (holds((struct sp_str){particles, sizeof(particles) - 1}, word))
		return SP_LATIN_PARTICLE;
	if (holds((struct sp_str){calendar, sizeof(calendar) - 1}, word))
		return SP_LATIN_CALENDAR;
	if (holds((struct sp_str){openers, sizeof(openers) - 1}, word))
		return SP_LATIN_OPENER;
	return SP_LATIN_OTHER;
}
