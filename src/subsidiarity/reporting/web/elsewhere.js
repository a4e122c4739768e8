// Elsewhere: the public function nearest to a decision by its words, and whom others let decide on it. It stands beside
// the result and never counts in it.

const ENOUGH_WORDS = 2; // shared words from which a function is near enough, whatever its answers

// The stem of a word: small letters, without the ending of an English plural.
function stemOf(word) {
  if (word.endsWith("ies") && word.length > 4) return `${word.slice(0, -3)}y`;
  const isLonger = word.endsWith("uses") && !"ao".includes(word.slice(-5, -4) || " ");
  if (isLonger || /(sses|shes|ches|xes)$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") && !/(ss|us|is)$/.test(word) ? word.slice(0, -1) : word;
}

function stemsOf(text) {
  return unique((text.toLowerCase().replaceAll("ß", "ss").match(/[\p{L}\p{Nl}\p{No}]{3,}/gu) ?? []).map(stemOf));
}

// Whether the sheets of a function are all near to one: by enough questions, at most a step apart for every two.
function isAlike(sheets, { compiled, sheet }) {
  const fewest = Math.ceil(compiled.questions.length / 3);
  const distance = (bits, place) => {
    const steps = stepsAway(compiled.questions[place], sheet[place]);
    return Math.min(...steps.filter((_, option) => (bits >> option) & 1));
  };
  const isOpen = (place) => sheet[place].length === compiled.questions[place].options.length;
  return sheets.length > 0 && sheets.every((each) => {
    const known = each.flatMap((bits, place) => (bits ? [place] : []));
    const both = known.filter((place) => !isOpen(place));
    const total = both.reduce((sum, place) => sum + distance(each[place], place), 0);
    return both.length >= fewest && 2 * both.length >= known.length && 2 * total <= both.length;
  });
}

// The functions near by their words, the nearest first, each with the words that it shares and whether it is alike. They
// come with the words that tell them apart, and no others.
function nearFunctions(matter, functions, decision) {
  const title = stemsOf(decision.title);
  const all = unique([...title, ...stemsOf(decision.description)]);
  const named = functions.filter((each) => title.some((stem) => each.stems.includes(stem)));
  const shared = named.map((each) => ({
    ...each, words: all.filter((stem) => each.stems.includes(stem) || (each.more.includes(stem) && title.includes(stem))),
  }));
  const most = Math.max(0, ...shared.map(({ words }) => words.length));
  const ranked = shared.filter(({ words }) => 2 * words.length >= most).map((each) => {
    const isNear = isAlike(each.sheets, matter);
    const inBoth = each.words.filter((stem) => title.includes(stem) && each.stems.includes(stem)).length;
    return { ...each, isNear, rank: [-each.words.length, -inBoth, Number(!isNear), each.of] };
  });
  const differs = (one, other) => one.rank.map((each, place) => each - other.rank[place]).find(Boolean) ?? 0;
  return ranked.sort(differs);
}

// Where others place the function nearest to a decision; "" where none is near enough for a sentence.
function elsewhereWords(matter, functions, decision) {
  const { compiled, texts } = matter;
  const { say, numbered } = phraseMaker(texts);
  const [near] = functions === null ? [] : nearFunctions(matter, functions, decision);
  if (near === undefined || (!near.isNear && near.words.length < ENOUGH_WORDS)) return "";
  const says = ["does", "should"].find((each) => near[each] !== null);
  if (says === undefined) return "";
  const { number, at } = near[says];
  const bodies = compiled.levels.filter((level) => Object.hasOwn(at, level)).map((level) => [texts.levels[level].body, at[level]]);
  const [[body, count], ...others] = bodies.sort(([, one], [, other]) => other - one);
  const isDone = says === "does";
  const many = isDone ? numbered("systems", count, { all: number, body }) : say("judgements", { number: count, all: number, body });
  const first = number === 1 ? say(isDone ? "one_system" : "one_judgement", { body }) : many;
  const rest = others.map(([who, found]) => say("more_places", { number: found, body: who }));
  return say("placed", { title: quoted(near.title), places: [first, ...rest].join(", ") });
}
