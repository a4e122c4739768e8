// A decision as the text of a decision file, byte for byte as the program writes it, and read back from that text alone.
// A decision has `id`, `title`, `description`, `bodies` (by level), `answers` (by question: `options`, `evidence`, `note`
// and `source`), and `rest`: the lines behind the answers, which are kept as they are. A decision that is read has what
// these lines expect, too, as `expects`.

const OTHER_TYPES = new Set("y n yes no on off true false null none nan inf".split(" "));
const FLAG = "\u{1f3f4}(?:\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f})";
const FORBIDDEN = new RegExp(
  `${FLAG}|[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff\\ufff9-\\ufffb\\ufdd0-\\ufdef`
  + "\\ud800-\\udfff\\u{e0000}-\\u{e007f}\\p{Noncharacter_Code_Point}]", "gu");
const EVIDENCE = ["record", "report", "guess"];

// A text without the characters that a file is refused for.
function clean(text) {
  const lines = text.replace(/\r\n?/g, "\n");
  return lines.replace(FORBIDDEN, (found) => (found.startsWith("\u{1f3f4}") ? found : ""));
}

function isPlain(text) {
  if (!/^[_\p{L}\p{M}\p{N}]/u.test(text) || /^\p{N}/u.test(text) || /[ :]$/.test(text)) return false;
  return !OTHER_TYPES.has(text.toLowerCase()) && /^[_\p{L}\p{M}\p{N} \-_/.,()!?'&+*;]*$/u.test(text);
}

function scalar(text, inList = false) {
  const cleaned = clean(text);
  if (isPlain(cleaned) && !(inList && cleaned.includes(","))) return cleaned;
  if (!/[\n\t]/.test(cleaned)) return `'${cleaned.replaceAll("'", "''")}'`;
  const escapes = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t" };
  return `"${cleaned.replace(/[\\"\n\t]/g, (character) => escapes[character])}"`;
}

// The lines of a field: `name: text`, or a literal block where YAML finds its indent and its end by itself.
function fieldLines(name, text, indent = "") {
  const cleaned = clean(text);
  const lines = cleaned.replace(/\n$/, "").split("\n");
  const isBlock = cleaned.includes("\n") && !cleaned.includes("\t")
    && lines[0].trim() !== "" && lines[lines.length - 1].trim() !== "" && !/^\s/.test(lines[0]);
  if (!isBlock) return [`${indent}${name}: ${scalar(cleaned)}`];
  const chomping = cleaned.endsWith("\n") ? "" : "-";
  return [`${indent}${name}: |${chomping}`, ...lines.map((line) => (line ? `${indent}  ${line}` : ""))];
}

function answerLines(question, answer) {
  const chosen = question.options.filter((option) => answer.options.includes(option));
  const said = chosen.length === question.options.length ? "unknown"
    : chosen.length === 1 ? scalar(chosen[0]) : `[${chosen.map((option) => scalar(option, true)).join(", ")}]`;
  const extras = ["evidence", "note", "source"].filter((name) => answer[name].trim() !== "");
  const key = `  ${scalar(question.id)}:`;
  if (!extras.length) return [`${key} ${said}`];
  return [key, `    answer: ${said}`, ...extras.flatMap((name) => fieldLines(name, answer[name], "    "))];
}

function decisionText(compiled, title, decision) {
  const { id, edition } = compiled.rulebook;
  const heading = clean(`Answers to the questions of ${id}: ${title}`).split(/\s+/).filter(Boolean).join(" ");
  const bodies = Object.entries(decision.bodies);
  const answered = compiled.questions.filter((question) => Object.hasOwn(decision.answers, question.id));
  const lines = [
    `# ${heading}`,
    "# Saved by the interview, which keeps every answer and note but no comments like this one.",
    ...fieldLines("decision", decision.id),
    ...fieldLines("rulebook", id),
    ...fieldLines("edition", edition),
    ...fieldLines("title", decision.title),
    ...(decision.description.trim() ? fieldLines("description", decision.description) : []),
    ...(bodies.length ? ["bodies:", ...bodies.flatMap(([level, body]) => fieldLines(level, body, "  "))] : []),
    answered.length ? "answers:" : "answers: {}",
    ...answered.flatMap((question) => answerLines(question, decision.answers[question.id])),
    ...decision.rest,
  ];
  return `${lines.join("\n")}\n`;
}

// The decision of a file that this page or the program wrote; a string, the name of a phrase, where it is another file.
function readDecision(compiled, title, text) {
  const lines = text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n").split("\n");
  const start = lines.findIndex((line) => !line.startsWith("#"));
  const written = lines.slice(start).join("\n");
  let decision;
  try {
    decision = new DecisionLines(compiled, written.replace(/\n$/, "").split("\n")).read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return error.message;
  }
  const again = decisionText(compiled, title, decision).split("\n").slice(2).join("\n");
  return again === written ? decision : "not_ours"; // what would not be written back as it was is not read
}

// The card of the workshop among the lines behind the answers, as the program writes it: what was noted, by name.
function cardOf(compiled, rest) {
  const place = rest.indexOf("  card:");
  if (!rest.includes("workshop:") || place < 0) return {};
  const lines = new DecisionLines(compiled, rest.slice(place + 1));
  const card = Object.create(null);
  try {
    while (lines.line().startsWith("    ")) card[lines.key("    ")] = lines.value("    ");
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return card;
}

class DecisionLines {
  constructor(compiled, lines) {
    this.compiled = compiled;
    this.lines = lines;
    this.place = 0;
  }

  read() {
    const id = this.field("decision");
    if (this.field("rulebook") !== this.compiled.rulebook.id) throw new RangeError("other_rulebook");
    if (this.field("edition") !== this.compiled.rulebook.edition) throw new RangeError("other_edition");
    const title = this.field("title");
    const description = this.has("description") ? this.field("description") : "";
    const bodies = Object.create(null); // a key may be called as something that all objects have
    if (this.takes("bodies:")) {
      while (this.line().startsWith("  ")) bodies[this.key("  ")] = this.value("  ");
    }
    const answers = Object.create(null);
    if (!this.takes("answers: {}")) {
      if (!this.takes("answers:")) throw new RangeError("not_ours");
      while (this.line().startsWith("  ")) this.answer(answers);
    }
    const rest = this.lines.slice(this.place);
    if (rest.some((line) => /^(---|\.\.\.)/.test(line))) throw new RangeError("several");
    if (rest.some((line) => /^\S/.test(line) && !/^(expects|workshop):/.test(line))) throw new RangeError("not_ours");
    if (Object.keys(bodies).some((level) => !this.compiled.levels.includes(level))) throw new RangeError("not_ours");
    return { id, title, description, bodies, answers, rest, expects: expectationIn(this) };
  }

  line(ahead = 0) {
    return this.lines[this.place + ahead] ?? "";
  }

  takes(line) {
    const isThere = this.line() === line;
    this.place += isThere ? 1 : 0;
    return isThere;
  }

  has(name, indent = "") {
    return this.line().startsWith(`${indent}${name}:`);
  }

  field(name, indent = "") {
    if (!this.has(name, indent) || this.key(indent) !== name) throw new RangeError("not_ours");
    return this.value(indent);
  }

  // The key of a line, which stays in place for its value.
  key(indent) {
    const found = this.line().slice(indent.length).match(/^('(?:[^']|'')*'|[^\s:'"][^:]*):/);
    if (found === null) throw new RangeError("not_ours");
    this.after = indent.length + found[0].length;
    return scalarText(found[1]);
  }

  // The text behind the key of a line, or in the block below it.
  value(indent) {
    const said = this.line().slice(this.after).trim();
    this.place += 1;
    if (said !== "|" && said !== "|-") return scalarText(said);
    const block = [];
    while (this.place < this.lines.length && (this.line() === "" || this.line().startsWith(`${indent}  `))) {
      block.push(this.line().slice(indent.length + 2));
      this.place += 1;
    }
    return block.join("\n") + (said === "|" ? "\n" : "");
  }

  answer(answers) {
    const id = this.key("  ");
    const question = this.compiled.questions.find((each) => each.id === id);
    if (question === undefined) throw new RangeError("not_ours");
    const found = { options: [], evidence: "", note: "", source: "" };
    if (this.line().length === this.after) {
      this.place += 1;
      found.options = this.options(question, this.field("answer", "    "));
      for (const name of ["evidence", "note", "source"]) {
        if (this.has(name, "    ")) found[name] = this.field(name, "    ");
      }
    } else {
      found.options = this.options(question, this.value("  "));
    }
    if (found.evidence && !EVIDENCE.includes(found.evidence)) throw new RangeError("not_ours");
    answers[id] = found;
  }

  options(question, said) {
    if (said === "unknown") return [...question.options];
    const chosen = Array.isArray(said) ? said : [said];
    if (!chosen.every((option) => question.options.includes(option))) throw new RangeError("not_ours");
    return chosen;
  }
}

const listItems = (said) => [...said.slice(1, -1).matchAll(/'(?:[^']|'')*'|[^,\s][^,]*/g)].map(([item]) => item.trim());

// The text of a scalar as the program writes it, or the texts of a list on one line.
function scalarText(said) {
  if (said.startsWith("[") && said.endsWith("]")) return listItems(said).map(scalarText);
  if (/^'.*'$/.test(said)) return said.slice(1, -1).replaceAll("''", "'");
  if (/^".*"$/.test(said)) {
    return said.slice(1, -1).replace(/\\(.)/g, (_, letter) => ({ n: "\n", t: "\t" })[letter] ?? letter);
  }
  return said;
}
