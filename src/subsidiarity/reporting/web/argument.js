// The argument for a result: the reasons on each rung with the answers behind them, and what would have lifted it higher.

function argumentMaker(matter) {
  const { compiled, texts, sheet, advice } = matter;
  const { conditions, outcomes, questions } = compiled;
  const { say, bodyOf, only, outcomeWords, alternatives, shorts, textsOf, nameOf, because } = wordMaker(matter);
  const { behind, missing, mending } = conditionReader(matter);
  const role = advice.roles.find((each) => each.id === compiled.headline);
  const outcome = only(role);
  const graph = compiled.roles.find((each) => each.id === role.id);
  const said = Object.values(graph.steps).flatMap((step) => [...step.branches, ...step.support]);
  const reasons = new Map(said.map((each) => [each.id, each]));
  const isSupport = (id) => !Object.hasOwn(reasons.get(id), "to");
  const isOpen = (place) => sheet[place].length === questions[place].options.length;

  // An answer as a clause; "" while it is not known yet.
  function answerFact(place) {
    if (isOpen(place)) return "";
    const clauses = sheet[place].map((option) => textsOf(place, option).says);
    return clauses.every(Boolean) ? clauses.join(say("comma_or")) : `${nameOf(place)} (${alternatives(shorts(place))})`;
  }

  function outcomeFact(id) {
    const found = only(advice.roles.find((each) => each.id === id));
    return found === undefined ? "" : `${say("who", { role: texts.roles[id].name })} (${outcomeWords(found)})`;
  }

  // The answers that made a reason hold, each as a clause.
  function factsBehind(id) {
    const { when } = reasons.get(id);
    const tests = when === null ? [] : behind(when).map((test) => conditions[test]);
    return unique(tests.map((test) => ("question" in test ? answerFact(test.question) : outcomeFact(test.role)))).filter(Boolean);
  }

  function items(ids) {
    const found = new Map();
    for (const id of ids) {
      const text = because(id);
      const facts = factsBehind(id);
      const details = facts.length ? [say("answers_behind", { facts: facts.join("; ") })] : [];
      if (!found.has(text)) found.set(text, { text, details, source: texts.reasons[id].source });
    }
    return [...found.values()];
  }

  // For each rung of the certain part of the walk, the reasons for moving up and for staying, and those passed on the way.
  function rungs() {
    const found = [];
    for (const step of role.walk.filter((each) => each.taken !== null)) {
      if (!found.length || found[found.length - 1].level !== step.rung) {
        found.push({ level: step.rung, up: [], down: [], passed: [] });
      }
      const rung = found[found.length - 1];
      for (const id of [step.taken, ...step.supporting, ...step.overruled]) {
        const { pull } = reasons.get(id);
        rung[isSupport(id) && pull ? (pull === "up" ? "up" : "down") : side(step, isSupport(id) ? step.taken : id)].push(id);
      }
    }
    return found;
  }

  function side(step, id) {
    const { to } = reasons.get(id);
    if (typeof to === "number" && [step.rung, null].includes(outcomes[to].level)) return "down";
    return step.lifts !== step.overruled.includes(id) ? "up" : id === step.taken ? "passed" : "down";
  }

  // Whether every outcome still possible lies above a rung.
  const isLeft = (rung) => rung.up.length > 0 && role.possible.every((place) => (
    ![rung.level, null].includes(outcomes[place].level)));
  const blocks = (...sides) => sides.filter(([, ids]) => ids.length).map(([lead, ids]) => ({ lead, items: items(ids) }));

  // The reasons for the headline, in parts under headings: why each rung was left, why the last one was not, both sides.
  function argument() {
    const found = rungs();
    const left = found.filter(isLeft).flatMap((rung) => {
      const level = rung.level === null ? "" : bodyOf(rung.level);
      return blocks([say("past", { level }), rung.up], [say("pulling_back", { level }), rung.down]);
    });
    const climbed = left.length ? [{ heading: say("moves_up"), blocks: left }] : [];
    const last = found[found.length - 1];
    if (outcome === undefined || last === undefined) return climbed;
    const heading = say(outcome.contender === null ? "why_outcome" : "why_both", { outcome: outcomeWords(outcome) });
    if (outcome.contender !== null) return [bothSides(last, heading), ...climbed];
    if (isLeft(last)) return climbed;
    if (outcome.level === null) return [...climbed, { heading, blocks: [withoutLevel(last)] }];
    const stays = blocks(["", [...last.down, ...last.passed]], [say("pulling_up"), last.up]);
    return stays.length ? [...climbed, { heading, blocks: stays }] : climbed;
  }

  function bothSides(last, heading) {
    const end = role.walk[role.walk.length - 1];
    const beside = end.supporting.filter((id) => isSupport(id) && !reasons.get(id).pull);
    const why = [end.taken, ...beside].filter((id) => id !== null);
    const said = why.map((id) => texts.reasons[id].because);
    const staying = last.down.filter((id) => !said.includes(texts.reasons[id].because));
    const [upper, lower] = [outcome.contender, outcome.level].map((level) => say("case_for", { level: bodyOf(level) }));
    return { heading, isBothSides: true, blocks: [{ lead: "", items: items(why) }, ...blocks([upper, last.up], [lower, staying])] };
  }

  // The answers behind an outcome of no level, whose reason is the headline.
  function withoutLevel(last) {
    const [first, ...others] = items(last.down);
    const facts = first.details.map((text) => ({ text, details: [], source: first.source }));
    return { lead: "", items: [...(facts.length ? facts : [first]), ...others] };
  }

  // The levels of every outcome that some walk from a branch ends in.
  function levelsAfter(to, seen = new Set()) {
    if (typeof to === "number") return [outcomes[to].level];
    if (seen.has(to)) return [];
    seen.add(to);
    return graph.steps[to].branches.flatMap((branch) => levelsAfter(branch.to, seen));
  }

  // The branches of the last rung that did not hold and led higher, three at most, fewest tests first.
  function obstacles() {
    if (outcome === undefined || outcome.level === null || !role.walk.length) return [];
    const { rung } = role.walk[role.walk.length - 1];
    const above = compiled.levels.slice(compiled.levels.indexOf(outcome.level) + 1);
    const stopped = role.walk.filter((step) => step.rung === rung).flatMap((step) => step.stopped).map((id) => reasons.get(id));
    const higher = stopped.filter(({ when, to }) => when !== null && levelsAfter(to).some((level) => above.includes(level)));
    const tests = new Map(higher.map((branch) => [branch, mending(branch.when, true).length]));
    return higher.sort((one, other) => tests.get(one) - tests.get(other)).slice(0, 3);
  }

  // The answer nearest to the one given that a test would need, as a clause; "" where it may yet be the answer and, with
  // `isLifting`, where the question does not claim that such an answer speaks for a higher level.
  function neededAnswer({ question: place, options }, wanted, isLifting = false) {
    const question = questions[place];
    const chosen = sheet[place];
    const needed = question.options.map((_, option) => option).filter((option) => options.includes(option) === wanted);
    if (!needed.length || needed.some((option) => chosen.includes(option))) return "";
    const distance = (option) => Math.min(...chosen.map((other) => Math.abs(option - other)));
    const nearest = needed.reduce((best, option) => (distance(option) < distance(best) ? option : best));
    if (isLifting && question.ordered && question.pull !== (nearest > Math.max(...chosen) ? "up" : "down")) return "";
    const { says, text } = textsOf(place, nearest);
    return says || say("answer_would_be", { question: nameOf(place), answer: quoted(text) });
  }

  // The answers that an obstacle lacks, each with the place of its question.
  function liftingClauses(branch) {
    const tests = missing(branch.when).map(([test, wanted]) => [conditions[test], wanted]).filter(([test]) => "question" in test);
    return tests.map(([test, wanted]) => [test.question, neededAnswer(test, wanted, true)]).filter(([, clause]) => clause);
  }

  const noAnswerSays = (clauses) => say("no_answer_says", { clauses: clauses.join(say("or_that")) });

  function missingOutcome({ role: id, levels, manners }, wanted) {
    const found = only(advice.roles.find((each) => each.id === id));
    const values = [...levels.map(bodyOf), ...manners.map((manner) => texts.manners[manner].name)];
    return say(wanted ? "would_have_to_be" : "would_have_to_be_other", {
      role: sentence(texts.roles[id].ask),
      found: found === undefined ? say("found_open") : outcomeWords(found),
      values: listed(values, say("or")),
    });
  }

  // The reasons that came nearest to lifting it, each with what no answer says.
  function noHigher() {
    const found = new Map();
    for (const branch of obstacles()) {
      const tests = missing(branch.when).map(([test, wanted]) => [conditions[test], wanted]);
      const said = ([test, wanted]) => ("question" in test ? neededAnswer(test, wanted) : "");
      const clauses = tests.map(said).filter(Boolean);
      const others = tests.filter((each) => !said(each)).map(([test, wanted]) => (
        "role" in test ? missingOutcome(test, wanted) : say("not_known_yet", { question: capitalised(nameOf(test.question)) })));
      const text = because(branch.id);
      const details = [...(clauses.length ? [noAnswerSays(clauses)] : []), ...others];
      if (!found.has(text)) found.set(text, { text, details, source: texts.reasons[branch.id].source });
    }
    return found.size ? [{ heading: say("no_higher"), blocks: [{ lead: say("would_lift"), items: [...found.values()] }] }] : [];
  }

  return { answerFact, factsBehind, rungs, isLeft, argument, noHigher, obstacles, liftingClauses, noAnswerSays, reasons };
}
