// What would move a result: the single changes of an answer, the nearest other result, and the most useful questions.
// All of it is about levels: how a level acts makes no difference here.

// A role's diagram by level: leaves are places of `outcomes`, and `turnsOn` are the questions that a walk may meet.
function levelled(compiled, role) {
  const byLevel = (outcome) => (isSettled(outcome) ? { ...outcome, manner: "", spelling: outcome.level } : outcome);
  const joined = compiled.outcomes.map(byLevel);
  const spellings = unique(joined.map((each) => each.spelling));
  const outcomes = spellings.map((spelling) => joined.find((each) => each.spelling === spelling));
  const nodes = [];
  const known = new Map();
  const moved = new Map();
  function relabelled(place) {
    if (place < 0) return -1 - spellings.indexOf(joined[-1 - place].spelling);
    if (!moved.has(place)) {
      const [question, ...lands] = compiled.nodes[place];
      const node = [question, ...lands.map(relabelled)];
      const key = node.join();
      if (node.every((land, slot) => slot < 2 || land === node[1])) moved.set(place, node[1]);
      else {
        if (!known.has(key)) known.set(key, nodes.push(node) - 1);
        moved.set(place, known.get(key));
      }
    }
    return moved.get(place);
  }
  const root = relabelled(compiled.roles.find((each) => each.id === role).outcome);
  const turnsOn = unique(nodes.map(([question]) => question)).sort((one, other) => one - other);
  return { questions: compiled.questions, nodes, root, outcomes, turnsOn };
}

// For each option of a question, the steps to the nearest option of an answer; kinds are all one step apart.
function stepsAway(question, chosen) {
  return question.options.map((_, option) => (
    question.ordered ? Math.min(...chosen.map((other) => Math.abs(option - other))) : Number(!chosen.includes(option))));
}

function prospectsOf({ questions, nodes, root, outcomes, turnsOn }, sheet) {
  const ends = (answers) => leavesFrom(nodes, root, answers, new Map());

  // Every known answer moved by one step, and the outcomes that are then possible.
  function singles() {
    return turnsOn.filter((place) => sheet[place].length === 1).flatMap((place) => (
      stepsAway(questions[place], sheet[place]).flatMap((steps, option) => (
        steps === 1 ? [{ place, option, leaves: ends(answeredAs(sheet, place, [option])) }] : []))));
  }

  // The fewest steps of answers that lead to another outcome, by the fewest changes; undefined where none does.
  function nearest() {
    const costs = questions.map((question, place) => stepsAway(question, sheet[place]));
    const known = new Map();
    // For each leaf that a place leads to, the cheapest way there: its cost, and the changes that cost something.
    function ways(place) {
      if (place < 0) return new Map([[-1 - place, { steps: 0, changes: [] }]]);
      if (!known.has(place)) {
        const [question, ...lands] = nodes[place];
        const found = new Map();
        lands.forEach((land, option) => {
          const cost = costs[question][option];
          for (const [leaf, { steps, changes }] of ways(land)) {
            const way = { steps: cost + steps, changes: cost ? [[question, option], ...changes] : changes };
            if (!found.has(leaf) || isBefore(way, found.get(leaf))) found.set(leaf, way);
          }
        });
        known.set(place, found);
      }
      return known.get(place);
    }
    const now = ends(sheet);
    const others = [...ways(root)].filter(([leaf]) => !now.includes(leaf)).sort(([one], [other]) => one - other);
    const rank = ([, { steps, changes }]) => steps * 1000 + changes.length;
    const [first] = others.sort((one, other) => rank(one) - rank(other));
    if (first === undefined) return undefined;
    const [leaf, way] = first;
    const changed = [...sheet];
    way.changes.forEach(([question, option]) => { changed[question] = [option]; });
    return { ...way, outcome: outcomes[leaf], isCertain: ends(changed).every((end) => end === leaf) };
  }

  function isBefore(one, other) {
    if (one.steps !== other.steps) return one.steps < other.steps;
    if (one.changes.length !== other.changes.length) return one.changes.length < other.changes.length;
    const [mine, its] = [one.changes.flat(), other.changes.flat()];
    const differs = mine.findIndex((each, slot) => each !== its[slot]);
    return differs >= 0 && mine[differs] < its[differs];
  }

  // The questions that can still change the outcome, first the one whose answer should leave the least uncertainty, in
  // bits; every option still open is equally likely.
  function mostUseful() {
    const add = (found, leaves, share) => leaves.forEach((each, leaf) => found.set(leaf, (found.get(leaf) ?? 0) + each * share));
    const below = new Map();
    function likely(place) {
      if (place < 0) return new Map([[-1 - place, 1]]);
      if (!below.has(place)) {
        const chosen = sheet[nodes[place][0]];
        const found = new Map();
        for (const option of chosen) {
          add(found, likely(nodes[place][1 + option]), 1 / chosen.length);
        }
        below.set(place, found);
      }
      return below.get(place);
    }
    const all = likely(root);
    const arriving = new Map([[root, 1]]);
    // Nodes stand after those that they lead to: from the last one on, all that arrives at one is known before it is left.
    for (let place = root; place >= 0; place -= 1) {
      const chosen = sheet[nodes[place][0]];
      for (const option of arriving.has(place) ? chosen : []) {
        const land = nodes[place][1 + option];
        arriving.set(land, (arriving.get(land) ?? 0) + arriving.get(place) / chosen.length);
      }
    }
    const remaining = (question) => {
      const asking = [...arriving].filter(([place]) => place >= 0 && nodes[place][0] === question);
      const passing = new Map(all);
      asking.forEach(([place, share]) => add(passing, likely(place), -share));
      const left = sheet[question].map((option) => {
        const found = new Map(passing);
        asking.forEach(([place, share]) => add(found, likely(nodes[place][1 + option]), share));
        return [...found.values()].reduce((bits, share) => (share > 1e-13 ? bits - share * Math.log2(share) : bits), 0);
      });
      return left.reduce((sum, bits) => sum + bits, 0) / left.length;
    };
    const open = [...turning(nodes, root, sheet)].sort((one, other) => one - other);
    const ranked = open.map((question) => [question, Math.round(remaining(question) * 1e9)]);
    return ranked.sort(([, one], [, other]) => one - other).map(([question]) => question);
  }

  return { possible: ends(sheet), singles, nearest, mostUseful };
}
