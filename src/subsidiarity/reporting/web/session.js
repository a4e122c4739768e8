// A session on the page that asks: its decision, what is asked next, and what a person does: answer, go on, save, open.

const LARGEST_FILE = 1_000_000; // bytes, as the program reads them
const data = (id) => JSON.parse(document.getElementById(id).textContent);
const compiled = data("compiled");
const start = data("interface");
const advise = adviser(compiled);
const byLevel = levelled(compiled, compiled.headline);

const blank = () => ({ id: "", title: "", description: "", bodies: Object.create(null), answers: Object.create(null), rest: [] });
const nothing = () => ({ options: [], evidence: "", note: "", source: "" });
const fileTitle = compiled.texts[compiled.language].title;
const state = { decision: blank(), language: start.language, at: 0, before: [], passed: new Set(), isSaved: true, said: "" };

const texts = () => compiled.texts[state.language];
const phrases = () => start.phrases[state.language];
const answerOf = (question) => state.decision.answers[question.id];
const isKept = (answer) => answer.options.length > 0 || [answer.evidence, answer.note, answer.source].some((each) => each.trim());

function sheet() {
  return compiled.questions.map((question) => {
    const chosen = answerOf(question)?.options ?? [];
    const places = question.options.map((_, place) => place);
    return chosen.length ? places.filter((place) => chosen.includes(question.options[place])) : places;
  });
}

// All that is spoken of now: the decision as it stands, and the advice on it.
function matterNow() {
  const answers = sheet();
  const { bodies, answers: given, expects } = state.decision;
  const said = { compiled, levelled: byLevel, texts: texts(), bodies, answers: given, expects };
  const found = { ...said, sheet: answers, advice: advise(answers) };
  return { ...found, ladder: ladderOf(found) };
}

// What an answer says beside the argument: when to look again, and who was missing, as a workshop has noted it.
function besideNow(matter) {
  const card = cardOf(compiled, state.decision.rest);
  const now = new Date();
  const today = { day: now.getDate(), month: now.getMonth() + 1, year: now.getFullYear() };
  const imprint = { review: reviewWords(texts(), card, today), missing: inOneLine(card.missing ?? "") };
  return { dated: dayWords(texts(), today), imprint, elsewhere: elsewhereWords(matter, start.functions, state.decision) };
}

// The questions to ask, what can change the level first: those that matter and have no answer yet.
function waiting(advice) {
  const found = [...advice.open, ...advice.shaping];
  return found.filter((id) => !state.decision.answers[id]?.options.length)
    .map((id) => compiled.questions.findIndex((question) => question.id === id));
}

// The questions to ask after this one: a question that somebody went past without an answer does not come again.
function comingUp(advice) {
  return waiting(advice).filter((place) => place !== state.at && !state.passed.has(place));
}

function changed() {
  state.isSaved = false;
  state.said = phrases().not_saved;
  refresh();
}

function choose(question, option, isChosen) {
  const answer = answerOf(question) ?? nothing();
  if (option === null) {
    answer.options = isChosen ? [...question.options] : [];
  } else {
    const isWhole = answer.options.length === question.options.length;
    const before = isWhole || !question.ordered ? [] : answer.options;
    answer.options = question.options.filter((each) => (each === option ? isChosen : before.includes(each)));
  }
  keep(question, answer);
}

function keep(question, answer) {
  if (isKept(answer)) state.decision.answers[question.id] = answer;
  else delete state.decision.answers[question.id];
  changed();
}

function goTo(place, isBack = false) {
  if (!isBack) state.before.push(state.at);
  state.at = place;
  show("question");
  document.getElementById("question-title").focus();
}

function goOn() {
  const [ahead] = comingUp(advise(sheet()));
  state.passed.add(state.at);
  if (ahead === undefined) document.getElementById("answer-title").focus();
  else goTo(ahead);
}

function back() {
  if (state.before.length) goTo(state.before.pop(), true);
}

function idOf(title) {
  const words = title.normalize("NFC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "");
  return [...words].slice(0, 64).join("").replace(/-+$/, "") || "my-decision";
}

function save() {
  const { decision } = state;
  const id = decision.id || idOf(decision.title);
  const title = decision.title.trim() ? decision.title : phrases().untitled;
  const kept = Object.fromEntries(Object.entries(decision.answers).map(([question, answer]) => (
    [question, { ...answer, options: answer.options.length ? answer.options : optionsOf(question) }])));
  const text = decisionText(compiled, fileTitle, { ...decision, id, title, answers: kept });
  const address = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  const link = element("a", { href: address, download: `${id}.yaml` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  decision.id = id;
  state.isSaved = true;
  tell(filled(phrases().handed_over, { name: `${id}.yaml` }));
}

const optionsOf = (id) => [...compiled.questions.find((question) => question.id === id).options];

async function openFile(chooser) {
  const [file] = chooser.files;
  if (file === undefined) return;
  const { name } = file;
  if (file.size > LARGEST_FILE) return tell(filled(phrases().too_large, { name }));
  const found = readDecision(compiled, fileTitle, await file.text());
  chooser.value = "";
  if (typeof found === "string") return tell(filled(phrases()[found], { name }));
  if (!state.isSaved && !window.confirm(phrases().replace)) return undefined;
  begin(found);
  return tell(filled(phrases().opened, { name }));
}

function begin(decision) {
  Object.assign(state, { decision, before: [], passed: new Set(), isSaved: true, said: "" });
  state.at = waiting(advise(sheet()))[0] ?? 0;
  show("about", "question");
}

function tell(text) {
  state.said = text;
  refresh();
}
