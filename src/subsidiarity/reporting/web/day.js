// The day to look again: in two years, or what a workshop agreed, with a remark where that is over.

const REVIEW_YEARS = 2;
const LONGEST_DATE = 60; // characters; a longer text says more than a day
const MONTH_NAMES = "january february march april may june july august september october november december".split(" ");
const [YEAR, DAY, MONTH] = ["(?<year>[1-9][0-9]{3})", "(?<day>[0-9]{1,2})(?:st|nd|rd|th)?", "(?<month>[a-z]{3,9})\\.?"];
const WEEKDAY = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,? )?";
const TIME = "(?:,? (?:at )?[0-9]{1,2}(?:[:.][0-9]{2})?(?: ?[ap]m)?)?";
const DATES = [
  `${YEAR}(?:-(?<number>[0-9]{1,2})(?:-(?<day>[0-9]{1,2}))?)?(?:t[0-9:]{4,8}|${TIME})`,
  `${WEEKDAY}(?:the )?(?:${DAY} (?:of )?)?${MONTH},? ${YEAR}${TIME}`,
  `${WEEKDAY}${MONTH} ${DAY},? ${YEAR}${TIME}`,
].map((form) => new RegExp(`^(?:${form})$`));
const DIGITS = new RegExp(`^([0-9]{1,2})([/.])([0-9]{1,2})\\2${YEAR}${TIME}$`);

const inOneLine = (text) => text.split(/\s+/).filter(Boolean).join(" ");

// A day as a number that a later one is greater than; null where the calendar has none.
function dayNumber(year, month, day) {
  const isDay = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return isDay ? year * 10_000 + month * 100 + day : null;
}

// The first and the last day that a text may mean as a date: all of a month or year; null where it is not written as one.
function daysIn(text) {
  const said = text.length <= LONGEST_DATE ? inOneLine(text.toLowerCase()) : "";
  const digits = said.match(DIGITS);
  if (digits !== null) {
    const [first, second, year] = [digits[1], digits[3], digits.groups.year].map(Number);
    const days = [dayNumber(year, second, first), dayNumber(year, first, second)].filter((day) => day !== null);
    return days.length ? [Math.min(...days), Math.max(...days)] : null;
  }
  const found = DATES.map((form) => said.match(form)).find((match) => match !== null)?.groups;
  if (found === undefined) return null;
  const year = Number(found.year);
  const month = found.month === undefined ? Number(found.number ?? 0) : monthNamed(found.month);
  if (month === null || month > 12) return null;
  if (found.day !== undefined) {
    const day = dayNumber(year, month, Number(found.day));
    return day === null ? null : [day, day];
  }
  return [dayNumber(year, month || 1, 1), year * 10_000 + (month || 12) * 100 + 31];
}

function monthNamed(name) {
  const short = name === "sept" ? "sep" : name;
  const place = MONTH_NAMES.findIndex((month) => short === month || short === month.slice(0, 3));
  return place < 0 ? null : place + 1;
}

function isEarlier(text, than) {
  const [days, others] = [daysIn(text), daysIn(than)];
  return days !== null && others !== null && days[1] < others[0];
}

const inDigits = ({ day, month, year }) => [year, month, day].map((number) => `${number}`.padStart(2, "0")).join("-");

// A day in the words of a language; in digits where it has none.
function dayWords(texts, date) {
  const { say } = phraseMaker(texts);
  return texts.phrases.day === "" ? inDigits(date) : say("day", { ...date, month: say(`months.${date.month - 1}`) });
}

// When to look again, given the card of a workshop, if there was one, and today.
function reviewWords(texts, { review = "", date = "" }, today) {
  const { say } = phraseMaker(texts);
  if (!review.trim()) {
    const { day, month, year } = today;
    return dayWords(texts, { day: month === 2 && day === 29 ? 28 : day, month, year: year + REVIEW_YEARS });
  }
  const said = inOneLine(review);
  if (isEarlier(said, date)) return say("before_meeting", { day: said, met: inOneLine(date) });
  return isEarlier(said, inDigits(today)) ? said + say("over") : said;
}
