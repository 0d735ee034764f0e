import DriftRules
import ParallelText
import TestSupport
import Testing

@Suite("Numbers by value and meaning")
struct NumberMeaningTests {
  static let drifts: [Example] = [
    .drift(
      .numberMismatch, "a power of ten that went lost",
      target: "Bis zu ⟦5⟧ Konten.", reference: "Up to ⟦5 million⟧ accounts.", in: "de-DE"),
    .drift(
      .numberMismatch, "another number of tens",
      target: "Chờ ⟦bốn mươi⟧ giây.", reference: "Wait ⟦thirty⟧ seconds.", in: "vi-VN"),
    .drift(
      .numberMismatch, "another year of the Thai calendar",
      target: "ระบบจะหยุดทำงานในวันที่ 1 พฤษภาคม ⟦2566⟧", reference: "The system ends on May 1, ⟦2024⟧.", in: "th-TH"),
    .drift(
      .numberMismatch, "another number of ten thousands",
      target: "最大 ⟦20 万⟧件です。", reference: "Up to ⟦2 million⟧ entries.", in: "ja-JP"),
    .drift(
      .numberMismatch, "another power of ten",
      target: "Jusqu’à ⟦3 milliards⟧ de lignes.", reference: "Up to ⟦3 million⟧ rows."),
    .drift(
      .numberMismatch, "another day of the week",
      target: "Die Ablage wird jeden ⟦Dienstag⟧ geleert.", reference: "The tray is emptied every ⟦Monday⟧.",
      in: "de-DE"),
    .drift(
      .numberMismatch, "another day of the week, with an ending",
      target: "Лоток очищается по ⟦вторникам⟧.", reference: "The tray is emptied each ⟦Monday⟧.",
      in: "ru-RU"),
    .drift(
      .numberMismatch, "another day of the week in a script without spaces",
      target: "トレイは毎週⟦火曜日⟧に空になります。", reference: "The tray is emptied every ⟦Monday⟧.", in: "ja-JP"),
    .drift(
      .numberMismatch, "another month, without a year",
      target: "El soporte termina en ⟦junio⟧.", reference: "Support ends in ⟦July⟧.", in: "es-ES"),
    .drift(
      .numberMismatch, "another half of the day",
      target: "Rufen Sie vor ⟦6 AM⟧ an.", reference: "Call before ⟦6 PM⟧.", in: "de-DE"),
    .drift(
      .numberMismatch, "another half of the day, before the hour",
      target: "⟦午前 6⟧ 時までに電話してください。", reference: "Call before ⟦6 PM⟧.", in: "ja-JP"),
    .drift(
      .numberMismatch, "a half of the day that went lost",
      target: "Rufen Sie vor ⟦6⟧ Uhr an.", reference: "Call before ⟦6 PM⟧.", in: "de-DE"),
    .drift(
      .numberMismatch, "another hour of twenty-four",
      target: "Rufen Sie vor ⟦19⟧ Uhr an.", reference: "Call before ⟦6⟧ PM.", in: "de-DE"),
    .drift(
      .numberMismatch, "another sign",
      target: "Ustaw przesunięcie na ⟦-5 mm⟧.", reference: "Set the offset to ⟦+5 mm⟧.", in: "pl-PL"),
    .drift(
      .numberMismatch, "a sign that went lost",
      target: "Définissez la valeur sur ⟦3⟧.", reference: "Set the value to ⟦-3⟧."),
    .drift(
      .numberMismatch, "the opposite mark of comparison",
      target: "L’humidité doit être ⟦< 30 %⟧.", reference: "The humidity must be ⟦> 30 %⟧."),
    .drift(
      .versionMismatch, "a mark of comparison that went lost in a cell",
      target: "| Élément | Go |\n| --- | --- |\n| Client | ⟦1.20⟧ |\n",
      reference: "| Item | Go |\n| --- | --- |\n| Client | ⟦>= 1.20⟧ |\n"),
    .drift(
      .numberMismatch, "another unit of length",
      target: "Au plus ⟦10 km⟧.", reference: "At most ⟦10 miles⟧."),
    .drift(
      .numberMismatch, "another unit of length, abbreviated",
      target: "Кабель не длиннее ⟦2 см⟧.", reference: "A cable of ⟦2 m⟧ at most.", in: "ru-RU"),
    .drift(
      .numberMismatch, "another unit of temperature",
      target: "Moins de ⟦40 °F⟧.", reference: "Less than ⟦40 °C⟧."),
    .drift(
      .numberMismatch, "another currency",
      target: "La licence coûte ⟦20 dollars⟧.", reference: "The licence costs ⟦20 euros⟧."),
    .drift(
      .numberMismatch, "another currency, by its sign",
      target: "La licence coûte ⟦20 €⟧.", reference: "The licence costs ⟦$20⟧."),
    .drift(
      .numberMismatch, "another fraction",
      target: "Tournez la vis d’un ⟦¼⟧ de tour.", reference: "Turn the screw by ⟦½⟧ turn."),
    .drift(
      .numberMismatch, "per mille for per cent",
      target: "Moins de ⟦5 ‰⟧.", reference: "Less than ⟦5 %⟧."),
    .drift(
      .numberMismatch, "a count that stayed",
      target: "Der Dienst startet mit ⟦3⟧ Kopien.", reference: "The service starts with as many copies as you need.⟦⟧",
      in: "de-DE"),
  ]

