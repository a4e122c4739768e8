// Conditions as they are written, asked of one matter: which tests stand in the way, and which answers stand behind.
// A test is named by its number in the compiled rulebook's list.

function conditionReader({ compiled, sheet, advice }) {
  const { conditions, outcomes } = compiled;
  const possible = new Map(advice.roles.map((role) => [role.id, role.possible.map((place) => outcomes[place])]));
  const isTest = (entry) => "question" in entry || "role" in entry;
  const meets = (entry, outcome) => entry.levels.includes(outcome.level) || entry.manners.includes(outcome.manner);

  // Whether a test comes out as wanted for certain.
  function comesOut(entry, wanted) {
    if ("question" in entry) return sheet[entry.question].every((option) => entry.options.includes(option) === wanted);
    return possible.get(entry.role).every((outcome) => meets(entry, outcome) === wanted);
  }

  // The fewest tests that would have to come out otherwise for a condition to hold, or (not `wanted`) to fail.
  function mending(place, wanted) {
    const entry = conditions[place];
    if (isTest(entry)) return comesOut(entry, wanted) ? [] : [place];
    if ("not" in entry) return mending(entry.not, !wanted);
    const each = (entry.all ?? entry.any).map((part) => mending(part, wanted));
    if ("all" in entry !== wanted) return each.reduce((least, found) => (found.length < least.length ? found : least));
    return unique(each.flat());
  }

  // The tests of a condition, each with whether it has to hold for the condition to come out as wanted.
  function wantedTests(place, wanted = true) {
    const entry = conditions[place];
    if (isTest(entry)) return [[place, wanted]];
    if ("not" in entry) return wantedTests(entry.not, !wanted);
    return (entry.all ?? entry.any).flatMap((part) => wantedTests(part, wanted));
  }

  // The tests that make a condition come out as wanted; of alternatives, those that do.
  function behind(place, wanted = true) {
    const entry = conditions[place];
    if (isTest(entry)) return [place];
    if ("not" in entry) return behind(entry.not, !wanted);
    const isOneEnough = "any" in entry === wanted;
    const parts = (entry.all ?? entry.any).filter((part) => !isOneEnough || !mending(part, wanted).length);
    return parts.flatMap((part) => behind(part, wanted));
  }

  // The tests that stop a condition, each with whether it would have to hold (or to fail) for the condition to hold.
  function missing(place) {
    const wanted = new Set(wantedTests(place).map(([test, holds]) => `${test} ${holds}`));
    // A test may be asked for both ways, in two parts of a condition: it stops by the way in which it fails.
    return mending(place, true).map((test) => (
      [test, wanted.has(`${test} true`) && (!wanted.has(`${test} false`) || !comesOut(conditions[test], true))]));
  }

  // The questions that a condition asks about.
  const questionsIn = (place) => (
    new Set(wantedTests(place).map(([test]) => conditions[test].question).filter((each) => each !== undefined)));

  return { behind, missing, mending, questionsIn };
}
