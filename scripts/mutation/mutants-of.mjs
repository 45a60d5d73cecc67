import * as path from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import picomatch from 'picomatch';
import options from './stryker.config.mjs';

const NOTICED = new Set(['Killed', 'Timeout']);
/** States of mutants that are left out: mutants in code that runs when a module is loaded. */
const LEFT_OUT = new Set(['Ignored']);

/**
 * Runs Stryker once on parts of an area; of each part what it changed, and whether a test of that part noticed.
 * @throws where a test fails without any change
 */
export async function mutantsOf(parts) {
  process.env.MUTATION_PARTS = JSON.stringify(parts);
  const mutate = parts.flatMap((part) => part.mutate);
  const isLarge = mutate.length > 1 || mutate[0].includes('*');
  const found = await new Stryker({
    ...options,
    mutate,
    concurrency: isLarge ? 2 : 1,
    reporters: isLarge ? ['progress-append-only'] : [],
  }).runMutationTest();
  const mutants = found
    .filter(({ status }) => !LEFT_OUT.has(status))
    .map(({ fileName, ...mutant }) => ({
      ...mutant,
      file: path.relative(process.cwd(), fileName).replaceAll('\\', '/'),
    }))
    .sort((one, other) => one.file.localeCompare(other.file) || Number(one.id) - Number(other.id));
  return parts.map((part) => ({
    id: part.id,
    mutants: mutants
      .filter(({ file }) => picomatch.isMatch(file, part.mutate))
      .map(({ file, location: { start }, mutatorName, replacement, status }) => ({
        place: `${file}:${start.line}:${start.column}`,
        change: `${mutatorName} ${replacement}`,
        status,
        noticed: NOTICED.has(status),
      })),
  }));
}
