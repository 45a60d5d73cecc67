import * as path from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import options from './stryker.config.mjs';

const NOTICED = new Set(['Killed', 'Timeout']);
/** What no run says anything of: changes of what is evaluated when a module is loaded. */
const LEFT_OUT = new Set(['Ignored']);

/**
 * Runs Stryker on one part of an area; what it changed, and whether a test noticed.
 * @throws where a test fails without any change
 */
export async function mutantsOf({ mutate, tests, workers = 1 }) {
  process.env.TESTS = tests.join(' ');
  const reporters = workers > 1 ? ['progress-append-only'] : [];
  const mutants = await new Stryker({ ...options, mutate, concurrency: workers, reporters }).runMutationTest();
  return mutants
    .filter(({ status }) => !LEFT_OUT.has(status))
    .sort((one, other) => one.fileName.localeCompare(other.fileName) || Number(one.id) - Number(other.id))
    .map(({ fileName, location: { start }, mutatorName, replacement, status }) => ({
      place: `${path.relative(process.cwd(), fileName)}:${start.line}:${start.column}`,
      change: `${mutatorName} ${replacement}`,
      status,
      noticed: NOTICED.has(status),
    }));
}
