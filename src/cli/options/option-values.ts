import { InvalidArgumentError } from 'commander';
import * as path from 'node:path';
import type { Protocol } from '../../apigateway/model';
import { LEVELS, type Level, PROTOCOLS } from '../../engine/config/choices';
import { FORMAT_NAMES, type FormatName } from '../output/formats';

/** Collects the values of a repeated option. */
export function repeated(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** The form of a value. */
export interface Word {
  /** Matches the whole value. */
  readonly pattern: RegExp;
  /** A sentence about the form, for the error about another value. */
  readonly shape: string;
}

/** Parses a value that has to have a form. */
export function word({ pattern, shape }: Word): (text: string) => string {
  return (text) => {
    if (!pattern.test(text)) throw new InvalidArgumentError(shape);
    return text;
  };
}

/** The same for a repeated option. */
export function words(kind: Word): (text: string, before: readonly string[]) => readonly string[] {
  return (text, before) => repeated(word(kind)(text), before);
}

/** Collects the protocols of a repeated option, each once. */
export function protocols(text: string, before: readonly Protocol[] = []): readonly Protocol[] {
  const protocol = PROTOCOLS.find((known) => known === text);
  if (!protocol) throw new InvalidArgumentError(`Allowed choices are ${PROTOCOLS.join(', ')}.`);
  return before.includes(protocol) ? before : [...before, protocol];
}

/** Collects the severities of rules, `ID=LEVEL`. */
export function ruleLevel(
  text: string,
  before: readonly (readonly [string, Level])[],
): readonly (readonly [string, Level])[] {
  const [id, level, more] = text.split('=');
  const known = LEVELS.find((candidate) => candidate === level);
  if (!id || !known || more !== undefined)
    throw new InvalidArgumentError(`It is written ID=LEVEL, with a level of ${LEVELS.join(', ')}.`);
  return [...before, [id, known]];
}

/** Collects the reports for files, `FORMAT=FILE`. */
export function outputFile(
  text: string,
  before: readonly (readonly [FormatName, string])[],
): readonly (readonly [FormatName, string])[] {
  const at = text.indexOf('=');
  const format = FORMAT_NAMES.find((name) => name === text.slice(0, at));
  const file = text.slice(at + 1);
  if (at === -1 || !format || file === '')
    throw new InvalidArgumentError(`It is written FORMAT=FILE, with a format of ${FORMAT_NAMES.join(', ')}.`);
  if (file === '-') throw new InvalidArgumentError('Standard output is written by --format; name a file.');
  if (before.some(([, other]) => path.resolve(other) === path.resolve(file)))
    throw new InvalidArgumentError(`Two reports cannot go to ${file}.`);
  return [...before, [format, file]];
}
