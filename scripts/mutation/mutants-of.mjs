import * as path from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import picomatch from 'picomatch';
import options from './stryker.config.mjs';

const NOTICED = new Set(['Killed', 'Timeout']);
/** Mutants in these states are not counted: their code runs while the module is loaded. */
const LEFT_OUT = new Set(['Ignored']);

/**
 * Runs Stryker once on several parts of an area, and returns the mutants of each part with their states.
 * @throws if a test fails without any mutant
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
