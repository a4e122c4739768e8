// The parts of the argument around the reasons: the ladder, what is open, the answers, the sources, and about the advice.
// A part has a heading and blocks: points under a lead, or a paragraph.

const FEW = 2; // answers, each of which alone keeps a level out, beyond which nothing speaks for it

// The levels, the highest first, each with its state and why it is ruled out.
function ladderOf(matter) {
  const { compiled, texts, sheet, advice } = matter;
  const { nodes, root, outcomes } = matter.levelled;
  const { say, only } = wordMaker(matter);
  const { answerFact, factsBehind, rungs } = argumentMaker(matter);
  const role = advice.roles.find((each) => each.id === compiled.headline);
  const outcome = only(role);
  const full = compiled.questions.map(({ options }) => options.map((_, place) => place));
  const levelsIn = ({ level, contender }) => [level, contender];
  const levelsOf = (answers) => leavesFrom(nodes, root, answers, new Map()).flatMap((leaf) => levelsIn(outcomes[leaf]));
  const possible = role.possible.flatMap((place) => levelsIn(compiled.outcomes[place]));
  const isEver = new Set(levelsOf(full));
  const answered = full.map((_, place) => place).filter((place) => sheet[place].length !== full[place].length);
  const isPlaced = outcome === undefined || outcome.level !== null;
  let reopened; // for each question that is answered, the levels that are possible once its answer is open again

  function ruledOutBy(level) {
    const left = role.walk.find((step) => step.taken !== null && (!isPlaced || (step.rung === level && step.lifts)));
    if (left !== undefined) return factsBehind(left.taken)[0] ?? "";
    if (!isEver.has(level)) return say("no_rule");
    reopened ??= answered.map((place) => [place, levelsOf(answeredAs(sheet, place, full[place]))]);
    const keeping = reopened.filter(([, levels]) => levels.includes(level)).map(([place]) => place);
    const facts = keeping.map(answerFact).filter(Boolean);
    const last = rungs().pop();
    return facts.length && (keeping.length <= FEW || last?.up.length) ? facts[0] : say("nothing_calls");
  }

  return [...compiled.levels].reverse().map((level) => {
    const { name } = texts.levels[level];
    if (!possible.includes(level)) return { level, name, state: "ruled out", reason: ruledOutBy(level), manner: "" };
    if (outcome === undefined) return { level, name, state: "possible", reason: "", manner: "" };
    if (outcome.contender === null) return { level, name, state: "recommended", reason: "", manner: "" };
    const manner = texts.manners[outcome.manner];
    const joins = (level === outcome.contender && manner.name_above) || manner.name;
    return { level, name, state: "contested", reason: "", manner: joins };
  });
}

// What is still open: the questions that can change the level, with what each answer would leave possible, and the rest.
function openPart(matter) {
  const { compiled, texts, sheet, advice } = matter;
  const { nodes, questions, outcomes } = compiled;
  const { say, numbered, outcomesWords, textsOf } = wordMaker(matter);
  const role = advice.roles.find((each) => each.id === compiled.headline);
  if (!role.open.length && !advice.shaping.length) return [];
  const root = compiled.roles.find((each) => each.id === role.id).outcome;
  const ranked = role.open.length ? prospectsOf(matter.levelled, sheet).mostUseful() : [];
  const useful = ranked.map((place) => questions[place].id);
  const changing = unique([...useful.filter((id) => role.open.includes(id)), ...role.open]);

  function item(id) {
    const place = questions.findIndex((question) => question.id === id);
    const leads = new Map();
    for (const option of sheet[place]) {
      const found = leavesFrom(nodes, root, answeredAs(sheet, place, [option]), new Map());
      const said = outcomesWords(found.map((leaf) => outcomes[leaf]));
      leads.set(said, [...(leads.get(said) ?? []), quoted(textsOf(place, option).text)]);
    }
    const details = leads.size < 2 ? [] : [...leads].map(([said, options]) => `${listed(options, say("or"))}: ${said}.`);
    return { text: texts.questions[id].ask, details, source: "" };
  }

  const { length: number } = role.possible;
  const blocks = [{ paragraph: number > 1 ? say("open_results", { number }) : say("level_settled") }];
  if (changing.length) {
    const first = useful.length && changing.length > 1 ? say("useful_first") : "";
    blocks.push({ lead: numbered("can_change_level", changing.length) + first, items: changing.map(item) });
  }
  if (advice.shaping.length) {
    const asked = advice.shaping.map((id) => ({ text: texts.questions[id].ask, details: [], source: "" }));
    blocks.push({ lead: say("can_change_rest"), items: asked });
  }
  return [{ heading: say("what_is_open"), blocks }];
}

// The texts of the options chosen; "" while the answer is not known yet.
function answerText({ options, id }, texts, answer) {
  if (answer === undefined || answer.options.length === options.length) return "";
  const chosen = options.filter((option) => answer.options.includes(option));
  return chosen.map((option) => texts.questions[id].options[option].text).join(texts.phrases.semicolon_or);
}

