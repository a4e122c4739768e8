// Today beside the merits: what today's law allows, who decides today, and what would become of that.

function lawWords(matter) {
  const { compiled, texts, sheet, advice } = matter;
  const { levels, questions } = compiled;
  const { say, bodyOf, only, textsOf } = wordMaker(matter);
  const outcome = only(advice.roles.find((each) => each.id === compiled.headline));
  const rank = isSettled(outcome) ? levels.indexOf(outcome.level) : null;
  const placeOf = (id) => questions.findIndex((question) => question.id === id);
  const chosen = (place) => sheet[place].map((option) => questions[place].options[option]);
  const [law, holder] = [compiled.law, compiled.holder].map((id) => (id === null ? null : placeOf(id)));
  const lawful = law === null ? [] : chosen(law);
  const held = holder === null || sheet[holder].length !== 1 ? null : chosen(holder)[0];

  function allowed() {
    if (law === null) return "";
    const ranks = lawful.map((level) => levels.indexOf(level));
    const level = listed(lawful.map(bodyOf), say("or"));
    const isHighest = Math.min(...ranks) === levels.length - 1;
    if (rank !== null && Math.min(...ranks) > rank) return say(isHighest ? "not_allowed_yet" : "not_allowed", { level });
    if (lawful.length < levels.length) return say(isHighest ? "allowed_only" : "allowed_from", { level });
    return say(rank !== null && Math.max(...ranks) <= rank ? "allowed" : "law_not_known");
  }

  function decidesToday() {
    if (held === null) return "";
    const { says, text } = textsOf(holder, sheet[holder][0]);
    const said = levels.includes(held) ? say("decides_today", { holder: bodyOf(held) }) : says || text;
    if (rank === null) return sentence(said);
    const gap = rank - levels.indexOf(held);
    const move = !levels.includes(held) ? "assign" : gap === 0 ? "keep" : gap > 0 ? "lift" : "devolve";
    return sentence(say(`moves.${move}`, { said }));
  }

  // That the answers on today's law and today's decider cannot both be right.
  function doubt() {
    if (law === null || held === null || !levels.includes(held)) return "";
    const lowest = Math.min(...lawful.map((level) => levels.indexOf(level)));
    return levels.indexOf(held) >= lowest ? "" : say("no_fit", { holder: bodyOf(held), level: bodyOf(levels[lowest]) });
  }

  return [allowed(), decidesToday(), doubt()].filter(Boolean).join(" ");
}
