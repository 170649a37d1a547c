const only = (words: string, before = "", after = ""): RegExp =>
  new RegExp(`^${before}(${words.trim().replace(/\s+/gu, "|")})${after}$`, "iu");

const opening = `["'«“(]*`;
const closing = `[.,!?…:;»”"')]*`;

/** Prepositions, negations and articles: they belong to the word after them. */
export const holdsNext = only(
  `в во на с со к ко о об обо от ото по под подо при про у до для без безо за из изо из-за из-под над через
  между меж перед передо около среди против вместо кроме ради возле вокруг после сквозь не ни
  ул\\. им\\. см\\. стр\\. гл\\. рис\\.
  a an the of to in on at by for from with into`,
  opening,
);

/** Particles that belong to the word before them. */
export const holdsPrevious = only("же ж ли ль бы б", "", closing);

/** Conjunctions and particles that look ahead: better not left at an end, but no harm when there is no other way. */
export const leansOnNext = only(
  "и а но да или либо то что чтобы как если когда где куда чем ведь вот даже лишь только and or but that as",
  opening,
);

/** Signs and words a number follows. */
export const beforeNumber = only("№ § \\$ € £ ₽ n° номер", opening);

/** Numbers that are spoken of rather than counted, as a recogniser writes them. */
export const spelledNumber = only(
  `один одна одно одну одного два две двух три трёх трех четыре четырёх четырех пять шесть семь восемь девять десять
  пятнадцать двадцать тридцать сорок пятьдесят сто двести триста пятьсот полтора полторы пару несколько сколько
  two three four five six seven eight nine ten twenty thirty forty fifty hundred`,
  opening,
);

/** Signs, units and magnitudes that follow their number. */
export const afterNumber = only(
  `% ‰ ° °[cfс] ₽ \\$ € £ ₸ ₴ руб\\.? рубл\\p{L}* коп\\.? копе\\p{L}* доллар\\p{L}* евро тенге гривен гривн\\p{L}*
  процент\\p{L}* тыс\\.? тысяч\\p{L}* млн\\.? миллион\\p{L}* млрд\\.? миллиард\\p{L}* трлн\\.? триллион\\p{L}*
  градус\\p{L}* раз раза лет год года году годов гг?\\.? век века вв?\\.
  ч\\.? час часа часов мин\\.? минут\\p{L}* сек\\.? секунд\\p{L}* мс дн\\p{L}{1,2} день недел\\p{L}* месяц\\p{L}*
  января февраля марта апреля мая июня июля августа сентября октября ноября декабря
  мм см дм м км м² км² м³ кв\\.? кг г мг т тонн\\p{L}* л мл литр\\p{L}* метр\\p{L}* километр\\p{L}* грамм\\p{L}*
  килограмм\\p{L}* квт вт гб мб тб кб px fps
  percent dollars? euros? k m b million billion thousand years? hours? minutes? seconds? times? kg km cm mm`,
  "",
  closing,
);

/** Words that make a number larger («10 млн рублей»). */
export const magnitude = only(
  "тыс\\.? тысяч\\p{L}* млн\\.? миллион\\p{L}* млрд\\.? миллиард\\p{L}* трлн\\.? thousand million billion",
);

/** What a magnitude is counted in. */
export const afterMagnitude = only(
  "₽ \\$ € £ ₸ ₴ руб\\.? рубл\\p{L}* доллар\\p{L}* евро тенге гривен гривн\\p{L}* dollars? euros?",
  "",
  closing,
);
