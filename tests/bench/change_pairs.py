#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Change one thing each in true pairs, for scoring what finds it.

Usage: change_pairs.py pairs PAIRS ANCHORS SEED MOST OUT
       change_pairs.py docs PAIRS SEED MOST OUT

PAIRS is a pair stream of true pairs of English and Khmer, a document's together,
and ANCHORS what pair_anchors prints of it.  Of each kind up to MOST pairs are
drawn.  With pairs, OUT gets

changed.tsv  a pair stream.  A changed pair stands in its document, of which
             nothing else is changed; the document is named KIND.ROUND/NAME
gold.tsv     src_doc, loc, kind, form, side, from, to, other_from, other_to, old,
             new: what was changed, in bytes of the changed text of that side,
             and where the other side says it ("-" where that is not known)

number    of the same value on both sides: on one, another digit, two digits
          swapped, a digit dropped; or another number word
time      another hour or minute
date      another weekday, month, day or year, where both sides have it
name      of a name that both sides have, on one another's of another document
any-name  in English, another's of another document, whether or not it is known
          how the Khmer has it
negation  a plain "not" put in or taken out, where neither side has a negation or
          each has one

With docs, documents of at least four pairs, in parts of sixty, are taken apart,
once as they are and up to MOST times with one sentence of one side left out:

en.tsv, km.tsv  doc streams, each pair's texts a sentence
docpairs.tsv    which document is which
gold.tsv        src_doc, loc, kind, form, side: of the sentence that has lost its
                counterpart, on the side where it stands; form is missing or
                added.  Documents that lost nothing have a loc of "-"

Same arguments, same bytes.
"""
import bisect, collections, os, random, re, sys

EN, KM = 0, 1
KHMER_DIGITS = str.maketrans("០១២៣៤៥៦៧៨៩", "0123456789")
WESTERN_DIGITS = str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩")
ZWSP = "\u200b"

UNITS = {
    EN: [["two", "three", "four", "five", "six", "seven", "eight", "nine"],
         ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty",
          "ninety"],
         ["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen"],
         ["second", "third", "fourth", "fifth", "sixth", "seventh"]],
    KM: [["ពីរ", "បី", "បួន", "ប្រាំ", "ប្រាំមួយ", "ប្រាំពីរ", "ប្រាំបី",
          "ប្រាំបួន"],
         ["ម្ភៃ", "សាមសិប", "សែសិប", "ហាសិប", "ហុកសិប", "ចិតសិប", "ប៉ែតសិប",
          "កៅសិប"]]}
MONTHS = {
    EN: [["January", "February", "March", "April", "May", "June", "July",
          "August", "September", "October", "November", "December"],
         ["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sept", "Oct",
          "Nov", "Dec"]],
    KM: [["មករា", "កុម្ភៈ", "មីនា", "មេសា", "ឧសភា", "មិថុនា", "កក្កដា",
          "សីហា", "កញ្ញា", "តុលា", "វិច្ឆិកា", "ធ្នូ"]]}
WEEKDAYS = {
    EN: [["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
          "Sunday"]],
    KM: [["ច័ន្ទ", "អង្គារ", "ពុធ", "ព្រហស្បតិ៍", "សុក្រ", "សៅរ៍",
          "អាទិត្យ"]]}

Pair = collections.namedtuple("Pair", "doc loc text")
Found = collections.namedtuple("Found", "type at worth value")
Change = collections.namedtuple(
    "Change", "kind form side start end new other old", defaults=[None])


def read_rows(path):
    with open(path, encoding="utf-8", newline="\n") as file:
        return [line.rstrip("\n").split("\t") for line in file]


def write_rows(path, rows):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.writelines("\t".join(map(str, row)) + "\n" for row in rows)


def read_pairs(path):
    return [Pair(row[0:2], row[2:4], row[5:7]) for row in read_rows(path)]


def in_characters(text):
    """What turns a byte of the text into a character."""
    ends, n = [0], 0
    for char in text:
        n += len(char.encode())
        ends.append(n)
    return lambda byte: bisect.bisect_left(ends, int(byte))


def read_found(path, pairs):
    """Of each pair what both or one of its texts have, in characters."""
    found = [[] for _ in pairs]
    for line, type, *at, worth, value in read_rows(path):
        texts = pairs[int(line) - 1].text
        sides = [None if at[2 * side] == "-" else
                 tuple(map(in_characters(texts[side]),
                           at[2 * side:2 * side + 2]))
                 for side in (EN, KM)]
        found[int(line) - 1].append(Found(type, sides, float(worth), value))
    return found


def digits(text):
    """The runs of digits of a text, as Western ones without their marks."""
    return re.findall(r"\d+", text.translate(KHMER_DIGITS))


def another(run, grouped, rng):
    """Another number of the same form as this run of digits; or None."""
    n = len(run)
    if re.fullmatch("(1[0-9]|20)[0-9][0-9]", run) and not grouped:
        head, run, n = run[:2], run[2:], 2
    else:
        head = ""
    how = [rng.choice("cccsd")]
    if how == ["d"] and (grouped or head or n < 2):
        how = ["c"]
    if how == ["s"] and n < 2:
        how = ["c"]
    if how == ["c"]:
        i = rng.randrange(n)
        new = run[:i] + rng.choice("23456789") + run[i + 1:]
    elif how == ["s"]:
        i = rng.randrange(n - 1)
        new = run[:i] + run[i + 1] + run[i] + run[i + 2:]
    else:
        i = rng.randrange(n)
        new = run[:i] + run[i + 1:]
    if new == run or (new[0] == "0" and not head and not grouped):
        return None
    return head + new


def put(side, start, end, new, kind, form, other):
    return Change(kind, form, side, start, end, new, other)


def with_suffix(text, start, end, new):
    """An English ordinal's letters go with its number."""
    if not re.match("(st|nd|rd|th)\\b", text[end:]):
        return end, new
    last = "th" if new[-2:-1] == "1" else {"1": "st", "2": "nd",
                                           "3": "rd"}.get(new[-1], "th")
    return end + 2, new + last


