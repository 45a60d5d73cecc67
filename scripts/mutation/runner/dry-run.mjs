import { performance } from 'node:perf_hooks';
import { DryRunStatus, TestStatus } from '@stryker-mutator/api/test-runner';
import { record } from './ledger.mjs';
import { stryker, textOf } from './stryker-globals.mjs';

/** Runs every test twice without any mutant. The second run shows which modules keep state from the first. */
export async function dryRun(files) {
  const runs = [];
  for (const [at, file] of files.entries()) {
    const own = file.tests.map(({ name }, number) => ({ id: `${at}.${number}`, name, file, number }));
    for (const test of own) test.first = await covered(test);
    for (const test of own) test.again = await covered(test);
    runs.push(...own);
  }
  record(Object.fromEntries(runs.map(({ id, first, again }) => [id, learnt(first, again)])));
  return {
    status: DryRunStatus.Complete,
    tests: runs.map(({ id, name, first: { ms: timeSpentMs, failure } }) =>
      failure === undefined
        ? { id, name, timeSpentMs, status: TestStatus.Success }
        : { id, name, timeSpentMs, status: TestStatus.Failed, failureMessage: textOf(failure) },
    ),
    mutantCoverage: {
      static: stryker.mutantCoverage.static,
      perTest: Object.fromEntries(runs.map(({ id, first }) => [id, first.hits])),
    },
  };
}

/** How often a test executes each mutant. */
async function covered({ id, file, number }) {
  let began;
  const failure = await file.failureOf(number, () => {
    stryker.currentTestId = id;
    began = performance.now();
  });
  stryker.currentTestId = undefined;
  const { [id]: hits = {} } = stryker.mutantCoverage.perTest;
  delete stryker.mutantCoverage.perTest[id];
  return { ms: performance.now() - began, failure, hits };
}

const learnt = (first, again) => ({
  ms: again.ms,
  hits: Object.values(first.hits).reduce((most, hits) => Math.max(most, hits), 0),
  once: again.failure !== undefined,
  keeps: Object.keys(first.hits).some((mutant) => first.hits[mutant] !== again.hits[mutant]),
});
