// The page that asks: a decision's title, one question at a time, what is possible so far, and the answer.

function aboutPart() {
  const say = phrases();
  const title = labelled("title", say.title, element("input", { type: "text", dir: "auto", value: state.decision.title,
    autocomplete: "off", oninput: (event) => { state.decision.title = event.target.value; changed(); } }));
  const description = labelled("description", say.description, element("textarea", { rows: 3, dir: "auto",
    oninput: (event) => { state.decision.description = event.target.value; changed(); } }));
  description.querySelector("textarea").value = state.decision.description;
  const chooser = element("input", { type: "file", accept: ".yaml,.yml", onchange: (event) => openFile(event.target) });
  return element("section", { id: "about", "aria-labelledby": "about-title" },
    element("h2", { id: "about-title" }, say.about), title, description,
    element("div", { class: "tools" }, labelled("chooser", say.open, chooser),
      button(say.save, save), button(say.print, () => window.print())),
    element("p", { id: "said", role: "status" }));
}

function optionBox(question, option, text) {
  const id = option === null ? "option-unknown" : `option-${option}`;
  // Of kinds a decision file holds one alone; of options in an order it may hold a range.
  const box = element("input", { type: question.ordered ? "checkbox" : "radio", name: "option", id,
    onchange: () => choose(question, option, box.checked),
    onkeydown: (event) => { if (event.key === "Enter") { event.preventDefault(); goOn(); } } });
  return element("li", null, box, element("label", { for: id }, text));
}

function besidePart(question) {
  const say = phrases();
  const field = (name, label, made) => {
    made.value = answerOf(question)?.[name] ?? "";
    made.addEventListener("input", () => keep(question, { ...nothing(), ...answerOf(question), [name]: made.value }));
    return labelled(name, label, made);
  };
  const saidOf = (kind) => texts().phrases[`evidence_choices.${kind}`];
  const kinds = ["", ...EVIDENCE].map((kind) => element("option", { value: kind }, saidOf(kind)));
  const isOpen = ["evidence", "note", "source"].some((name) => answerOf(question)?.[name]);
  return element("details", { open: isOpen }, element("summary", null, say.beside),
    field("evidence", say.rests_on, element("select", null, kinds)),
    field("note", say.note, element("textarea", { rows: 2, dir: "auto" })),
    field("source", say.source, element("input", { type: "text", dir: "auto", autocomplete: "off" })));
}

function questionPart() {
  const say = phrases();
  const question = compiled.questions[state.at];
  const { ask, note, theme, options } = texts().questions[question.id];
  const boxes = [...question.options.map((option) => optionBox(question, option, options[option].text)),
    optionBox(question, null, texts().phrases.unknown)];
  const number = filled(say.of_all, { number: `${state.at + 1}`, all: `${compiled.questions.length}` });
  return element("section", { id: "question", "aria-labelledby": "question-title" },
    element("p", { class: "kicker" }, `${number} · ${theme}`),
    element("h2", { id: "question-title", tabindex: "-1" }, ask),
    note ? element("p", { class: "note" }, note) : null,
    element("p", { class: "note", id: "bears" }),
    element("fieldset", { "aria-describedby": "bears" },
      element("legend", null, question.ordered ? say.choose : texts().phrases.choose_kind),
      question.prepared ? element("p", { class: "note" }, texts().phrases.prepared) : null,
      element("ul", { class: "options" }, boxes)),
    besidePart(question),
    element("div", { class: "tools" },
      button(say.back, back, { id: "back" }), button(say.next, goOn, { id: "next", class: "main" }),
      button(say.clear, () => { delete state.decision.answers[question.id]; changed(); show("question"); })));
}

function standingWords(advice) {
  const say = phrases();
  const [level, rest] = [advice.open.length, advice.shaping.length];
  if (!level && !rest) return say.nothing_left;
  if (!waiting(advice).length) return say.hangs_on_open;
  const name = level ? (level === 1 ? "one_left" : "many_left") : rest === 1 ? "one_shapes" : "many_shape";
  return filled(say[name], { number: `${level || rest}` });
}

function standingPart() {
  return element("section", { id: "standing", "aria-labelledby": "standing-title" },
    element("h2", { id: "standing-title" }, phrases().standing),
    element("div", { role: "status" }, element("p", { class: "so-far", id: "so-far" }), element("p", { id: "left" })),
    element("div", { id: "so-far-ladder" }));
}

