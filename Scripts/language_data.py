#!/usr/bin/env python3
"""Writes number_words.txt, number_scales.txt, number_signs.txt, month_names.txt, weekday_names.txt, day_halves.txt, regions.txt,
locale_names.txt and romanization.txt of Sources/LanguageData/Data, from ICU's rule-based number formats and from the formats, locales and
transforms of CLDR, and adds CLDR's names of units and currencies to units.txt. Needs PyICU (Debian: python3-icu). Run it from the
root of the repository.

The languages are those of stop_words.txt. What ICU lacks stands in SUPPLEMENT.
"""
import itertools
import os.path
import re
import string
import unicodedata

import icu

DATA = "Sources/LanguageData/Data/"
LANGUAGES = [line.split(":")[0] for line in open(DATA + "stop_words.txt", encoding="utf-8") if not line.startswith("#")]
CARDINALS = list(range(2, 101)) + list(range(200, 1000, 100)) + [1000]
ORDINALS = range(1, 13)
# Counting forms beside the one that ICU's rules give.
SUPPLEMENT = {
    "ar": "2=اثنان 2=اثنين 2=مرتين 3=ثلاث 4=أربع 5=خمس 6=ست 7=سبع 8=ثمان 8=ثماني 9=تسع 10=عشر",
    "ru": "3=трёх 3=трём 3=тремя 4=четырёх 4=четырём 2=двое 3=трое 2=дважды 3=трижды 2~обе 2~оба",
    "uk": "2=двічі 3=тричі 2~обидва 2~обидві",
    "he": "2=שני 2=שתי",
    "en": "2=twice 2~both", "de": "2=zweimal 2~beide 2~beiden 3=dreimal", "es": "2~ambos 2~ambas",
    "it": "2~entrambi 2~entrambe", "pt": "2~ambos 2~ambas", "nl": "2=tweemaal 2~beide",
    "zh-Hans": "2=两 2=兩", "zh-Hant": "2=兩 2=两", "vi": "1~mốt 5~lăm", "ja": "2=二つ 3=三つ 4=四つ 5=五つ 2=ふたつ 3=みっつ", "ko": "2=두 3=세 4=네 5=다섯 6=여섯 2=둘 3=셋 4=넷",
}

# Forms in other cases that are too short to be known by what they begin with.
MONTHS = {
    "ru": "5=маю 5=маем 5=мае 3=марте 3=марту 3=мартом 6=июне 6=июню 6=июнем 7=июле 7=июлю 7=июлем", "uk": "5=травню 5=травнем 5=травні 7=липні 7=липнем", "be": "5=маю 5=маем 5=маі",
    "pl": "5=maju 5=majem 2=lutym 2=lutemu", "cs": "5=květnu 2=únoru 3=březnu 4=dubnu 6=červnu 8=srpnu 1=lednu", "sk": "5=máji 6=júni 7=júli",
    "sr": "5=маја 5=мају 6=јуну 7=јулу", "hr": "5=svibnju 6=lipnju 7=srpnju", "bg": "5=май",
}
WEEKDAYS = {
    "ru": "4=среду 4=среды 4=средам 4=средой", "uk": "4=середу 4=середи 4=середам", "be": "4=сераду 4=серады 4=серадам",
    "pl": "4=środę 4=środy 6=piątki", "cs": "1=neděli 3=úterky 4=středu 4=středy 6=pátky 6=pátku 7=sobotu 7=soboty",
    "sk": "4=stredu 4=stredy 6=piatky 6=piatok 7=sobotu", "hr": "4=srijedu", "sr": "4=среду", "bs": "4=srijedu", "sl": "1=nedeljo 4=sredo 7=soboto",
    "ja": "1=日曜 2=月曜 3=火曜 4=水曜 5=木曜 6=金曜 7=土曜", "de": "7=Sonnabend",
    "zh-Hans": "1=星期天 1=周日 2=周一 3=周二 4=周三 5=周四 6=周五 7=周六 2=礼拜一 3=礼拜二 4=礼拜三 5=礼拜四 6=礼拜五 7=礼拜六",
    "zh-Hant": "1=星期天 1=週日 2=週一 3=週二 4=週三 5=週四 6=週五 7=週六 2=禮拜一 3=禮拜二 4=禮拜三 5=禮拜四 6=禮拜五 7=禮拜六",
    "pt": "2=segundas-feiras 3=terças-feiras 4=quartas-feiras 5=quintas-feiras 6=sextas-feiras", "fa": "3=سه_شنبه 5=پنج_شنبه",
}
HALVES = {"ar": "0=صباحًا 0=صباحا 1=مساء", "de": "1=nachmittags 0=vormittags 1=abend 1=nachmittag 0=morgen 0=vormittag 0=früh 2=nacht", "fr": "1=après-midi", "nl": "0=ochtends 1=middags 1=avonds 2=nachts 1=avond 1=middag 0=ochtend 2=nacht",
          "pl": "1=południu 1=wieczór 0=ranem 0=rana", "ru": "1=вечер 1=вечером 0=утром 0=утро 1=днём 1=днем 2=ночью", "uk": "1=вечір 1=ввечері 0=вранці 2=вночі 2=ночі", "be": "1=вечара 0=раніцы 1=дня 2=ночы", "da": "1=aften 1=eftermiddag 0=morgen 0=formiddag 2=nat", "nb": "1=kvelden 1=ettermiddag 0=morgen 0=formiddag", "cs": "1=večera 0=ráno", "tr": "1=akşamı 0=sabahı", "ro": "1=seară 0=dimineață", "sv": "1=eftermiddagen 0=morgonen", "zh-Hans": "0=清晨 1=傍晚", "zh-Hant": "1=傍晚"}
