import * as fs from 'node:fs';
import * as path from 'node:path';
import type { JsonObject } from '../../src/cloudformation/document/json';
import { readTemplate } from '../../src/cloudformation/document/read-template';
import { CATALOGUE } from '../../src/rules/catalogue';
import { exampleDirectory } from '../rules/examples';

/** A template to start from. */
export interface Seed {
  /** Where it is: `stage-throttling/bad.yaml`. */
  readonly name: string;
  /** As it is written. */
  readonly text: string;
  readonly root: JsonObject;
}

const NAMES = ['bad.yaml', 'good.yaml', 'fixed.yaml'];

/** The examples of every policy, and what none of them is about. */
export const SEEDS: readonly Seed[] = [
  seed('serverless.yaml', path.join(__dirname, 'templates', 'serverless.yaml')),
  ...CATALOGUE.flatMap(({ id }) =>
    NAMES.flatMap((name) => {
      const file = path.join(exampleDirectory(id), name);
      return fs.existsSync(file) ? [seed(`${id}/${name}`, file)] : [];
    }),
  ),
];

function seed(name: string, file: string): Seed {
  const text = fs.readFileSync(file, 'utf8');
  return { name, text, root: readTemplate(text, name).root };
}