def change_digits(pair, found, side, rng, kind):
    text = pair.text[side]
    start, end = found.at[side]
    runs = [match for match in re.finditer("[0-9]+|[០-៩]+", text[start:end])
            if match.group().strip("0០") not in ("", "1", "១")]
    if not runs:
        return None
    match = rng.choice(runs)
    first, last = start + match.start(), start + match.end()
    grouped = bool(re.search(r"\d[.,]$", text[:first]) or
                   re.match(r"[.,]\d", text[last:]))
    run = match.group().translate(KHMER_DIGITS)
    if kind == "time":
        hour = match.start() == runs[0].start() and int(run) < 13
        new = str(rng.randint(1, 12)) if hour else str(rng.randint(10, 59))
    else:
        new = another(run, grouped, rng)
    if new is None or new == run or new in digits(" ".join(pair.text)):
        return None
    if match.group()[0] in "០១២៣៤៥៦៧៨៩":
        new = new.translate(WESTERN_DIGITS)
    if side == EN:
        last, new = with_suffix(text, first, last, new)
    return put(side, first, last, new, kind, found.type, found.at[1 - side])


def word_in(text, rows, side):
    """The longest word of the rows that stands in a text, with its row."""
    best = None
    for row in rows:
        for word in row:
            look = word
            if side == EN:
                look = r"\b" + word + r"\b"
            elif word.startswith("ប្រាំ") and word != "ប្រាំ":
                look = "ប្រាំ" + ZWSP + "?" + word[len("ប្រាំ"):]
            for match in re.finditer(look, text,
                                     re.I if side == EN else 0):
                if best is None or len(match.group()) > len(best[0].group()):
                    best = match, row, word
    return best