SCALES = {3: "k 千 천", 5: "lakh lakhs lac lacs", 7: "crore crores", 8: "億 亿 억", 12: "兆 조", 4: "万 萬 만", 0: "조 兆 k bin 만큼"}

ORDINALS_TOO = {"fr": "2=deuxième", "ko": "1=첫 1=첫째 2=둘째 3=셋째"}

# What is written together with the word behind it: and, in, to, the.
PREFIXES = {"ar": "و ف ب ل ك ال وال بال لل", "he": "ו ב ל ה מ ש כ"}

INFLECTED = "az be bg bn bs cs el et eu fi hi hr hu hy ka kk ko lt lv mk mr pl ru sk sl sr sr-Latn ta te tr uk ur uz"
SIGNS = {"pt": "negativo", "es": "negativo", "fr": "négatif", "en": "negative", "ko": "영하", "zh-Hans": "零下", "zh-Hant": "零下", "ja": "氷点下", "th": "ลบ"}

# Languages of one region or script that have a name of their own, or are published apart from others.
DIALECTS = ["de_AT", "de_CH", "en_AU", "en_CA", "en_GB", "en_US", "es_419", "es_ES", "es_MX", "fr_CA", "fr_CH", "pt_BR", "pt_PT", "sr_Cyrl", "sr_Latn", "uz_Cyrl", "uz_Latn", "zh_Hans", "zh_Hant"]

# Currencies that share a name.
CURRENCIES = {
    "dollar": ["USD", "AUD", "CAD", "HKD"], "euro": ["EUR"], "pound-sterling": ["GBP", "EGP", "SYP"], "ruble": ["RUB", "BYN"],
    "rupee": ["INR", "PKR", "NPR"], "franc": ["CHF", "DJF"], "peso": ["MXN", "ARS"], "krona": ["SEK", "ISK"],
}

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


def spelt(locale, value):
    """A number in words, word by word."""
    format = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, locale)
    return re.split(r"\s+", format.format(value).replace("\u00ad", "").replace("\u200b", " ").lower())


def multipliers(locale):
    """The words for ten, a hundred, a thousand and a million, where they are words of their own."""
    for value in (10, 100, 1000, 1000000):
        for count in (2, 5, 10):
            one, many = spelt(locale, count), spelt(locale, count * value)
            if len(many) == 2 and len(one) == 1 and (many[0] == one[0] or count == 2) and not re.search(r"\d", many[1]):
                yield f"{value}~{many[1]}"


def joins_of(locale):
    """The words between the parts of a number: `treinta y tres`."""
    for tens in (20, 30, 50, 70):
        for ones in (2, 3, 5):
            whole = spelt(locale, tens + ones)
            if len(whole) == 3 and len(spelt(locale, tens)) == 1 and whole[0] == spelt(locale, tens)[0] and len(whole[1]) <= 3:
                yield whole[1]


