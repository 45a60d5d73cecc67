import { MutantRunStatus } from '@stryker-mutator/api/test-runner';
import { stryker, textOf } from './stryker-globals.mjs';

/** A loop that comes past a change more often, and a hundred times as often as without the change, is endless. */
const FEW_HITS = 10_000;

/** Tests that come past one change more often, with hostile input, take seconds: others are asked where there are others. */
const MANY_HITS = 100_000;

/**
 * Runs the tests that come past a change until one notices it. What the change left behind in modules neither hides the
 * next one nor is taken for it:
 * - a test that fails is run again without the change; where it fails then, too, its file is loaded anew and asked again;
 * - a test that passes where modules keep something of its first run is asked again in a file that is loaded anew.
 */
export async function mutantRun(all, mutant) {
  const quick = all.filter(({ hits }) => hits <= MANY_HITS);
  const tests = quick.length > 0 ? quick : all;
  const ended = (await noticedAsLoaded(tests, mutant)) ?? (await noticedAnew(tests, mutant));
  const nrOfTests = tests.length;
  if (!ended) return { status: MutantRunStatus.Survived, nrOfTests };
  if (ended.endless) return { status: MutantRunStatus.Timeout, reason: `endless in ${ended.id}` };
  return { status: MutantRunStatus.Killed, killedBy: [ended.id], failureMessage: textOf(ended.failure), nrOfTests };
}

/** The fastest test first. */
async function noticedAsLoaded(tests, mutant) {
  for (const test of tests.filter(({ once }) => !once).sort((one, other) => one.ms - other.ms)) {
    const ended = await noticed(test, mutant);
    if (!ended) continue;
    if (!ended.endless && (await test.file.failureOf(test.number)) === undefined) return ended;
    await test.file.unload();
    if (ended.endless) return ended;
    const certain = await noticed(test, mutant);
    await test.file.unload();
    if (certain) return certain;
  }
  return undefined;
}

/** Tests of one file in the order in which they are written. */
async function noticedAnew(tests, mutant) {
  const needed = tests.filter(({ once, keeps }) => once || keeps);
  for (const file of new Set(needed.map(({ file }) => file))) {
    await file.unload();
    let ended;
    for (const test of needed) if (test.file === file) ended ??= await noticed(test, mutant);
    await file.unload();
    if (ended) return ended;
  }
  return undefined;
}

/** How a test notices a change; undefined where it does not. */
async function noticed({ id, file, number, hits }, mutant) {
  const failure = await file.failureOf(number, () => {
    stryker.hitCount = 0;
    stryker.hitLimit = Math.max(FEW_HITS, 100 * hits);
    stryker.activeMutant = mutant;
  });
  const endless = stryker.hitCount > stryker.hitLimit;
  stryker.activeMutant = undefined;
  stryker.hitCount = undefined;
  return endless || failure !== undefined ? { id, endless, failure } : undefined;
}