def like(new, old):
    return new.capitalize() if old[0].isupper() else new


def change_word(pair, found, side, rng, rows, kind, form):
    start, end = found.at[side]
    best = word_in(pair.text[side][start:end], rows[side], side)
    if not best:
        return None
    match, row, word = best
    old = match.group()
    behind = pair.text[side][start + match.end():]
    if side == KM and re.match("[\u17b6-\u17d3]", behind):
        return None
    new = rng.choice([other for other in row if other != word])
    if re.search(new, pair.text[side], re.I):
        return None
    return put(side, start + match.start(), start + match.end(),
               like(new, old), kind, form, found.at[1 - side])


def change_number(pair, found, side, rng):
    if re.search(r"\d", pair.text[side][slice(*found.at[side])]):
        return change_digits(pair, found, side, rng, "number")
    return change_word(pair, found, side, rng, UNITS, "number",
                       found.type + " word")


def change_time(pair, found, side, rng):
    return change_digits(pair, found, side, rng, "time")


def change_date(pair, found, side, rng):
    """Of the parts that both sides have, another."""
    said = [pair.text[s][slice(*found.at[s])] for s in (EN, KM)]
    parts = []
    if all(word_in(said[s], WEEKDAYS[s], s) for s in (EN, KM)):
        parts.append("weekday")
    if all(word_in(said[s], MONTHS[s], s) for s in (EN, KM)):
        parts.append("month")
    runs = [set(digits(text)) for text in said]
    common = sorted(runs[EN] & runs[KM])
    parts += [run for run in common if len(run) in (1, 2, 4)]
    if not parts:
        return None
    part = rng.choice(parts)
    if part == "weekday":
        return change_word(pair, found, side, rng, WEEKDAYS, "date", part)
    if part == "month":
        return change_word(pair, found, side, rng, MONTHS, "date", part)
    start = found.at[side][0]
    match = next(match for match in re.finditer(r"\d+", said[side])
                 if match.group().translate(KHMER_DIGITS) == part)
    if len(part) == 4:
        new = another(part, False, rng)
    else:
        new = str(rng.randint(2, 28))
    if new is None or new == part or new in digits(" ".join(pair.text)):
        return None
    if match.group()[0] in "០១២៣៤៥៦៧៨៩":
        new = new.translate(WESTERN_DIGITS)
    first, last = start + match.start(), start + match.end()
    if side == EN:
        last, new = with_suffix(pair.text[EN], first, last, new)
    return put(side, first, last, new, "date",
               "year" if len(part) == 4 else "day", found.at[1 - side])


def bare(text):
    return re.sub(r"[\s\u200b]+", "", text).lower()


def words(text):
    return set(re.findall(r"[^\W\d_]+", text.lower()))


def is_name(found):
    return found.type in ("name", "name?")


def is_latin(text):
    return bool(re.match("[A-Za-z]", text))


def stem(word):
    return word[:4]


def alone(pair, found, i, side):
    """The text of a name that its sentence says once, and nothing else that has
    a part of it; or None."""
    at = found[i].at[side]
    text = pair.text[side][slice(*at)]
    for j, other in enumerate(found):
        if j == i or not is_name(other) or other.at[side] is None:
            continue
        if side == KM and other.at[EN] is None:
            continue  # tagged within it or beside it in Khmer alone
        if other.at[side][0] < at[1] and at[0] < other.at[side][1]:
            return None
    if bare(pair.text[side]).count(bare(text)) != 1:
        return None
    return text


def glossed(text, start, end):
    """Is it said twice, the second time in brackets?"""
    return bool(re.search(r"\($", text[:start]) or
                re.match(f"[\\s{ZWSP}]*\\(", text[end:]))


