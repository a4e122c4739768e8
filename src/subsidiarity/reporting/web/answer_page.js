// The answer on one page: the headline, the ladder, who does what, the reasons, the safeguards, and what is still open.

// The levels, the highest first, each with how it stands for the headline role.
function ladder(compiled, texts, phrases, advice) {
  const role = advice.roles.find((each) => each.id === compiled.headline);
  const outcomes = role.possible.map((place) => compiled.outcomes[place]);
  const isSettled = outcomes.length === 1;
  const states = { recommended: "●", contested: "◐", possible: "◌", ruled_out: "○" };
  return element("ul", { class: "rungs", "aria-label": phrases.ladder }, [...compiled.levels].reverse().map((level) => {
    const own = outcomes.filter((outcome) => outcome.level === level || outcome.contender === level);
    const state = !own.length ? "ruled_out" : !isSettled ? "possible" : own[0].contender ? "contested" : "recommended";
    return element("li", { class: state },
      element("span", { "aria-hidden": "true" }, states[state]),
      element("span", { class: "name" }, texts.levels[level].name),
      element("span", { class: "state" }, phrases[state]));
  }));
}

function answerWords(question, texts, phrases, answer) {
  if (answer === undefined) return phrases.no_answer;
  if (answer.options.length === question.options.length) return phrases.not_known;
  const chosen = question.options.filter((option) => answer.options.includes(option));
  return chosen.map((option) => texts.questions[question.id].options[option].text).join(phrases.semicolon_or);
}

function part(heading, ...children) {
  return element("section", null, element("h3", null, heading), ...children);
}

function asked(texts, ids) {
  return points(ids.map((id) => ({ text: texts.questions[id].ask })));
}

function answers(compiled, texts, phrases, decision) {
  const given = compiled.questions.filter((question) => Object.hasOwn(decision.answers, question.id));
  return given.map((question) => {
    const answer = decision.answers[question.id];
    const details = [answerWords(question, texts, phrases, answer)];
    if (answer.evidence) details.push(filled(phrases.evidence_is, { evidence: phrases[answer.evidence] }));
    if (answer.note.trim()) details.push(filled(phrases.note_is, { note: answer.note }));
    if (answer.source.trim()) details.push(filled(phrases.source_is, { source: answer.source }));
    return { text: texts.questions[question.id].ask, details };
  });
}

// The sources that the sentences of a page name, in the rulebook's order, each with what it is.
function sources(texts, said) {
  return Object.entries(texts.sources).filter(([id]) => said.includes(id)).map(([id, each]) => ({
    text: id, details: [[each.author, each.year, each.title].filter(Boolean).join(", ")], source: each.link,
  }));
}

// All parts of the answer to a decision, given an advice and what makes its sentences.
function answerParts(compiled, texts, phrases, decision, advice) {
  const said = sentenceMaker(compiled, texts, decision.bodies);
  const role = advice.roles.find((each) => each.id === compiled.headline);
  const outcome = role.possible.length === 1 ? compiled.outcomes[role.possible[0]] : null;
  const tone = outcome === null ? "open" : outcome.contender !== null ? "contested" : outcome.level === null ? "none" : "";
  const groups = ({ lead, items }) => [lead ? element("h4", null, lead) : null, points(items)];
  const safeguards = said.safeguards(advice);
  const given = answers(compiled, texts, phrases, decision);
  const parts = [
    element("h2", { id: "answer-title", tabindex: "-1" }, phrases.answer),
    element("p", { class: "decision", dir: "auto" }, decision.title.trim() || phrases.untitled),
    decision.description.trim() ? element("p", { class: "about", dir: "auto" }, decision.description) : null,
    element("p", { class: `verdict ${tone}` }, said.headline(advice)),
    ladder(compiled, texts, phrases, advice),
    part(texts.phrases.who_does_what, points(said.roles(advice))),
    said.argument(advice).map(({ heading, blocks }) => part(heading, ...blocks.flatMap(groups))),
    safeguards.length ? part(texts.phrases.safeguards, ...safeguards.flatMap(groups)) : null,
    advice.open.length || advice.shaping.length ? part(phrases.still_open,
      ...(advice.open.length ? [element("h4", null, phrases.open_level), asked(texts, advice.open)] : []),
      ...(advice.shaping.length ? [element("h4", null, phrases.open_rest), asked(texts, advice.shaping)] : [])) : null,
    given.length ? part(phrases.answers, points(given)) : null,
  ].flat().filter(Boolean);
  const named = sources(texts, parts.map((each) => each.textContent).join("\n"));
  const { id, edition } = compiled.rulebook;
  const limits = [...texts.limits, filled(phrases.rulebook, { rulebook: id, edition })];
  return [...parts, ...(named.length ? [part(phrases.sources, points(named))] : []),
    part(phrases.limits, points(limits.map((text) => ({ text: sentence(text) }))))];
}