def number_words():
    yield "# Numbers in words, by language: cardinals, then ordinals, as `value=word`. Numbers of two words are left out. Written"
    yield "# as `value~word`: a word that can mean the number, but not by itself (`both`), or only after another one (`million`)."
    yield "# Made by Scripts/language_data.py from ICU %s (rule-based number formats) and from its own supplement." % icu.ICU_VERSION
    for language in LANGUAGES:
        locale = icu.Locale(language.replace("-", "_"))
        if icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, locale).getLocale().getLanguage() != locale.getLanguage():
            continue
        cardinals = [f"{v}={w}" for v in CARDINALS for w in words(locale, v, "spellout-cardinal") or words(locale, v, "spellout-numbering")]
        cardinals += [f"1000000={w}" for w in words(locale, 1000000, "spellout-cardinal")]
        cardinals = [re.sub("^(1000|1000000)=", r"\1~", entry) for entry in cardinals]
        ordinals = [f"{v}={w}" for v in ORDINALS for w in words(locale, v, "spellout-ordinal") if f"{v}={w}" not in cardinals]
        cardinals += [entry for entry in dict.fromkeys(multipliers(locale)) if entry not in cardinals and entry.replace("10~", "10=") not in cardinals]
        if cardinals or ordinals:
            yield f"{language}: {' '.join(cardinals + SUPPLEMENT.get(language, '').split())}"
            if language in PREFIXES:
                yield f"{language}-prefixes: {PREFIXES[language]}"
            if language in COUNTERS:
                yield f"{language}-counters: {COUNTERS[language]}"
            ordinals += [entry for entry in ORDINALS_TOO.get(language, "").split() if entry not in ordinals]
            if ordinals:
                yield f"{language}-ordinals: {' '.join(ordinals)}"
            joins = sorted(set(joins_of(locale)))
            if joins:
                yield f"{language}-joins: {' '.join(joins)}"


def names(language, regions, read):
    """What `read` gives of a language's symbols, in each context and in full or abbreviated: number, name, whether in full."""
    for name in regions.get(language, [language.replace("-", "_")]):
        symbols = icu.DateFormatSymbols(icu.Locale(name))
        for context in (icu.DateFormatSymbols.FORMAT, icu.DateFormatSymbols.STANDALONE):
            for width in (icu.DateFormatSymbols.WIDE, icu.DateFormatSymbols.ABBREVIATED):
                for number, word in read(symbols, context, width):
                    yield number, word, width == icu.DateFormatSymbols.WIDE


def month_names():
    yield "# Names of the months, by language: words for January, February and so on, as `month=word`. Words that mean a month only"
    yield "# beside a day or a year are written as `month~word`: abbreviations. In East Asia, months are numbers."
    yield "# Made by Scripts/language_data.py from CLDR, as in ICU %s, and from its own supplement." % icu.ICU_VERSION
    regions = {"ar": ["ar", "ar_SY", "ar_DZ", "ar_MA", "ar_MR"], "de": ["de", "de_AT"]}
    for language in LANGUAGES:
        found = {}
        for month, word, is_full in names(language, regions, lambda s, c, w: enumerate(s.getMonths(c, w), 1)):
            word = word.lower().rstrip(".")
            if month <= 12 and not re.search(r"[\s\d]", word) and len(word) > 1:
                found[month, word] = found.get((month, word), False) or is_full
        if found:
            entries = [f"{month}{'=' if found[month, word] else '~'}{word}" for month, word in sorted(found)]
            yield f"{language}: {' '.join(entries + MONTHS.get(language, '').split())}"


def weekday_names():
    yield "# Names of the days of the week, by language, as `day=word`: Sunday is 1, `_` means a space, and words are in their own"
    yield "# case. In the languages in the line `inflected`, the names of days and months have endings."
    yield "# Made by Scripts/language_data.py from CLDR, as in ICU %s, and from its own supplement." % icu.ICU_VERSION
    yield f"inflected: {INFLECTED}"
    for language in LANGUAGES:
        found = []
        for day, word, is_full in names(language, {}, lambda s, c, w: enumerate(s.getWeekdays(c, w)[1:], 1)):
            if is_full and word not in (name for _, name in found) and not re.search(r"\d", word):
                found.append((day, word))
        if len({day for day, _ in found}) == 7:
            entries = [f"{day}={word.replace(' ', '_')}" for day, word in sorted(found)]
            yield f"{language}: {' '.join(entries + WEEKDAYS.get(language, '').split())}"