class Names:
    """Those of a corpus that both sides have, and all that are English."""

    def __init__(self, pairs, found):
        self.both, self.english = [], []
        for pair, rows in zip(pairs, found):
            for row in filter(is_name, rows):
                self.add(pair, row)

    def add(self, pair, row):
        text = [row.at[side] and pair.text[side][slice(*row.at[side])]
                for side in (EN, KM)]
        if text[EN] and row.type == "name":
            self.english.append((pair.doc[0], text))
        if text[EN] and text[KM] and row.worth >= .95:
            self.both.append((pair.doc[0], text))

    @staticmethod
    def fits(pair, old, new):
        """May it stand there, and is it another?"""
        if len(old[EN].split()) != len(new[EN].split()):
            return False
        if old[EN].isupper() != new[EN].isupper():
            return False
        stems = {stem(word) for word in words(pair.text[EN])}
        return not any(stem(word) in stems for word in words(new[EN]))

    def draw(self, pair, old, rng):
        """A name of another document that both sides have."""
        khmer = bare(pair.text[KM])
        for doc, new in rng.sample(self.both, min(200, len(self.both))):
            if doc == pair.doc[0] or not self.fits(pair, old, new):
                continue
            if is_latin(old[KM]) != is_latin(new[KM]):
                continue
            if bare(new[KM]) not in khmer and bare(old[KM]) not in bare(
                    new[KM]) and bare(new[EN]) not in khmer:
                return new
        return None

    def draw_english(self, pair, old, rng):
        for doc, new in rng.sample(self.english, min(200, len(self.english))):
            if doc == pair.doc[0] or not self.fits(pair, old, new):
                continue
            if new[KM] and bare(new[KM]) in bare(pair.text[KM]):
                continue
            return new
        return None


def name_changes(pair, found, names, rng):
    for i, row in enumerate(found):
        if not is_name(row) or None in row.at or row.worth < .95:
            continue
        old = [alone(pair, found, i, side) for side in (EN, KM)]
        if None in old:
            continue
        new = names.draw(pair, old, rng)
        if not new:
            continue
        side = rng.choice((EN, KM))
        if glossed(pair.text[KM], *row.at[KM]):
            side = EN
        form = ("en" if side == EN else "km") + (
            " latin" if is_latin(old[KM]) else "")
        yield put(side, *row.at[side], new[side], "name", form,
                  row.at[1 - side])._replace(old=old[EN])


def any_name_changes(pair, found, names, rng):
    for i, row in enumerate(found):
        if row.type != "name" or row.at[EN] is None:
            continue
        old = alone(pair, found, i, EN)
        new = old and names.draw_english(pair, [old, ""], rng)
        if new:
            yield put(EN, *row.at[EN], new[EN], "any-name",
                      "en known" if row.at[KM] else "en",
                      row.at[KM])._replace(old=old)


def value_changes(pair, found, rng):
    kinds = {"date": change_date, "time": change_time, "name": None,
             "name?": None}
    for row in found:
        change = kinds.get(row.type, change_number)
        if not change or None in row.at or row.worth < .99:
            continue
        side = rng.choice((EN, KM))
        made = change(pair, row, side, rng) or change(pair, row, side, rng)
        if made:
            yield made


NOT = [re.compile(r"\b(not|never|no|none|nobody|nothing|neither|nor|without|"
                  r"cannot|hardly|un[a-z]{4,}|fail\w*|refus\w*|den(y|ied|ies)|"
                  r"lack\w*|avoid\w*|prevent\w*|stop\w*|unless)\b|n['’]t\b",
                  re.I),
       re.compile("មិន(?!ា)|ពុំ|ឥត|គ្មាន|អត់|កុំ(?!ព្យូទ័រ)|ទេ(?![\u17b6-\u17d3ស])|"
                  "បដិសេធ|ហាម")]
