/* SPDX-License-Identifier: MIT */
#include <spean/sent_rules.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define LIST(array)                                                            \
	{                                                                      \
		array, COUNT(array)                                            \
	}

/* Written with ASCII full stops.  Bare letters and runs such as "x.y." are
 * abbreviations by their form and need no entry. */
static const struct sp_sent_word word[] = {
    {"កថា", SP_SENT_NUMBER, false},
    {"ខ.ត្រ", SP_SENT_ABBREV, false},
    {"គ.ក", SP_SENT_ABBREV, false},
    {"គ.ម", SP_SENT_ABBREV, false},
    {"គ.ស", SP_SENT_ABBREV, false},
    {"គក", SP_SENT_ABBREV, false},
    {"គម", SP_SENT_ABBREV, false},
    {"គីឡូ", SP_SENT_ABBREV, false},
    {"ច.ស", SP_SENT_ABBREV, false},
    {"ត.ស", SP_SENT_ABBREV, false},
    {"ទូរស័ព្ទ", SP_SENT_NUMBER, false},
    {"ទំព័រ", SP_SENT_NUMBER, false},
    {"ប្រ", SP_SENT_NUMBER, false},
    {"ព.ស", SP_SENT_ABBREV, false},
    {"ម", SP_SENT_NUMBER, false},
    {"ម.ម", SP_SENT_ABBREV, false},
    {"ម.ស", SP_SENT_ABBREV, false},
    {"មម", SP_SENT_ABBREV, false},
    {"រ.ន", SP_SENT_ABBREV, false},
    {"ល.រ", SP_SENT_NUMBER, false},
    {"ល.ស", SP_SENT_TITLE, false},
    {"លក", SP_SENT_TITLE, false},
    {"លរ", SP_SENT_NUMBER, false},
    {"លេខ", SP_SENT_NUMBER, false},
    {"ស.ម", SP_SENT_ABBREV, false},
    {"ស.ស", SP_SENT_TITLE, false},
    {"សម", SP_SENT_ABBREV, false},
    {"ឧ", SP_SENT_TITLE, false},
    {"ឯ.ឧ", SP_SENT_TITLE, false},
};

static const char *const opener[] = {
    "កាលពី",
    "ក្រោយ",
    "ក្រៅពី",
    "ខ្ញុំ",
    "គាត់",
    "ចំណែក",
    "ដូចនេះ",
    "ដូច្នេះ",
    "ដោយសារ",
    "ដោយឡែក",
    "តើ",
    "ថ្ងៃនេះ",
    "ទន្ទឹម",
    "ទោះ",
    "នាង",
    "បច្ចុប្បន្ន",
    "បន្ទាប់",
    "បើ",
    "ប៉ុន្ដែ",
    "ប៉ុន្តែ",
    "ប្រសិន",
    "ពួកគេ",
    "ពួកយើង",
    "ម្យ៉ាង",
    "យើង",
    "រីឯ",
    "លើសពី",
    "លោក",
    "វា",
    "សព្វថ្ងៃ",
    "សូម",
    "ហេតុនេះ",
    "ឥឡូវ",
};

static const char *const go_on[] = {
    "ក៏",
    "ខ្សឹប",
    "គឺ",
    "ចំពោះ",
    "ឆ្លើយ",
    "ជា",
    "ដើម្បី",
    "ដែល",
    "ដោយ",
    "ទើប",
    "ទៅកាន់",
    "និង",
    "នេះគឺ",
    "នេះជា",
    "នេះបើ",
    "ពីព្រោះ",
    "ព្រោះ",
    "យ៉ាង",
    "រួច",
    "សួរ",
    "ស្រែក",
    "ហើយ",
    "ឬ",
};

static const char *const say[] = {
    "ខ្សឹប",
    "ឆ្លើយ",
    "ថា",
    "ថ្លែង",
    "និយាយ",
    "បញ្ជាក់",
    "បន្ថែម",
    "ប្រាប់",
    "ពន្យល់",
    "ព្រមាន",
    "រាយការណ៍",
    "លើកឡើង",
    "សរសេរ",
    "សួរ",
    "ស្រែក",
    "អះអាង",
};

/* "and so on" and "abridged", KHMER SIGN BEYYAL and its kin spelt out. */
static const char *const sign[] = {"បេ", "ល"};

const struct sp_sent_rules sp_lang_km_sent = {
    .word = word,
    .words = COUNT(word),
    .opener = LIST(opener),
    .go_on = LIST(go_on),
    .say = LIST(say),
    .sign = LIST(sign),
};
