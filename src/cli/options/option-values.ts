import { InvalidArgumentError } from 'commander';
import * as path from 'node:path';
import type { Protocol } from '../../apigateway/model';
import { LEVELS, type Level, PROTOCOLS } from '../../engine/config/choices';
import { FORMAT_NAMES, type FormatName } from '../output/formats';

/** The values of an option that is repeated. */
export function repeated(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

/** A value that has to look like one of its kind. */
export interface Word {
  /** Of the whole value. */
  readonly pattern: RegExp;
  /** What it looks like, for who wrote something else. */
  readonly shape: string;
}

/** Takes a value of which every letter is one that is asked for. */
export function word({ pattern, shape }: Word): (text: string) => string {
  return (text) => {
    if (!pattern.test(text)) throw new InvalidArgumentError(shape);
    return text;
  };
}

/** The same of an option that is repeated. */
export function words(kind: Word): (text: string, before: readonly string[]) => readonly string[] {
  return (text, before) => repeated(word(kind)(text), before);
}

/** The protocols that an option names, each once. */
export function protocols(text: string, before: readonly Protocol[] = []): readonly Protocol[] {
  const protocol = PROTOCOLS.find((known) => known === text);
  if (!protocol) throw new InvalidArgumentError(`Allowed choices are ${PROTOCOLS.join(', ')}.`);
  return before.includes(protocol) ? before : [...before, protocol];
}

/** The severities of rules that an option sets: `ID=LEVEL`. */
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

/** The reports that an option wants in files: `FORMAT=FILE`. */
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