TAKE = [re.compile(r"\b(?P<keep>is|are|was|were|be|do|does|did|has|have|had|"
                   r"will|would|could|should|may|might|must|can) ?"
                   r"(not(?! (only|just|necessarily|yet|all|even|to)\b)\b|"
                   r"n['’]t\b)(?! (only|just|necessarily|yet|all|even)\b)"),
        re.compile("(មិន|ពុំ)" + ZWSP + "?(?P<keep>(បាន|អាច|មាន|ត្រូវ|គួរ|"
                   "ចង់|ដឹង))|គ្(?P<have>មាន)")]
PUT = [re.compile(r"(?<=[a-z] )(is|are|was|were|will|can|could|should|would|"
                  r"must|may)(?= [a-z])"),
       re.compile("(?P<be>គឺជា)|(?P<after>ដែល" + ZWSP + "?)?(ត្រូវ" + ZWSP +
                  "?បាន|អាច(?![\u17b6-\u17d3])|(?(after)(បាន|មាន)|$x))")]


def put_in(text, side, rng):
    """Where and as what a negation can be put in: start, end, new; or None."""
    all = list(PUT[side].finditer(text))
    if not all:
        return None
    match = rng.choice(all)
    if side == EN:
        new = match.group() + " not"
        return match.start(), match.end(), new.replace("can not", "cannot")
    if match.group("be"):
        return match.start(), match.end(), "មិនមែនជា"
    after = match.group("after") or ""
    start = match.start() + len(after)
    return start, match.end(), "មិន" + text[start:match.end()]


def take_out(text, side, rng):
    all = list(TAKE[side].finditer(text))
    if len(all) != 1:
        return None
    match = all[0]
    if side == EN:
        return match.start(), match.end(), match.group("keep")
    if match.group("have"):
        return match.start(), match.end(), "មាន"
    end = match.end()
    rest = text[end:]
    last = re.match(f"[^។៕]*?(?P<te>{ZWSP}?(នោះ)?{ZWSP}?ទេ)(?=[។៕\\s]|$)",
                    rest)
    new = match.group("keep")
    if last:
        new += rest[:last.start("te")]
        end += last.end("te")
    return match.start(), end, new


def negation_changes(pair, rng):
    has = [list(pattern.finditer(text))
           for pattern, text in zip(NOT, pair.text)]
    side = rng.choice((EN, KM))
    other = None
    if not has[EN] and not has[KM]:
        made, form = put_in(pair.text[side], side, rng), "put in"
    elif len(has[EN]) == 1 and has[KM] and len(
            [cue for cue in has[KM] if cue.group() != "ទេ"]) == 1:
        made, form = take_out(pair.text[side], side, rng), "taken out"
        first = [cue for cue in has[1 - side] if cue.group() != "ទេ"][0]
        other = first.span()
    else:
        return
    if made:
        yield put(side, made[0], made[1], made[2], "negation",
                  ("en " if side == EN else "km ") + form, other)