function overviewPart(advice) {
  const say = phrases();
  const isAnswered = (id) => Boolean(state.decision.answers[id]?.options.length);
  const ids = compiled.questions.map((question) => question.id);
  const matters = new Set([...advice.open, ...advice.shaping]);
  const groups = [
    [say.open_level, advice.open.filter((id) => !isAnswered(id))],
    [say.open_rest, advice.shaping.filter((id) => !isAnswered(id))],
    [say.answered, ids.filter(isAnswered)],
    [say.idle, ids.filter((id) => !isAnswered(id) && !matters.has(id))],
  ];
  const row = (id) => {
    const place = ids.indexOf(id);
    const given = isAnswered(id) ? state.decision.answers[id] : undefined;
    const answer = given && (answerText(compiled.questions[place], texts(), given) || texts().phrases.unknown);
    return element("li", null, button(texts().questions[id].ask, () => goTo(place)),
      answer ? element("span", { class: "said" }, answer) : null);
  };
  return groups.filter(([, found]) => found.length)
    .flatMap(([lead, found]) => [element("h3", null, lead), element("ul", { class: "overview" }, found.map(row))]);
}

function show(...ids) {
  const made = { about: aboutPart, question: questionPart };
  ids.forEach((id) => document.getElementById(id).replaceWith(made[id]()));
  refresh();
}

// The text of a live region is set only where it changes, for it is read out whenever it is set.
function setText(id, text) {
  const place = document.getElementById(id);
  if (place.textContent !== text) place.textContent = text;
}

// What follows from the answers, around the fields that somebody may be typing in.
function refresh() {
  const say = phrases();
  const matter = matterNow();
  const { advice } = matter;
  const question = compiled.questions[state.at];
  const chosen = answerOf(question)?.options ?? [];
  const isUnknown = chosen.length === question.options.length;
  question.options.forEach((option) => {
    const isShown = !isUnknown && (question.ordered || chosen.length === 1);
    document.getElementById(`option-${option}`).checked = isShown && chosen.includes(option);
  });
  document.getElementById("option-unknown").checked = isUnknown;
  document.getElementById("bears").textContent = advice.open.includes(question.id) ? say.bears_level
    : advice.shaping.includes(question.id) ? say.bears_rest : chosen.length ? "" : say.bears_nothing;
  document.getElementById("back").disabled = !state.before.length;
  document.getElementById("next").textContent = comingUp(advice).length ? say.next : say.to_answer;
  setText("said", state.said);
  setText("said-again", state.said); // beside the answer, for those who see it; it is read out once
  setText("so-far", sentenceMaker(matter).headline());
  setText("left", standingWords(advice));
  document.getElementById("so-far-ladder").replaceChildren(ladder(matter, false));
  document.getElementById("overview").replaceChildren(...overviewPart(advice));
  document.getElementById("answer").replaceChildren(...answerParts(matter, say, state.decision, besideNow(matter)));
  const title = state.decision.title.trim();
  document.title = title ? filled(say.page_title, { title }) : texts().title;
}

function frame() {
  const say = phrases();
  document.documentElement.lang = state.language;
  const tags = Object.keys(compiled.texts);
  const named = (tag) => new Intl.DisplayNames([tag], { type: "language" }).of(tag);
  const languages = tags.length > 1 ? labelled("language", say.language, element("select", {
    onchange: (event) => { state.language = event.target.value; frame(); document.getElementById("language").focus(); },
  }, tags.map((tag) => element("option", { value: tag, lang: tag, selected: tag === state.language }, named(tag))))) : null;
  document.querySelector("header").replaceChildren(
    element("p", { class: "kicker" }, filled(texts().phrases.rulebook, { rulebook: compiled.rulebook.id, edition: compiled.rulebook.edition })),
    element("h1", null, texts().title), element("p", { class: "intro" }, `${say.intro} ${say.advises}`),
    ...(languages ? [languages] : []));
  document.getElementById("content").replaceChildren(
    element("div", { id: "about" }),
    element("div", { class: "asking" }, element("div", { id: "question" }),
      standingPart()),
    element("details", { id: "all" }, element("summary", null, say.all_questions), element("div", { id: "overview" })),
    element("div", { id: "hand-over", class: "tools" }, button(say.save, save), button(say.print, () => window.print()),
      element("p", { id: "said-again", "aria-hidden": "true" })),
    element("article", { id: "answer", "aria-labelledby": "answer-title" }));
  document.querySelector("footer").replaceChildren();
  show("about", "question");
}

window.addEventListener("beforeunload", (event) => {
  if (!state.isSaved) event.preventDefault();
});
state.at = waiting(advise(sheet()))[0] ?? 0;
frame();
const named = decodeURIComponent(window.location.hash.slice(1));
if (Object.hasOwn(start.decisions, named)) {
  const { title, text } = start.decisions[named];
  const found = readDecision(compiled, fileTitle, text);
  if (typeof found === "string") tell(filled(phrases()[found], { name: title }));
  else begin(found);
}
