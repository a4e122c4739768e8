// A maker of a reason's sentence, by its id, with the bodies that a decision names in place of the rulebook's; in English
// alone, for in other languages a name would have to be inflected.
function becauseMaker({ compiled, texts }, bodyOf) {
  const language = Object.keys(compiled.texts).find((each) => compiled.texts[each] === texts);
  const renamed = compiled.levels.filter((level) => bodyOf(level) !== texts.levels[level].body);
  const names = new Map(renamed.map((level) => [texts.levels[level].body.toLowerCase(), bodyOf(level)]));
  if (!names.size || !/^en(-|$)/i.test(language)) return (id) => sentence(texts.reasons[id].because);
  const known = [...names.keys()].sort((one, other) => other.length - one.length);
  const escaped = known.map((name) => name.replace(/[\\^$.*+?()[\]{}|\/-]/g, "\\$&")).join("|");
  const mention = new RegExp(`(?<![\\p{L}\\p{N}_])(?:${escaped})(?![\\p{L}\\p{N}_])`, "giu");
  const named = (found) => {
    const name = names.get(found.toLowerCase());
    return /^\p{Uppercase}/u.test(found) ? capitalised(name) : name;
  };
  return (id) => sentence(texts.reasons[id].because.replace(mention, named));
}