def day_halves():
    yield "# Words beside an hour that show the half of the day, by language: `0=word` before noon, `1=word` after noon, `2=word`"
    yield "# for night, which is both. `language-before` lists the words that come before the hour. If there are several words, the"
    yield "# last one counts."
    yield "# Made by Scripts/language_data.py from CLDR, as in ICU %s, and from its own supplement." % icu.ICU_VERSION
    for language in LANGUAGES:
        locale = icu.Locale(language.replace("-", "_"))
        halves = {}
        for hour in [*range(0, 12), *range(13, 24)]:
            for pattern in ("h a", "h B", "h BBBB"):
                format = icu.SimpleDateFormat(pattern, locale)
                format.setTimeZone(icu.TimeZone.createTimeZone("UTC"))
                text = re.sub(r"[\d\u200e\u200f\u061c]", "", format.format(hour * 3600.0)).strip(" \u00a0\u202f")
                text = re.sub(r"^(\w)\.[\s\u00a0\u202f]?(\w)\.?$", r"\1.\2", text.lower())
                word = re.split(r"[\s\u00a0\u202f]", text)[-1]
                if (len(word) > 1 or ord(word[0]) > 0x2E80) and not word.endswith(".") and not re.search(r"\d", word):
                    halves.setdefault(word, set()).add(hour // 12)
        for word in ("am", "pm", "a.m", "p.m"):
            halves.setdefault(word, {word[0] == "p"})
        pattern = icu.DateTimePatternGenerator.createInstance(locale).getBestPattern("hm")
        order = "-before" if re.search("[aB]", pattern).start() < re.search("[hHKk]", pattern).start() else ""
        entries = [f"{2 if len(half) == 2 else int(min(half))}={word}" for word, half in sorted(halves.items())]
        yield f"{language}{order}: {' '.join(entries + HALVES.get(language, '').split())}"


def number_scales():
    yield "# Words for powers of ten that follow numbers (`2.5 million`), by the number of zeros, in lower case. For inflected"
    yield "# words, the beginning of the word followed by `*`. A word in two lines can mean either; a word in line 0 may not be a"
    yield "# power of ten at all."
    yield "# Made by Scripts/language_data.py from the compact decimal formats of CLDR, as in ICU %s, and from its own" % icu.ICU_VERSION
    yield "# supplement."
    scales = {}
    long_forms = {}
    units = {word.lower() for line in open(DATA + "units.txt", encoding="utf-8") if not line.startswith("#") for word in line.split()[1:]}
    languages = LANGUAGES + ["en_IN", "pt_PT", "es_MX", "de_CH", "de_AT"]
    widths = ((icu.Notation.compactLong(), 2), (icu.Notation.compactShort(), 3))
    for (width, shortest), language in ((width, language) for width in widths for language in languages):
        forms = {}
        format = icu.NumberFormatter.withLocale(icu.Locale(language.replace("-", "_"))).notation(width)
        for zeros in range(3, 15):
            for number in (1, 2, 3, 5, 20):
                text = re.sub(r"[\u200e\u200f\u061c]", "", str(format.formatDouble(number * 10.0**zeros)))
                match = re.fullmatch(r"(\d+)[\s\u00a0\u202f]?([^\d\s.,]+)\.?", text)
                if not match: continue
                value = int("".join(str(unicodedata.digit(c)) for c in match[1]))
                exponent = len(f"{number}{'0' * zeros}") - len(str(value))
                word = match[2].lower()
                # `min` is a thousand in Azerbaijani, and a minute nearly everywhere. What is a word in one language is no
                # abbreviation in another.
                if (len(word) >= shortest or ord(word[0]) > 0x2E80) and word != "min" and (shortest == 2 or word not in long_forms):
                    forms.setdefault(exponent, set()).add(word)
                    if shortest == 2: long_forms[word] = exponent
        for exponent, words in forms.items():
            scales.setdefault(exponent, []).extend(sorted(words))
            begin = os.path.commonprefix([word for word in sorted(words) if len(word) >= 5])
            if len(begin) >= 5: scales[exponent].append(begin + "*")
    for exponent, words in SCALES.items():
        scales.setdefault(exponent, []).extend(words.split())
    # `mil` is a thousand in Spanish, and miles in Polish.
    scales[0] = scales.get(0, []) + [word for zeros, words in scales.items() for word in words if zeros and word in units]
    for exponent in sorted(scales):
        yield f"{exponent}: {' '.join(dict.fromkeys(scales[exponent]))}"


def unit_words():
    """The lines of units.txt, each with CLDR's names of its unit behind the words that stand there already."""
    kinds = ("digital", "duration", "frequency", "concentr", "graphics", "length", "mass", "temperature", "volume", "speed", "electric", "power")
    known = {unit.getIdentifier() for kind in kinds for unit in icu.MeasureUnit.getAvailable(kind)}
    comments, units = [], {}
    for line in open(DATA + "units.txt", encoding="utf-8"):
        name, _, words = line.rstrip("\n").partition(":")
        if line.startswith("#"):
            comments.append(line.rstrip("\n"))
        else:
            units[name] = words.split()
    named = {name: names_of(icu.MeasureUnit.forIdentifier(name)) if name in known else currency_names(name) for name in units}
    yield from comments
    for name, words in units.items():
        # Turkish counts hours with the word that Malay has for seconds: such words tell nothing.
        others = {word for other in units if other != name for word in units[other] + named[other]}
        found = [word for word in named[name] if word not in others]
        yield f"{name}: {' '.join(dict.fromkeys(words + found))}"


def currency_names(name):
    """The noun of a currency: what the names of all currencies that are called so have in common."""
    if name not in CURRENCIES:
        return []
    found = []
    for language in LANGUAGES:
        format = icu.NumberFormatter.withLocale(icu.Locale(language.replace("-", "_"))).unitWidth(icu.UNumberUnitWidth.FULL_NAME).precision(icu.Precision.integer())
        words = [set() for _ in CURRENCIES[name]]
        for index, code in enumerate(CURRENCIES[name]):
            for number in [0, 1, 2, 3, 5, 11, 100]:
                words[index] |= set(re.findall(r"[^\W\d]+(?:[\u0300-\u036f\u0900-\u0dff\u0e00-\u0e7f]+[^\W\d]*)*", str(format.unit(icu.CurrencyUnit(code)).formatInt(number))))
        found += sorted(word for word in set.intersection(*words) if len(word) > 2 or ord(word[0]) > 0x2E80)
    return found


def names_of(unit):
    found = []
    for language in LANGUAGES:
        format = icu.NumberFormatter.withLocale(icu.Locale(language.replace("-", "_")))
        format = format.unit(unit)
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
    yield "# Regions where a language is at home, by language, in lower case as in addresses; the most likely region is first."
    yield "# Made by Scripts/language_data.py from the locales and likely subtags of CLDR, as in ICU %s." % icu.ICU_VERSION
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


def dialects(locale):
    """The names that a locale's data has for languages of one region or script: `pt_BR`, Brazilian Portuguese."""
    try:
        table = icu.ResourceBundle("icudt%sl-lang" % icu.ICU_VERSION.split(".")[0], icu.Locale(locale)).get("Languages")
    except icu.ICUError:
        return {}
    found = {}
    for tag in DIALECTS:
        try:
            found[tag] = table.get(tag).getString()
        except icu.ICUError:
            pass
    return found


def folded(name):
    """As names are compared: in lower case, words with a space between them, whatever stands there."""
    text = unicodedata.normalize("NFC", name).lower()
    return " ".join("".join(c if unicodedata.category(c)[0] in "LMN" else " " for c in text).split())


def spellings(name):
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    # Accents are left out in Latin letters alone.
    for text in [name, plain] if re.fullmatch(r"[\x00-\u024f\u1e00-\u1eff’]*", name) else [name]:
        text = folded(text)
        if not re.fullmatch(r"[\x00-\x7f]{0,3}", text):
            yield text


def locale_names():
    yield "# Names that folders and files use for a locale besides its BCP 47 tag. Made by Scripts/language_data.py from CLDR, as"
    yield "# in ICU %s." % icu.ICU_VERSION
    yield "# `codes`: other codes of languages (ISO 639-2 and 639-3), as `code=tag`. `countries`: the most likely language of a"
    yield "# country, unless the code of the country is also the code of a language. `both`: the same for country codes that are"
    yield "# also language codes. `scripts`: the scripts that tags have. Then, by tag: the names of the language in English and in"
    yield "# the language itself, in lower case, with and without accents, with a space between words."
    known = [word for line in open(DATA + "languages.txt", encoding="utf-8") if not line.startswith("#") for word in line.split()[1:]]
    codes = {}
    for letters in itertools.product(string.ascii_lowercase, repeat=3):
        code = "".join(letters)
        tag = icu.Locale.createCanonical(code).getName()
        if tag in known and tag != code and code not in known:
            codes[code] = tag
    yield "codes: " + " ".join(f"{code}={tag}" for code, tag in sorted(codes.items()))
    countries, scripts = {}, set()
    for country in icu.Locale.getISOCountries():
        locale = icu.Locale("und", country)
        locale.addLikelySubtags()
        if locale.getLanguage() in known:
            countries[country.lower()] = locale.getLanguage()
    countries["uk"] = countries["gb"]
    for name in list(icu.Locale.getAvailableLocales()) + known:
        locale = icu.Locale.createFromName(name)
        locale.addLikelySubtags()
        scripts.add(locale.getScript().lower())
    yield "countries: " + " ".join(f"{c}={l}" for c, l in sorted(countries.items()) if c not in known)
    yield "both: " + " ".join(f"{c}={l}" for c, l in sorted(countries.items()) if c in known and c != l)
    yield "scripts: " + " ".join(sorted(scripts - {""}))
    names, taken = {}, set()
    available = set(icu.Locale.getAvailableLocales())
    for tag in [code for code in known if code not in ("bh", "in", "iw", "ji", "jw", "mo", "sh")] + DIALECTS:
        locale = icu.Locale(tag)
        own = [] if locale.getLanguage() not in available else [locale.getDisplayName(locale), dialects(tag).get(tag), dialects(locale.getLanguage()).get(tag)]
        for name in [locale.getDisplayName(icu.Locale("en")), dialects("en").get(tag)] + own:
            for text in spellings(name or ""):
                if text not in taken and text != folded(tag):
                    taken.add(text)
                    names.setdefault(tag.replace("_", "-"), []).append(text)
    for tag in sorted(names):
        yield f"{tag}: {', '.join(names[tag])}"


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
    yield "# Letters of scripts that write sounds, as `letter=Latin letters`, by script. Used to recognize a transliterated name."
    yield "# Made by Scripts/language_data.py from the transforms of CLDR, as in ICU %s. Vowels and silent letters are left out." % icu.ICU_VERSION
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


def number_signs():
    yield "# Words before a number that can mean that it is negative, by language."
    yield "# Made by Scripts/language_data.py from ICU %s (rule-based number formats) and from its own supplement." % icu.ICU_VERSION
    for language in LANGUAGES:
        locale = icu.Locale(language.replace("-", "_"))
        format = icu.RuleBasedNumberFormat(icu.URBNFRuleSetTag.SPELLOUT, locale)
        if format.getLocale().getLanguage() == locale.getLanguage():
            text = re.sub("[\u00ad\u200b]", "", format.format(-5).replace(format.format(5), "")).strip().lower()
            entries = [word for word in text.split() + SIGNS.get(language, "").split() if not re.search(r"\d", word) and word != "-"]
            if entries:
                yield f"{language}: {' '.join(entries)}"


FILES = {
    "number_signs": number_signs,
    "number_words": number_words, "month_names": month_names, "weekday_names": weekday_names, "day_halves": day_halves,
    "units": unit_words, "number_scales": number_scales, "regions": regions, "locale_names": locale_names, "romanization": romanization,
}
for name, lines in FILES.items():
    text = "\n".join(lines()) + "\n"
    with open(f"{DATA}{name}.txt", "w", encoding="utf-8") as file:
        file.write(text)
