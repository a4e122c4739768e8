// The answer on one page: who does the rest, why, how firm that is, what to do first, the law, the evidence, the foot.
// A row has a label, a text and points, each with a note on how well it is known.

const MOST_REASONS = 2;
const MOST_NAMED = 3;

function firstPage(matter, { imprint, elsewhere }) {
  const { compiled, texts, sheet, advice, answers } = matter;
  const { questions } = compiled;
  const { say, numbered, only, outcomesWords, resultClause, textsOf, shorts, nameOf, because } = wordMaker(matter);
  const { rungs, isLeft, obstacles, liftingClauses, noAnswerSays, reasons } = argumentMaker(matter);
  const { questionsIn } = conditionReader(matter);
  const role = advice.roles.find((each) => each.id === compiled.headline);
  const outcome = only(role);
  const prospects = prospectsOf(matter.levelled, sheet);
  const row = (label, text, points = []) => (text ? [{ label: say(label), text, points }] : []);
  const reasonsRow = (label, ids) => row(label, unique(ids.map(because)).slice(0, MOST_REASONS).join(" "));
  const asked = (id) => (reasons.get(id).when === null ? [] : [...questionsIn(reasons.get(id).when)]);
  const textOf = (id) => texts.reasons[id].because;
  const without = (ids, others) => ids.filter((id) => !others.map(textOf).includes(textOf(id))); // two may say the same

  // What would settle an open result, most useful first.
  function openRow() {
    if (outcome !== undefined || !role.open.length) return [];
    const useful = prospects.mostUseful().map((place) => questions[place].id).filter((id) => role.open.includes(id));
    const ranked = unique([...useful, ...role.open]);
    const points = ranked.slice(0, MOST_NAMED).map((id) => ({ text: texts.questions[id].ask, note: "" }));
    const { length } = ranked;
    const lead = length > MOST_NAMED ? say("can_move_most", { number: length }) : numbered("can_move", length);
    return row("to_settle", lead, points);
  }

  function whyRows() {
    const climbed = rungs();
    if (outcome !== undefined && outcome.level === null) return [];
    if (!climbed.length) return row("why", outcome === undefined ? "" : say("whatever_is_open"));
    const left = climbed.filter(isLeft);
    const below = left[left.length - 1];
    if (outcome === undefined) return reasonsRow("not_lower", below?.up ?? []);
    const last = isLeft(climbed[climbed.length - 1]) ? undefined : climbed[climbed.length - 1];
    if (outcome.contender !== null && last !== undefined) return twoSides(last);
    const all = last === undefined ? [] : [...last.passed, ...last.down].filter((id) => reasons.get(id).when !== null);
    const hasAnother = all.length > 1 || (below !== undefined && below.up.length > 0); // the only reason there is says why
    const [higher, said] = notHigher(hasAnother ? all : []);
    const own = without(all, said);
    if (below === undefined || !below.up.length) {
      const only = last === undefined ? [] : [...last.down, ...last.passed].slice(0, 1);
      return [...reasonsRow("why", own.length ? own : only), ...higher];
    }
    const how = whySo(last);
    const more = tellingMore(below.up);
    const [first, others] = how.length ? [how, more] : [more.slice(0, 1), more.slice(1)];
    const beyond = without(own, how);
    const lower = reasonsRow("not_lower", others);
    return [
      ...reasonsRow("why", first),
      ...(lower.length ? lower : pulledBack(below, higher.length ? said : beyond)),
      ...(higher.length ? higher : reasonsRow("not_higher", beyond)),
    ];
  }

  // The reason why a level is to act in a manner of its own, jointly, say; none where it acts alone.
  function whySo(last) {
    const { taken } = role.walk[role.walk.length - 1];
    const isPlain = outcome === undefined || outcome.manner === "";
    return isPlain || last === undefined || taken === null || reasons.get(taken).when === null ? [] : [taken];
  }

  // The reasons without those that rest on nothing but answers on which the ones before rest: they say less of it.
  function tellingMore(ids) {
    const told = new Set();
    return ids.filter((id, index) => {
      const places = asked(id);
      const isKept = !index || !places.length || places.some((place) => !told.has(place));
      if (isKept) places.forEach((place) => told.add(place));
      return isKept;
    });
  }

  function twoSides(last) {
    const { taken } = role.walk[role.walk.length - 1];
    const why = taken === null ? [] : [taken];
    const sides = [["for_moving", last.up], ["for_staying", last.down]];
    return [...reasonsRow("why", why), ...sides.flatMap(([label, ids]) => reasonsRow(label, without(ids, why)))];
  }

  function pulledBack(below, beside) {
    const [outweighed] = without(below.down, beside);
    return outweighed === undefined ? [] : row("not_lower", say("outweighed", { reason: because(outweighed) }));
  }

  // Why it goes no higher, and the reasons for staying that say so: one at most, if it rests on nothing but answers that
  // stand in the way of a higher level; then what no answer says, which is what would lift it.
  function notHigher(staying) {
    const lacking = obstacles().flatMap(liftingClauses);
    const inTheWay = new Set(lacking.map(([place]) => place));
    const held = staying.filter((id) => asked(id).length && asked(id).every((place) => inTheWay.has(place))).slice(0, 1);
    const told = held.flatMap(asked);
    const untold = unique(lacking.filter(([place]) => !told.includes(place)).map(([, clause]) => clause));
    const unsaid = untold.slice(0, MOST_REASONS - held.length);
    return [row("not_higher", [...held.map(because), ...(unsaid.length ? [noAnswerSays(unsaid)] : [])].join(" ")), held];
  }

  // How firm a settled result is, and the answers that it turns on, the least well known first.
  function firmRow() {
    const singles = prospects.possible.length === 1 ? prospects.singles() : [];
    if (!singles.length) return [];
    const moving = singles.filter(({ leaves }) => leaves.some((leaf) => leaf !== prospects.possible[0]));
    const kept = singles.length - moving.length;
    const count = !moving.length ? numbered("all_keep", kept)
      : !kept ? say("none_keeps") : numbered("some_keep", kept, { singles: singles.length });
    const open = matter.levelled.turnsOn.filter((place) => sheet[place].length !== 1).length;
    const counts = [count, ...(open ? [numbered("not_counted", open)] : [])].join(" ");
    if (!moving.length) return row("how_firm", `${counts} ${nearest()}`.trim());
    const notes = ["", "guess", "report", "record"];
    const evidence = (place) => answers[questions[place].id]?.evidence ?? "";
    const rank = (place) => notes.indexOf(evidence(place));
    const found = unique(moving.map(({ place }) => place)).sort((one, other) => rank(one) - rank(other));
    const points = found.slice(0, MOST_NAMED).map((place) => {
      const change = moving.find((each) => each.place === place);
      const text = say("if_then", { condition: condition(change), result: result(change) });
      return { text: sentence(text), note: say(`notes.${evidence(place)}`) };
    });
    const { length } = found;
    const turns = length === points.length ? numbered("turns_on", length) : say("turns_on_among", { number: length });
    return row("how_firm", `${counts} ${turns}`, points);
  }

  function condition({ place, option }) {
    const { says, short } = textsOf(place, option);
    return says || say("answer_is", { question: nameOf(place), option: quoted(short) });
  }

  // The outcome and how it acts once some answers are changed, where it is the only one then possible.
  function inFull(changes) {
    const changed = changes.reduce((answered, [place, option]) => answeredAs(answered, place, [option]), sheet);
    const { outcome: root } = compiled.roles.find((each) => each.id === compiled.headline);
    const leaves = leavesFrom(compiled.nodes, root, changed, new Map());
    return leaves.length === 1 ? compiled.outcomes[leaves[0]] : undefined;
  }

  function result({ leaves, place, option }) {
    const possible = leaves.map((leaf) => matter.levelled.outcomes[leaf]);
    if (possible.length === 1) return resultClause(role.id, inFull([[place, option]]) ?? possible[0]);
    return say("result_open", { outcomes: outcomesWords(possible) });
  }

  // The fewest changes that would move a result which no single one moves; "" where none does.
  function nearest() {
    const found = prospects.nearest();
    if (found === undefined) return "";
    const outcomeThen = inFull(found.changes) ?? found.outcome;
    const conditions = found.changes.map(([place, option]) => {
      const { says, short } = textsOf(place, option);
      const now = listed(shorts(place).map(quoted), say("or"));
      return says || say("answer_is_rather", { question: nameOf(place), option: quoted(short), now });
    });
    const last = conditions.pop();
    const joined = [...(conditions.length ? [conditions.join(say("comma_if"))] : []), last].join(say("and_if"));
    const said = say("if_so", { conditions: joined, result: resultClause(role.id, outcomeThen, found.isCertain) });
    return numbered("nearest", found.steps, { sentence: said });
  }

  // The safeguards to see to first: those that this matter calls for, then those that every one does.
  function firstRow() {
    const { safeguards } = compiled;
    const held = advice.safeguards.filter((each) => each.certain).map(({ id }) => safeguards.find((each) => each.id === id));
    const isAlways = (each) => Number(each.holds === -2);
    const shown = held.filter((each) => !each.first).sort((one, other) => isAlways(one) - isAlways(other)).slice(0, MOST_NAMED);
    return row("do_first", shown.map(({ id }) => sentence(texts.safeguards[id].title)).join(" "));
  }

  const rows = [
    ...openRow(), ...whyRows(), ...firmRow(), ...firstRow(), ...row("the_law", lawWords(matter)), ...row("elsewhere", elsewhere),
    ...row("evidence", evidenceWords(matter, imprint.missing)), ...row("expected", unmetSentences(matter).join(" ")),
  ];
  const { id, edition } = compiled.rulebook;
  const foot = [...texts.limits.slice(0, 1).map(sentence), say("rulebook", { rulebook: id, edition }),
    ...(imprint.review ? [say("look_again", { day: imprint.review.replace(/\.+$/, "") })] : [])].join(" ");
  return { others: sentenceMaker(matter).others(), rows, foot };
}

// What the answers rest on, and who was missing when they were given.
function evidenceWords({ compiled, texts, answers }, missing) {
  const { say, numbered } = phraseMaker(texts);
  const isGiven = ({ id, options }) => answers[id]?.options.length > 0 && answers[id].options.length < options.length;
  const given = compiled.questions.filter(isGiven).map(({ id }) => answers[id].evidence);
  const parts = ["record", "report", "guess", ""].flatMap((kind) => {
    const number = given.filter((each) => each === kind).length;
    return number ? [say(`rests_on.${kind}`, { number })] : [];
  });
  const said = numbered("answered", compiled.questions.length, { given: given.length });
  const who = missing ? say("missing", { missing: sentence(missing) }) : say("missing_not_noted");
  return `${sentence(parts.length ? `${said}: ${listed(parts, say("and"))}` : said)} ${who}`;
}
