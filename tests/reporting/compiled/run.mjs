// Runs scripts of the program under node: node run.mjs CALL SCRIPT... ; CALL is a function of theirs, which is given the
// JSON on standard input, and its answer is printed as JSON.
import { readFileSync } from "node:fs";

const [call, ...scripts] = process.argv.slice(2);
const source = scripts.map((path) => readFileSync(path, "utf-8")).join("\n");
const run = new Function(`"use strict";\n${source}\nreturn ${call};`)();
process.stdout.write(JSON.stringify(run(JSON.parse(readFileSync(0, "utf-8")))));
