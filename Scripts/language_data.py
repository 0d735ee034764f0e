#!/usr/bin/env python3
"""Writes number_words.txt, month_names.txt, regions.txt and romanization.txt of Sources/LanguageData/Data, from ICU's rule-based
number formats and the month names, locales and transforms of CLDR, and adds CLDR's names of units to units.txt. Needs PyICU (Debian: python3-icu). Run it
from the root of the repository.

The languages are those of stop_words.txt. What ICU lacks stands in SUPPLEMENT.
"""
import re

import icu

DATA = "Sources/LanguageData/Data/"
LANGUAGES = [line.split(":")[0] for line in open(DATA + "stop_words.txt", encoding="utf-8") if not line.startswith("#")]
CARDINALS = list(range(2, 32)) + [36, 40, 45, 48, 50, 60, 70, 72, 80, 90, 100, 1000]
ORDINALS = range(1, 13)
# Counting forms beside the one that ICU's rules give.
SUPPLEMENT = {
    "ar": "2=اثنان 2=اثنين 2=مرتين 3=ثلاث 4=أربع 5=خمس 6=ست 7=سبع 8=ثمان 8=ثماني 9=تسع 10=عشر",
    "ru": "3=трёх 3=трём 3=тремя 4=четырёх 4=четырём 2=двое 3=трое 2=дважды 3=трижды 2=обе 2=оба",
    "uk": "2=двічі 3=тричі 2=обидва 2=обидві",
    "he": "2=שני 2=שתי",
    "en": "2=twice 2=both", "fr": "2=deuxième", "de": "2=zweimal 2=beide 2=beiden 3=dreimal", "es": "2=ambos 2=ambas",
    "it": "2=entrambi 2=entrambe", "pt": "2=ambos 2=ambas", "nl": "2=tweemaal 2=beide",
    "zh-Hans": "2=两 2=兩", "zh-Hant": "2=兩 2=两", "ja": "2=二つ 3=三つ 4=四つ 5=五つ 2=ふたつ 3=みっつ", "ko": "2=두 3=세 4=네 5=다섯 6=여섯 2=둘 3=셋 4=넷",
}

# What is written together with the word behind it: and, in, to, the.
PREFIXES = {"ar": "و ف ب ل ك ال وال بال لل", "he": "ו ב ל ה מ ש כ"}

# What counts things behind a number, in scripts without spaces: there a digit's sign alone may be part of any word.
COUNTERS = {
    "ja": "回 つ 個 台 件 本 枚 人 度 倍 種類 行 箇所 か所 番目",
    "zh-Hans": "次 个 項 项 台 件 条 位 倍 种 行 遍 步 名",
    "zh-Hant": "次 個 項 台 件 條 位 倍 種 行 遍 步 名",
    "th": "ครั้ง รายการ ตัว ขั้นตอน ไฟล์ เครื่อง",
}


def words(locale, value, rules):
    found = set()
    format = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, locale)
    for index in range(format.getNumberOfRuleSetNames()):
        name = format.getRuleSetName(index)
        if rules in name and "financial" not in name:
            word = format.format(value, name).replace("\u00ad", "").lower()
            if not re.search(r"[\s\d.]", word) and not word.startswith("-"):
                found.add(word)
    return sorted(found)


def number_words():
    yield "# Numbers in words, by language: cardinals, then ordinals, as `value=word`. Words of two words are left out."
    yield "# Made by Scripts/language_data.py from ICU %s (rule-based number formats) and its own supplement." % icu.ICU_VERSION
    for language in LANGUAGES:
        locale = icu.Locale(language.replace("-", "_"))
        if icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, locale).getLocale().getLanguage() != locale.getLanguage():
            continue
        cardinals = [f"{v}={w}" for v in CARDINALS for w in words(locale, v, "spellout-cardinal") or words(locale, v, "spellout-numbering")]
        cardinals += [f"1000000={w}" for w in words(locale, 1000000, "spellout-cardinal")]
        ordinals = [f"{v}={w}" for v in ORDINALS for w in words(locale, v, "spellout-ordinal") if f"{v}={w}" not in cardinals]
        if cardinals or ordinals:
            yield f"{language}: {' '.join(cardinals + SUPPLEMENT.get(language, '').split())}"
            if language in PREFIXES:
                yield f"{language}-prefixes: {PREFIXES[language]}"
            if language in COUNTERS:
                yield f"{language}-counters: {COUNTERS[language]}"
            if ordinals:
                yield f"{language}-ordinals: {' '.join(ordinals)}"


def month_names():
    yield "# Names of the months, by language: words that stand for January, February and so on, as `month=word`."
    yield "# Made by Scripts/language_data.py from CLDR, as ICU %s has it. In East Asia months are numbers." % icu.ICU_VERSION
    regions = {"ar": ["ar", "ar_SY", "ar_DZ", "ar_MA", "ar_MR"], "de": ["de", "de_AT"]}
    for language in LANGUAGES:
        found = []
        for name in regions.get(language, [language.replace("-", "_")]):
            symbols = icu.DateFormatSymbols(icu.Locale(name))
            for context in (icu.DateFormatSymbols.FORMAT, icu.DateFormatSymbols.STANDALONE):
                for width in (icu.DateFormatSymbols.WIDE, icu.DateFormatSymbols.ABBREVIATED):
                    for month, word in enumerate(symbols.getMonths(context, width), 1):
                        word = word.lower().rstrip(".")
                        if month <= 12 and not re.search(r"[\s\d]", word) and len(word) > 1:
                            found.append((month, word))
        if found:
            yield f"{language}: {' '.join(f'{month}={word}' for month, word in sorted(set(found)))}"


