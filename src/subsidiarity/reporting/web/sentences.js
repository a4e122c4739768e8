// The sentences of an advice, made of a compiled rulebook's texts in one language. Every text is data: nothing in it is
// interpreted but its {gaps}. `bodies` has a decision's own names for who acts, by level.

// A text with what is said in the place of each gap; one that has nothing stays as it is written.
function filled(text, said) {
  return text.replace(/\{([^{}]*)\}/g, (gap, name) => (Object.hasOwn(said, name) ? said[name] : gap));
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

function sentenceMaker(compiled, texts, bodies) {
  const { outcomes, levels } = compiled;
  const { phrases } = texts;
  const say = (name, gaps = {}) => filled(phrases[name], gaps);
  const gapsIn = (text) => [...text.matchAll(/\{([^{}]*)\}/g)].map((gap) => gap[1]);
  const bodyOf = (level) => (Object.hasOwn(bodies, level) ? bodies[level] : texts.levels[level].body);
  const because = becauseMaker(compiled, texts, bodyOf);
  const isSettled = (outcome) => outcome !== undefined && outcome.level !== null && outcome.contender === null;
  const only = (advice) => (advice.possible.length === 1 ? outcomes[advice.possible[0]] : undefined);
  const reasons = new Map(compiled.roles.flatMap((role) => Object.values(role.steps).flatMap((step) => [
    ...step.branches.map((each) => [each.id, each]), ...step.support.map((each) => [each.id, each]),
  ])));
  const isSupport = (id) => !Object.hasOwn(reasons.get(id), "to");

  function withLevels(text, outcome) {
    if (outcome.level === null) return text;
    const above = outcome.contender || levels[levels.indexOf(outcome.level) + 1];
    const gaps = {
      level: texts.levels[outcome.level].name,
      body: bodyOf(outcome.level),
      bodies: texts.levels[outcome.level].bodies || say("others"),
    };
    if (above !== undefined) Object.assign(gaps, { above_level: texts.levels[above].name, above: bodyOf(above) });
    return filled(text, gaps);
  }

  const outcomeWords = (outcome) => withLevels(texts.manners[outcome.manner].says, outcome);

  function levelsWords(found) {
    const reached = new Set(found.flatMap((each) => [each.level, each.contender]).filter((level) => level !== null));
    const none = [...new Set(found.filter((each) => each.level === null).map(outcomeWords))];
    if (reached.size === levels.length && levels.length > 2) return say(none.length ? "any_level_or_none" : "any_level");
    return listed([...levels.filter((level) => reached.has(level)).map(bodyOf), ...none], say("or"));
  }

  function alternatives(parts) {
    const signs = [",", ` ${say("and")} `, ` ${say("or")} `];
    const isList = signs.some((sign) => parts.some((part) => part.includes(sign)));
    return isList ? parts.join(say("semicolon_or")) : listed(parts, say("or"));
  }

  // Outcomes that are still possible: of more than three, their levels alone.
  function openWords(possible) {
    const found = possible.map((place) => outcomes[place]);
    return found.length > 3 ? levelsWords(found) : alternatives(found.map(outcomeWords));
  }

  // Whether outcomes that are still possible leave no level out: of a few levels, each may be named.
  function isAnything(possible) {
    const reached = new Set(possible.flatMap((place) => [outcomes[place].level, outcomes[place].contender]));
    reached.delete(null);
    return possible.length > 3 && reached.size === compiled.levels.length && reached.size > 2;
  }

  // A settled outcome as the role says it; a headline role without words of its own is taken for the one that decides.
  function clause(role, outcome) {
    const said = texts.roles[role].says || (role === compiled.headline ? phrases.should_decide : "");
    if (!said || !isSettled(outcome)) return "";
    const before = said.split("{body}", 1)[0];
    const rest = said.slice(before.length + "{body}".length);
    const body = outcomeWords(outcome);
    return before + body + (body.includes(",") && rest.startsWith(" ") ? "," : "") + rest;
  }

  // The clauses of several roles as the headline joins them; a part in brackets is said where its roles are settled,
  // and on another level than the headline's.
  function joinedClauses(advice, headline) {
    const own = only(headline);
    const said = {};
    const elsewhere = new Set();
    for (const role of advice.roles) {
      const outcome = only(role);
      if (isSettled(outcome)) {
        said[role.id] = clause(role.id, outcome);
        said[`${role.id}:body`] = outcomeWords(outcome);
        if (own === undefined || outcome.level !== own.level) elsewhere.add(role.id).add(`${role.id}:body`);
      }
    }
    const text = texts.headline_says.replace(/\[([^[\]]*)\]/g, (_, part) => (
      gapsIn(part).every((gap) => elsewhere.has(gap)) ? part : ""));
    return gapsIn(text).every((gap) => said[gap]) ? filled(text, said) : "";
  }

  function where(advice, role) {
    const outcome = only(role);
    if (isAnything(role.possible)) return say("not_ruled_out");
    if (outcome === undefined) return say("still_open", { outcomes: openWords(role.possible) });
    const own = texts.manners[outcome.manner].headline;
    if (own) {
      const { taken } = role.walk[role.walk.length - 1];
      const why = taken === null ? say("allow_none") : because(taken);
      return sentence(own.split("{because}").map((part) => withLevels(part, outcome)).join(why));
    }
    if (!isSettled(outcome)) return sentence(outcomeWords(outcome));
    return sentence(joinedClauses(advice, role) || clause(role.id, outcome));
  }

  const headlineRole = (advice) => advice.roles.find((role) => role.id === compiled.headline);

  // The headline: what a safeguard wants said first, and where the decision belongs.
  function headline(advice) {
    const isFirst = (id) => compiled.safeguards.find((each) => each.id === id).first;
    const first = advice.safeguards.filter((each) => each.certain && isFirst(each.id));
    const titles = first.map((each) => sentence(texts.safeguards[each.id].title));
    return [...titles, where(advice, headlineRole(advice))].join(" ");
  }

  function roleSentence(role) {
    const { ask, says } = texts.roles[role.id];
    const outcome = only(role);
    if (outcome === undefined) {
      return say("role_still_open", { role: sentence(ask), outcomes: openWords(role.possible) });
    }
    const own = withLevels(texts.manners[outcome.manner].answer, outcome);
    if (says && isSettled(outcome) && !own) return sentence(clause(role.id, outcome));
    return `${sentence(ask)} ${sentence(own || outcomeWords(outcome))}`;
  }

  // The reasons on the walk of a settled role beside the headline, the one that placed it first; none otherwise.
  function reasonsBehind(role) {
    const last = role.walk[role.walk.length - 1];
    if (!last || last.taken === null || only(role) === undefined || role.id === compiled.headline) return [];
    const found = new Map();
    const held = [...role.walk].reverse().filter((step) => step.taken !== null).flatMap((step) => (
      [step.taken, ...step.supporting, ...step.overruled, ...step.aside]));
    for (const id of [last.taken, ...held]) {
      const { because: text, source } = texts.reasons[id];
      if (!found.has(text)) found.set(text, { why: because(id), source });
    }
    return [...found.values()];
  }

  // Each role's sentence, with the reasons behind it; the headline's reasons stand by themselves.
  function roles(advice) {
    return advice.roles.map((role) => {
      const behind = reasonsBehind(role);
      if (!behind.length) return { text: roleSentence(role), details: [], source: "" };
      const last = behind.pop();
      const cited = behind.map(({ why, source }) => (source ? `${why} [${source}]` : why));
      return { text: roleSentence(role), details: [...cited, last.why], source: last.source };
    });
  }

  function items(ids) {
    const found = new Map();
    for (const id of ids) {
      const text = because(id);
      if (!found.has(text)) found.set(text, { text, details: [], source: texts.reasons[id].source });
    }
    return [...found.values()];
  }

  // For each rung of the certain part of a walk, the reasons for moving up and for staying, and those passed on the way.
  function rungs(role) {
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

  const blocks = (...sides) => sides.filter(([, ids]) => ids.length).map(([lead, ids]) => ({ lead, items: items(ids) }));

  // The reasons for the headline, in parts under headings: why each rung was left, why the last one was not, both sides.
  function argument(advice) {
    const role = headlineRole(advice);
    const outcome = only(role);
    const found = rungs(role);
    const isLeft = (rung) => rung.up.length > 0 && role.possible.every((place) => (
      ![rung.level, null].includes(outcomes[place].level)));
    const left = found.filter(isLeft).flatMap((rung) => {
      const level = rung.level === null ? "" : bodyOf(rung.level);
      return blocks([say("past", { level }), rung.up], [say("pulling_back", { level }), rung.down]);
    });
    const climbed = left.length ? [{ heading: say("moves_up"), blocks: left }] : [];
    const last = found[found.length - 1];
    if (outcome === undefined || last === undefined) return climbed;
    const heading = say("why_outcome", { outcome: outcomeWords(outcome) });
    if (outcome.contender !== null) return [bothSides(role, outcome, last, heading), ...climbed];
    if (isLeft(last)) return climbed;
    const stays = outcome.level === null
      ? blocks(["", last.down])
      : blocks(["", [...last.down, ...last.passed]], [say("pulling_up"), last.up]);
    return stays.length ? [...climbed, { heading, blocks: stays }] : climbed;
  }

  function bothSides(role, outcome, last, heading) {
    const end = role.walk[role.walk.length - 1];
    const why = [end.taken, ...end.supporting.filter((id) => isSupport(id) && !reasons.get(id).pull)];
    const staying = last.down.filter((id) => !why.includes(id));
    const [upper, lower] = [outcome.contender, outcome.level].map((level) => say("the_case_for", { level: bodyOf(level) }));
    return { heading, blocks: [...blocks(["", why]), ...blocks([upper, last.up], [lower, staying])] };
  }

  // The safeguards that hold, then those that may.
  function safeguards(advice) {
    const held = [];
    const mayApply = [];
    for (const { id, certain } of advice.safeguards) {
      const { kind, title, advice: what, because: why, source } = texts.safeguards[id];
      const text = sentence(say("titled", { title, kind }));
      if (!certain) mayApply.push({ text, details: [], source: "" });
      else held.push({ text, details: [sentence(what), say("why", { because: sentence(why) })], source });
    }
    return [["", held], [say("may_apply"), mayApply]].filter(([, each]) => each.length).map(([lead, each]) => (
      { lead, items: each }));
  }

  return { headline, roles, argument, safeguards, openWords, bodyOf };
}