def drawn(changes, most, rng):
    """Up to most (line, change), of a line one; of a name up to a fortieth."""
    rng.shuffle(changes)
    lines, names = {}, collections.Counter()
    for line, change in changes:
        if line in lines or names[change.old] >= max(1, most // 40):
            continue
        lines[line] = change
        names[change.old] += "name" in change.kind
    return sorted(list(lines.items())[:most])


def byte(text, place):
    return len(text[:place].encode())


def bytes_of(text, span):
    return [byte(text, place) for place in span] if span else ["-", "-"]


def gold_row(pair, change, docs):
    text = pair.text[change.side]
    start = byte(text, change.start)
    end = start + len(change.new.encode())
    return [docs[0], pair.loc[0], change.kind, change.form, change.side, start,
            end, *bytes_of(pair.text[1 - change.side], change.other),
            text[change.start:change.end], change.new]


def write_changed(pairs, chosen, out):
    """Each changed pair in its document."""
    members = collections.defaultdict(list)
    for i, pair in enumerate(pairs):
        members[pair.doc[0]].append(i)
    rounds = collections.Counter()
    rows, gold = [], []
    for line, change in chosen:
        name = pairs[line].doc[0]
        rounds[change.kind, name] += 1
        head = f"{change.kind}.{rounds[change.kind, name]}/"
        for i in members[name]:
            pair = pairs[i]
            docs, text = [head + doc for doc in pair.doc], list(pair.text)
            if i == line:
                side = change.side
                text[side] = (text[side][:change.start] + change.new +
                              text[side][change.end:])
                gold.append(gold_row(pair, change, docs))
            rows.append([*docs, *pair.loc, "1.0000", *text])
    write_rows(os.path.join(out, "changed.tsv"), rows)
    write_rows(os.path.join(out, "gold.tsv"), gold)


def change_pairs(args):
    pairs = read_pairs(args[0])
    found = read_found(args[1], pairs)
    seed, most, out = args[2], int(args[3]), args[4]
    names = Names(pairs, found)
    kinds = collections.defaultdict(list)
    for line, (pair, rows) in enumerate(zip(pairs, found)):
        rng = random.Random(f"{seed}/{line}/{pair.doc[0]}")
        for change in [*value_changes(pair, rows, rng),
                       *name_changes(pair, rows, names, rng),
                       *any_name_changes(pair, rows, names, rng),
                       *negation_changes(pair, rng)]:
            kinds[change.kind].append((line, change))
    chosen = []
    for kind in sorted(kinds):
        chosen += drawn(kinds[kind], most, random.Random(f"{seed}/{kind}"))
    write_changed(pairs, chosen, out)


def draw_drops(docs, most, rng):
    """(document, line, side) of what is left out."""
    all = [(name, i) for name in docs for i in range(len(docs[name]))]
    rng.shuffle(all)
    return [(name, i, rng.choice((EN, KM))) for name, i in sorted(all[:most])]


def change_docs(args):
    pairs = read_pairs(args[0])
    seed, most, out = args[1], int(args[2]), args[3]
    docs = collections.defaultdict(list)
    for pair in pairs:
        docs[pair.doc[0]].append(pair)
    docs = {f"{name}/{i}": doc[i:i + 60] for name, doc in docs.items()
            for i in range(0, len(doc), 60) if len(doc) - i >= 4}
    drops = draw_drops(docs, most, random.Random(f"{seed}/docs"))
    sides, names, gold = ([], []), [], []
    todo = [(name, None, None) for name in docs] + drops
    for n, (name, line, side) in enumerate(todo):
        doc = f"{n:05d}/{name}"
        names.append([f"en/{doc}", f"km/{doc}", "1.0000", "path"])
        for s, lang in ((EN, "en"), (KM, "km")):
            sides[s].extend(
                [f"{lang}/{doc}", f"{i + 1}.1", lang, pair.text[s]]
                for i, pair in enumerate(docs[name])
                if (i, s) != (line, side))
        form = "-" if side is None else "added" if side == EN else "missing"
        gold.append([f"en/{doc}", "-" if side is None else f"{line + 1}.1",
                     "sentence", form, "-" if side is None else 1 - side])
    for side, lang in zip(sides, ("en", "km")):
        write_rows(os.path.join(out, lang + ".tsv"), side)
    write_rows(os.path.join(out, "docpairs.tsv"), names)
    write_rows(os.path.join(out, "gold.tsv"), gold)


def main():
    args = sys.argv[1:]
    if len(args) == 6 and args[0] == "pairs":
        os.makedirs(args[5], exist_ok=True)
        change_pairs(args[1:])
    elif len(args) == 5 and args[0] == "docs":
        os.makedirs(args[4], exist_ok=True)
        change_docs(args[1:])
    else:
        sys.exit("usage: change_pairs.py pairs PAIRS ANCHORS SEED MOST OUT\n"
                 "       change_pairs.py docs PAIRS SEED MOST OUT")


if __name__ == "__main__":
    main()