def unit_words():
    """The lines of units.txt, each with CLDR's names of its unit behind the words that stand there already."""
    known = {unit.getIdentifier() for kind in ("digital", "duration", "frequency", "concentr", "graphics")
             for unit in icu.MeasureUnit.getAvailable(kind)}
    comments, units = [], {}
    for line in open(DATA + "units.txt", encoding="utf-8"):
        name, _, words = line.rstrip("\n").partition(":")
        if line.startswith("#"):
            comments.append(line.rstrip("\n"))
        else:
            units[name] = words.split()
    named = {name: names_of(name) if name in known else [] for name in units}
    yield from comments
    for name, words in units.items():
        # Turkish counts hours with the word that Malay has for seconds: such words tell nothing.
        others = {word for other in units if other != name for word in units[other] + named[other]}
        found = [word for word in named[name] if word not in others]
        yield f"{name}: {' '.join(dict.fromkeys(words + found))}"


def names_of(unit):
    found = []
    for language in LANGUAGES:
        format = icu.NumberFormatter.withLocale(icu.Locale(language.replace("-", "_")))
        format = format.unit(icu.MeasureUnit.forIdentifier(unit))
        for width in (icu.UNumberUnitWidth.FULL_NAME, icu.UNumberUnitWidth.SHORT):
            for number in [0, 1, 2, 3, 5, 11, 100]:
                text = format.unitWidth(width).formatInt(number)
                # Digits of all scripts, and marks of direction.
                word = re.sub(r"[\d.,\u200e\u200f\u061c\u066b\u066c]", "", text).strip(" \u00a0\u202f")
                # Short words, and words of several, say too little, or cannot be told from text.
                if not re.search(r"[\s\u00a0\u202f'/()]", word) and (len(word) > 2 or word and ord(word[0]) > 0x400 and len(word) > 1 or word and ord(word[0]) > 0x2E80):
                    found.append(word)
    return found


def regions():
    yield "# Regions that a language is at home in, by language: the likeliest first, in lower case, as addresses have them."
    yield "# Made by Scripts/language_data.py from the locales and likely subtags of CLDR, as ICU %s has them." % icu.ICU_VERSION
    found = {}
    for locale in icu.Locale.getAvailableLocales().values():
        if re.fullmatch("[A-Z]{2}", locale.getCountry()):
            found.setdefault(locale.getLanguage(), set()).add(locale.getCountry().lower())
    for language in sorted(found):
        likely = icu.Locale.createFromName(language)
        likely.addLikelySubtags()
        first = [likely.getCountry().lower()] if likely.getCountry().lower() in found[language] else []
        words = first + sorted(found[language] - set(first))
        # Britain's sites are in `.uk`, whose code is GB.
        yield f"{language}: {' '.join(word + ' uk' if word == 'gb' else word for word in words)}"


# Scripts whose letters stand for sounds; the jamo stand for the syllables of Hangul that are composed of them.
SOUNDS = {
    "Arabic": [(0x0620, 0x064B), (0x066E, 0x06D4)], "Armenian": [(0x0531, 0x0588)], "Bengali": [(0x0985, 0x09C0)],
    "Cyrillic": [(0x0400, 0x0482), (0x048A, 0x0530)], "Devanagari": [(0x0904, 0x093A), (0x0958, 0x0960)],
    "Georgian": [(0x10D0, 0x10F6)], "Greek": [(0x0386, 0x03D0)], "Gujarati": [(0x0A85, 0x0ABA)],
    "Gurmukhi": [(0x0A05, 0x0A3A)], "Hangul": [(0x1100, 0x1113), (0x11A8, 0x11C3)], "Hebrew": [(0x05D0, 0x05EB)],
    "Kannada": [(0x0C85, 0x0CBA)], "Katakana": [(0x30A1, 0x30FB)], "Malayalam": [(0x0D05, 0x0D3A)],
    "Tamil": [(0x0B85, 0x0BBA)], "Telugu": [(0x0C05, 0x0C3A)], "Thai": [(0x0E01, 0x0E2F)],
}


def romanization():
    yield "# Letters of scripts that write sounds, as `letter=Latin letters`, by script: to see that a name was written as it sounds."
    yield "# Made by Scripts/language_data.py from the transforms of CLDR, as ICU %s has them. Vowels and silent letters are left out." % icu.ICU_VERSION
    latin = icu.Transliterator.createInstance("Any-Latin; NFD; [:Nonspacing Mark:] Remove; Latin-ASCII; Lower")
    for script, ranges in sorted(SOUNDS.items()):
        found = []
        for code in (code for first, end in ranges for code in range(first, end)):
            # The small tsu doubles the next consonant, and the Thai letter carries a vowel.
            if chr(code) in "ッอ":
                continue
            sound = re.sub(r"[^a-z]", "", latin.transliterate(chr(code)))
            if re.search(r"[^aeiouhwy]", sound):
                found.append(f"{chr(code)}={sound}")
        yield f"{script}: {' '.join(found)}"


for name, lines in (("number_words", number_words()), ("month_names", month_names()), ("units", unit_words()),
                    ("regions", regions()), ("romanization", romanization())):
    text = "\n".join(lines) + "\n"
    with open(f"{DATA}{name}.txt", "w", encoding="utf-8") as file:
        file.write(text)
