// The sentences of a matter: the headline, who does what, and the safeguards.

function sentenceMaker(matter) {
  const { compiled, texts, advice } = matter;
  const { outcomes } = compiled;
  const { say, gapsIn, only, withLevels, outcomeWords, subjectWords, openWords, isAnything, clause, because } =
    wordMaker(matter);
  const own = advice.roles.find((role) => role.id === compiled.headline);
  const found = (role) => role.possible.map((place) => outcomes[place]);

  // The headline without the parts that say nothing more, and the words for its gaps. A part in brackets is said where
  // its roles are settled, and on another level than the headline's.
  function joined() {
    const said = {};
    const elsewhere = new Set();
    for (const role of advice.roles) {
      const outcome = only(role);
      if (isSettled(outcome)) {
        said[role.id] = clause(role.id, outcome);
        said[`${role.id}:body`] = outcomeWords(outcome);
        if (outcome.level !== only(own)?.level) elsewhere.add(role.id).add(`${role.id}:body`);
      }
    }
    const text = texts.headline_says.replace(/\[([^[\]]*)\]/g, (_, part) => (
      gapsIn(part).every((gap) => elsewhere.has(gap)) ? part : ""));
    return { text, said, isWhole: gapsIn(text).every((gap) => said[gap]) };
  }

  function where() {
    const outcome = only(own);
    if (isAnything(found(own))) return say("not_ruled_out");
    if (outcome === undefined) return say("still_open", { outcomes: openWords(found(own)) });
    const words = texts.manners[outcome.manner].headline;
    if (words) {
      const taken = own.walk[own.walk.length - 1]?.taken ?? null;
      return sentence(withLevels(words, outcome, taken === null ? say("allow_none") : because(taken)));
    }
    if (!isSettled(outcome)) return sentence(outcomeWords(outcome));
    const { text, said, isWhole } = joined();
    return sentence((isWhole && filled(text, said)) || clause(own.id, outcome));
  }

  // The headline: what a safeguard wants said first, and where the decision belongs.
  function headline() {
    const isFirst = (id) => compiled.safeguards.find((each) => each.id === id).first;
    const first = advice.safeguards.filter((each) => each.certain && isFirst(each.id));
    return [...first.map((each) => sentence(texts.safeguards[each.id].title)), where()].join(" ");
  }

  function roleSentence(role) {
    const { ask, says } = texts.roles[role.id];
    const outcome = only(role);
    if (outcome === undefined) {
      return say("role_still_open", { role: sentence(ask), outcomes: openWords(found(role)) });
    }
    const answer = withLevels(texts.manners[outcome.manner].answer, outcome);
    if (says && isSettled(outcome) && !answer) return sentence(clause(role.id, outcome));
    return `${sentence(ask)} ${sentence(answer || outcomeWords(outcome))}`;
  }

  // The reasons on the walk of a settled role beside the headline, the one that placed it first, and last those that
  // would place it elsewhere; none of any other role.
  function reasonsBehind(role) {
    const last = role.walk[role.walk.length - 1];
    if (!last || last.taken === null || only(role) === undefined || role === own) return [];
    const reasons = new Map();
    const { steps } = compiled.roles.find(({ id }) => id === role.id);
    const branches = new Map(Object.values(steps).flatMap((step) => step.branches).map((each) => [each.id, each]));
    const leadsElsewhere = (id) => typeof branches.get(id)?.to === "number" && branches.get(id).to !== role.possible[0];
    const held = [...role.walk].reverse().filter((step) => step.taken !== null).flatMap((step) => (
      [step.taken, ...step.supporting, ...step.overruled, ...step.aside]));
    for (const id of [last.taken, ...held]) {
      const { because: text, source } = texts.reasons[id];
      const isAside = leadsElsewhere(id);
      const why = isAside ? say("not_what_decides", { reason: because(id) }) : because(id);
      if (!reasons.has(text)) reasons.set(text, { why, source, isAside });
    }
    return [...reasons.values()].sort((one, other) => one.isAside - other.isAside);
  }

  // Each role's sentence, with the reasons behind it; the headline's reasons stand by themselves.
  function roles() {
    return advice.roles.map((role) => {
      const behind = reasonsBehind(role);
      if (!behind.length) return { text: roleSentence(role), details: [], source: "" };
      const last = behind.pop();
      const cited = behind.map(({ why, source }) => (source ? `${why} [${source}]` : why));
      return { text: roleSentence(role), details: [...cited, last.why], source: last.source };
    });
  }

  const citedBehindRoles = () => advice.roles.flatMap(reasonsBehind).map(({ source }) => source);

  // Who does the rest: the roles of which the headline says nothing, those of one body in one sentence.
  function others() {
    const { text, isWhole } = joined();
    const isJoined = isSettled(only(own)) && !texts.manners[only(own).manner].headline;
    const said = new Set([own.id, ...(isJoined && isWhole ? gapsIn(text).map((gap) => gap.replace(/:body$/, "")) : [])]);
    const rest = advice.roles.filter((role) => !said.has(role.id));
    const isNobody = (role) => only(role) === undefined || only(role).level === null;
    const key = (role) => (isNobody(role) ? "" : JSON.stringify(subjectWords(only(role))));
    const sentences = unique(rest.map(key)).filter(Boolean).map((body) => {
      const names = rest.filter((role) => key(role) === body).map((role) => texts.roles[role.id].name);
      const [who, how] = JSON.parse(body);
      const roles = listed(names, say("and"));
      return sentence((body === key(own) ? say("also", { who, roles }) : `${who} ${roles}`) + how);
    });
    const open = rest.filter((role) => only(role) === undefined);
    if (open.length && only(own) !== undefined) {
      const whose = open.map((role) => say("who", { role: texts.roles[role.id].name }));
      sentences.push(say("roles_open", { roles: listed(whose, say("and")) }));
    }
    return sentences.join(" ");
  }

  // The safeguards that hold, then those that may.
  function safeguards() {
    const held = [];
    const mayApply = [];
    for (const { id, certain } of advice.safeguards) {
      const { kind, title, advice: what, because: why, source } = texts.safeguards[id];
      const text = sentence(say("titled", { title, kind }));
      if (!certain) mayApply.push({ text, details: [], source: "" });
      else held.push({ text, details: [sentence(what), say("because", { because: sentence(why) })], source });
    }
    return [["", held], [say("may_apply"), mayApply]].filter(([, each]) => each.length).map(([lead, each]) => (
      { lead, items: each }));
  }

  return { headline, roles, citedBehindRoles, others, safeguards };
}
