// Names and clauses: of levels, outcomes, questions and answers, made of a compiled rulebook's texts in one language.
// Every text is data: nothing in it is interpreted but its {gaps}. A matter has all that is spoken of: `compiled`,
// `texts`, a decision's `bodies` (its own names for who acts, by level) and `answers`, its `sheet`, and the `advice`.

const GAPS = /\{\{|\}\}|\{([^{}]*)\}/g;

// A text with what is said in the place of each gap; one that has nothing stays as it is written. {{ and }} are braces.
function filled(text, said) {
  return text.replace(GAPS, (gap, name) => (
    name === undefined ? gap[0] : Object.hasOwn(said, name) ? said[name] : gap));
}

// The text before the first gap of a name, and after it.
function parted(text, name) {
  const gap = [...text.matchAll(GAPS)].find((each) => each[1] === name);
  const parts = gap === undefined ? [text, ""] : [text.slice(0, gap.index), text.slice(gap.index + gap[0].length)];
  return parts.map((part) => filled(part, {}));
}

function capitalised(text) {
  const [first = "", second = ""] = text;
  return /^\p{Uppercase}/u.test(second) ? text : first.toUpperCase() + text.slice(first.length);
}

function sentence(text) {
  const said = capitalised(text.trim());
  return /[.!?…”:]$/.test(said) ? said : `${said}.`;
}

function listed(names, joiner) {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${joiner} ${names[names.length - 1]}`;
}

const quoted = (text) => `“${text}”`;
const unique = (each) => [...new Set(each)];
const answeredAs = (sheet, place, options) => sheet.map((chosen, other) => (other === place ? options : chosen));
const isSettled = (outcome) => outcome !== undefined && outcome.level !== null && outcome.contender === null;

// What fills the phrases of one language: by name, and of a phrase about a number in the form that this takes.
function phraseMaker({ phrases, plural_forms: forms }) {
  const say = (name, gaps = {}) => filled(phrases[name], gaps);
  const numbered = (name, number, gaps = {}) => (
    filled(phrases[name][Number(forms[number < 200 ? number : 100 + (number % 100)])], { ...gaps, number }));
  return { say, numbered };
}

function wordMaker(matter) {
  const { compiled, texts, bodies, sheet } = matter;
  const { outcomes, levels } = compiled;
  const { say, numbered } = phraseMaker(texts);
  const gapsIn = (text) => [...text.matchAll(GAPS)].map((gap) => gap[1]).filter((gap) => gap !== undefined);
  const bodyOf = (level) => (Object.hasOwn(bodies, level) ? bodies[level] : texts.levels[level].body);
  const only = (role) => (role.possible.length === 1 ? outcomes[role.possible[0]] : undefined);

  function withLevels(text, outcome, because = "") {
    if (outcome.level === null) return filled(text, { because });
    const above = outcome.contender || levels[levels.indexOf(outcome.level) + 1];
    const gaps = {
      because,
      level: texts.levels[outcome.level].name,
      body: bodyOf(outcome.level),
      bodies: texts.levels[outcome.level].bodies || say("others"),
    };
    if (above !== undefined) Object.assign(gaps, { above_level: texts.levels[above].name, above: bodyOf(above) });
    return filled(text, gaps);
  }

  const outcomeWords = (outcome) => withLevels(texts.manners[outcome.manner].says, outcome);
  // The words of an outcome before a verb, and after it: how a body acts, if a comma parts the two.
  function subjectWords(outcome) {
    const { says } = texts.manners[outcome.manner];
    if (says.startsWith("{body},")) return [bodyOf(outcome.level), withLevels(says.slice("{body}".length), outcome)];
    return [outcomeWords(outcome) + (says.includes(",") ? "," : ""), ""];
  }

  const levelsReached = (found) => new Set(found.flatMap((each) => [each.level, each.contender]).filter((each) => each !== null));

  function levelsWords(found) {
    const reached = levelsReached(found);
    const none = unique(found.filter((each) => each.level === null).map(outcomeWords));
    if (reached.size === levels.length && levels.length > 2) return say(none.length ? "any_level_or_none" : "any_level");
    return listed([...levels.filter((level) => reached.has(level)).map(bodyOf), ...none], say("or"));
  }

  function alternatives(parts) {
    const signs = [",", ` ${say("and")} `, ` ${say("or")} `];
    const isList = signs.some((sign) => parts.some((part) => part.includes(sign)));
    return isList ? parts.join(say("semicolon_or")) : listed(parts, say("or"));
  }

  // Outcomes that are still possible: of more than three, their levels alone.
  const openWords = (found) => (found.length > 3 ? levelsWords(found) : alternatives(found.map(outcomeWords)));

  // The same, and that how it would act is open too, where it is.
  function outcomesWords(found) {
    const said = openWords(found);
    const isPlain = found.every((each) => each.manner === "" || each.level === null);
    return found.length <= 3 || isAnything(found) || isPlain ? said : say("manner_open", { levels: said });
  }

  // Whether outcomes that are still possible leave no level out: of a few levels, each may be named.
  function isAnything(found) {
    const reached = levelsReached(found);
    return found.length > 3 && reached.size === levels.length && reached.size > 2;
  }

  // A settled outcome as the role says it; a headline role without words of its own is taken for the one that decides.
  function clause(role, outcome) {
    const said = texts.roles[role].says || (role === compiled.headline ? texts.phrases.should_decide : "");
    if (!said || !isSettled(outcome)) return "";
    const [before, rest] = parted(said, "body");
    if (!rest.startsWith(" ")) return before + outcomeWords(outcome) + rest;
    const [who, how] = subjectWords(outcome);
    return before + who + rest + how;
  }

  // A manner's headline that says what the body does, and so is a clause.
  function acting(role, outcome) {
    const own = texts.manners[outcome.manner].headline;
    return role === compiled.headline && own.startsWith("{body} ") ? withLevels(own, outcome).replace(/\.+$/, "") : "";
  }

  // Any outcome of a role as a clause after "If ...,".
  function resultClause(role, outcome, isCertain = true) {
    const said = clause(role, outcome) || acting(role, outcome);
    if (said) return isCertain ? said : say("perhaps", { clause: said });
    return say(isCertain ? "result_is" : "result_may_be", { outcome: outcomeWords(outcome) });
  }

  // The texts of an option of a question, both by place, and the options that are possible in few words each.
  const asked = (place) => texts.questions[compiled.questions[place].id];
  const textsOf = (place, option) => asked(place).options[compiled.questions[place].options[option]];
  const shorts = (place) => sheet[place].map((option) => textsOf(place, option).short);
  const nameOf = (place) => asked(place).name;

  return {
    say, numbered, gapsIn, bodyOf, only, withLevels, outcomeWords, subjectWords, alternatives, openWords, outcomesWords, isAnything,
    clause, resultClause, textsOf, shorts, nameOf, because: becauseMaker(matter, bodyOf),
  };
}
