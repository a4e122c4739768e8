// The answer as elements: on one page who decides, why, how firm that is and what to do first, with the ladder beside it;
// then the whole argument.

// The levels, the highest first, each with how it stands and, where there is room for it, why it is ruled out.
function ladder(matter, hasReasons) {
  const { say } = phraseMaker(matter.texts);
  return element("ul", { class: "rungs", "aria-label": say("ladder") }, matter.ladder.map(({ name, state, reason, manner }) => {
    const word = manner || say(`states.${state}`);
    return element("li", { class: state.replace(" ", "-") },
      element("span", { class: "bar", "aria-hidden": "true" }),
      element("span", { class: "name" }, name),
      element("span", { class: "state" }, capitalised(hasReasons && reason ? `${word}: ${reason}` : word)));
  }));
}

function pageRow({ label, text, points: below }) {
  return element("div", null, element("dt", null, label), element("dd", null, element("p", { dir: "auto" }, text),
    below.length ? element("ul", null, below.map(({ text: said, note }) => (
      element("li", null, said, note ? [" ", element("span", { class: "known" }, note)] : [])))) : null));
}

function part({ heading, blocks, id = "" }) {
  return element("section", null, element("h3", null, heading), blocks.flatMap((block) => (block.paragraph !== undefined
    ? [element("p", null, block.paragraph)]
    : [block.lead ? element("h4", null, block.lead) : null, points(block.items, id)])));
}

// The elements of the answer to a decision.
function answerParts(matter, phrases, decision, beside) {
  const { others, rows, foot } = firstPage(matter, beside);
  const role = matter.advice.roles.find((each) => each.id === matter.compiled.headline);
  const outcome = role.possible.length === 1 ? matter.compiled.outcomes[role.possible[0]] : null;
  const tone = outcome === null ? "open" : outcome.contender !== null ? "contested" : outcome.level === null ? "none" : "";
  return [
    element("h2", { id: "answer-title", tabindex: "-1" }, phrases.answer),
    element("p", { class: "decision", dir: "auto" }, decision.title.trim() || phrases.untitled),
    element("p", { class: `verdict ${tone}` }, sentenceMaker(matter).headline()),
    others ? element("p", { class: "others" }, others) : null,
    element("div", { class: "first" }, element("dl", { class: "answer" }, rows.map(pageRow)), ladder(matter, true)),
    element("p", { class: "foot" }, foot),
    element("p", { class: "note" }, filled(phrases.dated, { day: beside.dated })),
    element("h2", { class: "full" }, phrases.full),
    decision.description.trim() ? element("p", { class: "about", dir: "auto" }, decision.description) : null,
    ...argumentParts(matter).map(part),
  ].filter(Boolean);
}