  static let fine: [Example] = [
    .fine(
      .numberMismatch, "tens of two words",
      target: "Chờ ba mươi giây, rồi chờ mười hai giây nữa, và sau đó hai mươi lăm phút.",
      reference: "Wait thirty seconds, then twelve more seconds, and then twenty-five minutes.", in: "vi-VN"),
    .fine(
      .numberMismatch, "an hour of 24 in digits of another script",
      target: "کار در ساعت ۱۷:۰۰ اجرا می‌شود.", reference: "The job runs at 5:00 PM.", in: "fa-IR"),
    .fine(
      .numberMismatch, "a year of the Thai calendar",
      target: "ระบบจะหยุดทำงานในวันที่ 1 พฤษภาคม 2567", reference: "The system ends on May 1, 2024.", in: "th-TH"),
    .fine(
      .numberMismatch, "millions in ten thousands",
      target: "最大250万件、1 か月に 2.5 億件です。", reference: "Up to 2.5 million entries, 250 million a month.", in: "ja-JP"),
    .fine(
      .numberMismatch, "millions in Korean",
      target: "최대 250만 개, 매월 3억 개.", reference: "Up to 2.5 million entries, 300 million a month.", in: "ko-KR"),
    .fine(
      .numberMismatch, "a particle that begins like a power of ten",
      target: "1만큼 늘립니다.", reference: "Increments by 1.", in: "ko-KR"),
    .fine(
      .numberMismatch, "a number written by powers",
      target: "共 1万 2500 行，3亿5000万 字节。", reference: "12,500 rows, 350 million bytes.", in: "zh-CN"),
    .fine(
      .numberMismatch, "millions and thousands of millions",
      target: "1,2 Milliarden Zeilen, 3 Millionen Konten.", reference: "1.2 billion rows, 3 million accounts.",
      in: "de-DE"),
    .fine(
      .numberMismatch, "a thousand millions",
      target: "Hasta 2 mil millones de filas y 10 mil cuentas.", reference: "Up to 2 billion rows and 10,000 accounts.",
      in: "es-ES"),
    .fine(
      .numberMismatch, "millions in digits",
      target: "Не более 2 500 000 строк.", reference: "At most 2.5 million rows.", in: "ru-RU"),
    .fine(
      .numberMismatch, "millions with an ending",
      target: "Работает с 3 миллионами строк.", reference: "Works with 3 million rows.", in: "ru-RU"),
    .fine(
      .numberMismatch, "a range of thousands",
      target: "毎秒 50 万〜60 万件です。", reference: "500-600 thousand entries a second.", in: "ja-JP"),
    .fine(
      .numberMismatch, "lakh and crore",
      target: "25 लाख पंक्तियाँ और 3 करोड़ संदेश।", reference: "2.5 million rows and 30 million messages.", in: "hi-IN"),
    .fine(
      .numberMismatch, "Indian groups",
      target: "प्रति वर्ष 12,50,000 संदेश।", reference: "1,250,000 messages a year.", in: "hi-IN"),
    .fine(
      .numberMismatch, "hours of twenty-four",
      target: "Von 8 bis 18 Uhr, um Mitternacht 0 Uhr.", reference: "From 8 AM to 6 PM, at midnight 12 AM.", in: "de-DE"
    ),
    .fine(
      .numberMismatch, "a range of hours with one half of the day",
      target: "Entre 18 h 00 et 21 h 00, puis à 7 h 15.", reference: "From 6 to 9 PM, then at 7:15 AM."),
    .fine(
      .numberMismatch, "a half of the day before the hour",
      target: "下午6点到晚上9点。", reference: "From 6 PM to 9 PM.", in: "zh-CN"),
    .fine(
      .numberMismatch, "a half of the day in words",
      target: "В 6 вечера или в 3 часа ночи.", reference: "At 6 PM or at 3 AM.", in: "ru-RU"),
    .fine(
      .numberMismatch, "a half of the day before an Arabic comma",
      target: "تبدأ المهمة في الساعة ٥ مساءً، ثم تنتهي.", reference: "The task starts at 5 PM, then it ends.",
      in: "ar-SA"),
    .fine(
      .numberMismatch, "a half of the day as a noun",
      target: "Der Dienst endet um 6 am Abend.", reference: "The service ends at 6 PM.", in: "de-DE"),
    .fine(
      .numberMismatch, "a minus in another dress",
      target: "Valeurs de −5 à 3.", reference: "Values from -5 to 3."),
    .fine(
      .numberMismatch, "a minus in words",
      target: "La valeur est moins 5.", reference: "The value is -5."),
    .fine(
      .numberMismatch, "a range with a dash",
      target: "De 3 à 5 fois.", reference: "From 3-5 times."),
    .fine(
      .numberMismatch, "a comparison in words",
      target: "| 項目 | Go |\n| --- | --- |\n| クライアント | 1.20 以上 |\n",
      reference: "| Item | Go |\n| --- | --- |\n| Client | >= 1.20 |\n", in: "ja-JP"),
    .fine(
      .numberMismatch, "a tag and an arrow before a number",
      target: "Étape<br>5 puis -> 3.", reference: "Step 5, then 3."),
    .fine(
      .numberMismatch, "decimals that are zero",
      target: "À partir de la version 5.", reference: "From version 5.0 on."),
    .fine(
      .numberMismatch, "a unit of a currency before and behind",
      target: "Coûte 20 $ ou 5 euros.", reference: "Costs $20 or €5."),
    .fine(
      .numberMismatch, "a pair that no number is said of",
      target: "Les deux côtés restent.", reference: "Both sides remain."),
    .fine(
      .numberMismatch, "names with numbers",
      target: "Les bibliothèques tierces encodent en base64.", reference: "3rd-party libraries encode as base-64."),
    .fine(
      .numberMismatch, "a number in words of two words",
      target: "Espere treinta y tres segundos.", reference: "Wait 33 seconds.", in: "es-ES"),
    .fine(
      .numberMismatch, "thousands of something",
      target: "Тысячи команд в двух справках.", reference: "Thousands of commands in two help files.", in: "ru-RU"),
    .fine(
      .numberMismatch, "the day on which a generator wrote the page",
      target: "Texte.\n\n###### Généré par toolgen le 14-Jan-2026",
      reference: "Text.\n\n###### Auto generated by toolgen on 12-Jun-2026"),
  ]

  @Test("reports", arguments: drifts) func reports(_ example: Example) throws { try example.check() }
  @Test("accepts", arguments: fine) func accepts(_ example: Example) throws { try example.check() }

  @Test("A word of text that was left in another language is no number of the article's own")
  func languageOfText() throws {
    let text = "For this you need a lamp and the key. Press the button to start with three fingers on it."
    let drifts = RuleBook.check(try pair(text, text, target: "da-DK", reference: "en-US"))
    #expect(!drifts.contains { $0.rule == .numberMismatch })
  }

  @Test("A number that was converted to another unit is a note")
  func converted() throws {
    let drifts = RuleBook.check(
      try pair("Au plus 16 km.", "At most 10 miles.", target: "fr-FR", reference: "en-US"))
    #expect(drifts.map(\.severity) == [.note])
  }
}
