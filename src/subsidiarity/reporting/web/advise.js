// Advises on answers by a compiled rulebook, and by nothing else. A sheet holds one array for each question of the
// rulebook, in its order: the places (from 0) of the options that are still possible, all of them while nothing is known.
// docs/compiled.md says what each field of the compiled rulebook means; this file is its example, and the page's engine.

// The leaves that a walk from a place can end at, in order; `met` keeps what is known of each place.
function leavesFrom(nodes, place, sheet, met) {
  if (place < 0) return [-1 - place];
  if (!met.has(place)) {
    const found = new Set();
    for (const option of sheet[nodes[place][0]]) {
      for (const leaf of leavesFrom(nodes, nodes[place][1 + option], sheet, met)) found.add(leaf);
    }
    met.set(place, [...found].sort((one, other) => one - other));
  }
  return met.get(place);
}

// The questions whose answer can still change where a walk ends, as places in the order: what is left of a diagram
// once it is restricted to the options that are possible, and nodes that lead everywhere to one place are left out.
function turning(nodes, root, sheet) {
  const moved = new Map();
  const known = new Map();
  const left = [];
  function restricted(place) {
    if (place < 0) return place;
    if (!moved.has(place)) {
      const question = nodes[place][0];
      const lands = sheet[question].map((option) => restricted(nodes[place][1 + option]));
      const key = [question, ...lands].join();
      if (lands.every((land) => land === lands[0])) {
        moved.set(place, lands[0]);
      } else {
        if (!known.has(key)) known.set(key, left.push([question, ...lands]) - 1);
        moved.set(place, known.get(key));
      }
    }
    return moved.get(place);
  }
  const met = new Set();
  const waiting = [restricted(root)];
  while (waiting.length) {
    const place = waiting.pop();
    if (place >= 0 && !met.has(place)) {
      met.add(place);
      waiting.push(...left[place].slice(1));
    }
  }
  return new Set([...met].map((place) => left[place][0]));
}

function adviser(compiled) {
  const { nodes, questions } = compiled;

  // A step that the walk comes to on every sheet that is still possible: what holds there, and where it leads (null: it
  // is open). A branch or a support holds for certain where its condition cannot fail, and may hold where it need not.
  function visited(role, name, sheet, met) {
    const step = role.steps[name];
    const { branches, support } = step;
    const can = (each, leaf) => leavesFrom(nodes, each.holds, sheet, met).includes(leaf);
    const isCertain = (each) => !can(each, 0);
    const first = branches.findIndex(isCertain);
    const taken = branches[first];
    const winners = step.first === null
      ? branches.map((_, place) => place).filter((place) => place <= first && can(branches[place], 1))
      : leavesFrom(nodes, step.first, sheet, met);
    const found = { step: name, rung: step.rung, taken: null, supporting: [], overruled: [], aside: [], stopped: [],
      undecided: [] };
    if (winners.some((place) => branches[place].to !== taken.to)) {
      return { ...found, lifts: false, undecided: winners.map((place) => branches[place].id), to: null };
    }
    const held = branches.filter((each, place) => place > first && each.part !== "otherwise" && isCertain(each));
    const speaksUp = (each) => each.pull === "up" && taken.pull !== "up";
    const isHigher = (each) => each.floor !== null && taken.floor !== null && each.floor > taken.floor;
    const failed = branches.filter((each, place) => place < first && !can(each, 1));
    const speaking = held.filter((each) => each.part !== "aside");
    const supports = support.filter(isCertain);
    const goesWith = (each) => each.pull === "" || (each.pull === "up") === (taken.way === "up");
    const split = (fits) => [...speaking.filter((each) => fits === (each.way === taken.way)),
      ...supports.filter((each) => fits === goesWith(each))].map((each) => each.id);
    return {
      ...found,
      lifts: taken.way === "up",
      taken: taken.id,
      supporting: split(true),
      overruled: split(false),
      aside: held.filter((each) => each.part === "aside").map((each) => each.id),
      stopped: failed.filter((each) => speaksUp(each) || isHigher(each)).map((each) => each.id),
      undecided: winners.filter((place) => place !== first).map((place) => branches[place].id),
      to: taken.to,
    };
  }

  function roleAdvice(role, sheet, met) {
    const possible = leavesFrom(nodes, role.outcome, sheet, met);
    const walk = [];
    for (let to = role.start; typeof to === "string"; to = walk[walk.length - 1].to) {
      walk.push(visited(role, to, sheet, met));
    }
    return { id: role.id, possible, open: possible.length > 1 ? turning(nodes, role.outcome, sheet) : new Set(), walk };
  }

  const isOpen = (question, sheet) => sheet[question].length > 1;
  const named = (places) => questions.map((each) => each.id).filter((_, place) => places.has(place));

  // The advice on a sheet: for each role the outcomes possible (places among those of the rulebook), the questions that
  // are open and the walk; the safeguards that hold or may hold; the questions that shape all the rest.
  return function advise(sheet) {
    const met = new Map();
    const roles = compiled.roles.map((role) => roleAdvice(role, sheet, met));
    const headline = roles.find((role) => role.id === compiled.headline);
    const safeguards = [];
    const shaping = new Set(roles.flatMap((role) => [...role.open]));
    for (const safeguard of compiled.safeguards) {
      const ends = leavesFrom(nodes, safeguard.holds, sheet, met);
      if (ends.includes(1)) safeguards.push({ id: safeguard.id, certain: ends.length === 1 });
      if (ends.length > 1) turning(nodes, safeguard.holds, sheet).forEach((question) => shaping.add(question));
    }
    questions.forEach((question, place) => {
      if ((question.id === compiled.law || question.id === compiled.holder) && isOpen(place, sheet)) shaping.add(place);
    });
    headline.open.forEach((question) => shaping.delete(question));
    return {
      roles: roles.map((role) => ({ ...role, open: named(role.open) })),
      safeguards,
      open: named(headline.open),
      shaping: named(shaping),
    };
  };
}