// Every question with what was answered, and with what the answer rests on.
function answersPart({ compiled, texts, answers }) {
  const { say } = phraseMaker(texts);
  const known = [];
  const ranges = [];
  const tied = [];
  const unknown = [];
  for (const question of compiled.questions) {
    const answer = answers[question.id];
    const said = answerText(question, texts, answer);
    const { evidence = "", note = "", source = "" } = answer ?? {};
    const rests = [evidence && say(`on_evidence.${evidence}`), note.trim(), source.trim()];
    const details = [said, ...rests].filter(Boolean).map(sentence).join(" ");
    const number = said ? answer.options.length : 0;
    const group = number === 1 ? known : number > 1 ? (question.ordered ? ranges : tied) : unknown;
    group.push({ text: texts.questions[question.id].ask, details: details ? [details] : [], source: "" });
  }
  const groups = [["", known], [say("with_a_range"), ranges], [say("tied"), tied], [say("unknown"), unknown]];
  const blocks = groups.filter(([, items]) => items.length).map(([lead, items]) => ({ lead, items }));
  return { id: "answers", heading: say("answers"), blocks };
}

// The sources that the citations name, in the rulebook's order, by how far each is checked.
function sourcesPart({ texts }, citations) {
  const { say } = phraseMaker(texts);
  const ids = Object.keys(texts.sources);
  const named = new Set();
  for (const citation of citations.flatMap((each) => each.split(";"))) {
    let key = citation.trim(); // the source's own, or with a pinpoint after it: "OECD 2019 guideline 6"
    while (key && !ids.includes(key.replace(/,+$/, ""))) key = key.slice(0, Math.max(key.lastIndexOf(" "), 0));
    named.add(key.replace(/,+$/, ""));
  }
  const blocks = ["original", "secondary", "unconfirmed"].flatMap((checked) => {
    const items = ids.filter((id) => named.has(id) && texts.sources[id].checked === checked).map((id) => {
      const { author, title, year, link } = texts.sources[id];
      const when = id.includes(year) ? "" : ` (${year})`;
      return { text: `${id}: ${author}, ${title}${when}`, details: link ? [link] : [], source: "" };
    });
    return items.length ? [{ lead: say(`checked.${checked}`), items }] : [];
  });
  return blocks.length ? [{ id: "sources", heading: say("sources"), blocks }] : [];
}

// The parts that argue, read on from one another: a reason that holds on several rungs is given on the first, and the
// others say how many of the above hold there.
function readOn(parts, numbered) {
  const given = new Set();
  const readOnBlock = ({ lead, items }) => {
    const own = items.filter((item) => !given.has(JSON.stringify(item)));
    own.forEach((item) => given.add(JSON.stringify(item)));
    const again = items.length - own.length;
    const said = again ? [{ text: numbered("hold_here_too", again), details: [], source: "" }] : [];
    return { lead, items: [...own, ...said] };
  };
  return parts.map((part) => ({ ...part, blocks: part.blocks.map(readOnBlock) }));
}

// All parts of the argument behind the first page, in the order in which `explain` has them: what the headline says is no
// point among the roles.
function argumentParts(matter) {
  const { compiled, texts, advice } = matter;
  const { say, numbered } = phraseMaker(texts);
  const said = sentenceMaker(matter);
  const { argument, noHigher } = argumentMaker(matter);
  const isBeside = (_, place) => advice.roles[place].id !== compiled.headline;
  const beside = said.roles().filter(isBeside);
  const roles = beside.length ? [{ heading: say("who_does_what"), blocks: [{ lead: "", items: beside }] }] : [];
  const [first, ...others] = readOn(argument(), numbered);
  const isFirst = first !== undefined && first.isBothSides;
  const safeguards = said.safeguards();
  const parts = [
    ...(isFirst ? [first] : []), ...roles, ...(first === undefined || isFirst ? [] : [first]), ...others, ...noHigher(),
    ...openPart(matter),
    ...(safeguards.length ? [{ heading: say("safeguards"), blocks: safeguards }] : []), ...expectationPart(matter),
    answersPart(matter),
  ];
  const items = parts.flatMap(({ blocks }) => blocks.flatMap((block) => block.items ?? []));
  const { id, edition } = compiled.rulebook;
  const isAsExpected = matter.expects !== undefined && !unmetSentences(matter).length;
  const about = [say("judged", { rulebook: id, edition, title: texts.title }), ...texts.limits,
    ...(isAsExpected ? [say("as_expected")] : [])];
  const points = about.map((text) => ({ text: sentence(text), details: [], source: "" }));
  return [...parts, ...sourcesPart(matter, [...items.map(({ source }) => source), ...said.citedBehindRoles()]),
    { heading: say("about"), blocks: [{ lead: "", items: points }] }];
}
