// What a decision's file expects, held against the advice: outcomes as they are spelt (`level`), branches that must hold
// (`because`) and that must not (`not_because`). A matter has it as `expects`, undefined where nothing is expected.

// What the lines of a decision expect; where a line of it is not understood, the file is none of the page's.
function expectationIn(lines) {
  while (lines.place < lines.lines.length && !lines.has("expects")) lines.place += 1;
  if (!lines.has("expects")) return undefined;
  const found = { level: [], because: [], not_because: [] };
  lines.key("");
  const [indent] = lines.line(1).match(/^ */);
  if (lines.line().length > lines.after || lines.line(1).startsWith(`${indent}- `)) {
    found.level = namesIn(lines);
  } else {
    lines.place += 1;
    while (indent && lines.line().startsWith(indent)) {
      const name = lines.key(indent);
      if (!Object.hasOwn(found, name)) throw new RangeError("not_ours");
      found[name] = namesIn(lines);
    }
  }
  const isAtEnd = lines.place >= lines.lines.length || /^\S/.test(lines.line());
  if (!isAtEnd || !Object.values(found).some((names) => names.length)) throw new RangeError("not_ours");
  return found;
}

// The names behind the key of a line, or in the list below it; of whatever else YAML may make of a line, none is taken.
function namesIn(lines) {
  const said = lines.line().slice(lines.after).trim();
  lines.place += 1;
  const items = said.startsWith("[") && said.endsWith("]") ? listItems(said) : said ? [said] : [];
  for (let item; !said && (item = lines.line().match(/^ +- +(.*?) *$/)) !== null; lines.place += 1) items.push(item[1]);
  if (!items.length || !items.every((each) => isPlain(each) || /^'(?:[^']|'')*'$/.test(each))) throw new RangeError("not_ours");
  return items.map(scalarText);
}

// A sentence on each expectation that did not come out, the outcome first.
function unmetSentences(matter) {
  const { compiled, advice, expects } = matter;
  if (expects === undefined) return [];
  const { say, outcomeWords, alternatives, because } = wordMaker(matter);
  const { possible } = advice.roles.find((each) => each.id === compiled.headline);
  const got = possible.map((place) => compiled.outcomes[place].spelling);
  const expected = expects.level;
  const isOther = new Set(expected).size !== got.length || !got.every((each) => expected.includes(each));
  const joined = (names) => alternatives(names.map((name) => {
    const outcome = compiled.outcomes.find(({ spelling }) => spelling === name);
    return outcome === undefined ? name : outcomeWords(outcome);
  }));
  const steps = advice.roles.flatMap(({ walk }) => walk.filter((step) => step.taken !== null));
  const held = new Set(steps.flatMap((step) => [step.taken, ...step.supporting, ...step.overruled, ...step.aside]));
  const reasonOf = (id) => (Object.hasOwn(matter.texts.reasons, id) ? because(id) : id);
  return [
    ...(expected.length && isOther ? [say("expected_outcome", { expected: joined(expected), got: joined(got) })] : []),
    ...expects.because.filter((id) => !held.has(id)).map((branch) => say("expected_branch", { reason: reasonOf(branch) })),
    ...expects.not_because.filter((id) => held.has(id)).map((branch) => say("unexpected_branch", { reason: reasonOf(branch) })),
  ].map(sentence);
}

// The part of the argument on what did not come out as the file expects; that all of it did is said of the rulebook.
function expectationPart(matter) {
  const { say } = phraseMaker(matter.texts);
  const items = unmetSentences(matter).map((text) => ({ text, details: [], source: "" }));
  return items.length ? [{ heading: say("what_is_expected"), blocks: [{ lead: say("not_as_expected"), items }] }] : [];
}
