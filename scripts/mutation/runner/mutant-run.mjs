import { MutantRunStatus } from '@stryker-mutator/api/test-runner';
import { stryker, textOf } from './stryker-globals.mjs';

/**
 * A test that executes a mutant more often than this, and 100 times as often as in the dry run, is in an endless loop.
 */
const FEW_HITS = 10_000;

/**
 * Tests that execute one mutant more often than this use hostile input and take seconds. They run only if there are no
 * others.
 */
const MANY_HITS = 100_000;

/**
 * Runs the tests that reach a mutant until one notices it. State that the mutant left in modules must neither hide a
 * failure nor cause one:
 * - a failing test is run again without the mutant; if it still fails, its file is loaded again and the test is
 *   repeated;
 * - a passing test is repeated in a freshly loaded file if its modules cache something.
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

/** The tests of one file in source order. */
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

/** How a test notices a mutant; undefined if it does not. */
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
