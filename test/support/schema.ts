import Ajv2020 from 'ajv/dist/2020';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { SourceError } from '../../src/cloudformation/document/source';

/** A published JSON Schema as a function that says whether a value fits. */
export function schema(name: string): (value: unknown) => boolean {
  const file = path.join(__dirname, '../../schema', `${name}.schema.json`);
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTuples: false });
  const validate = ajv.compile(JSON.parse(fs.readFileSync(file, 'utf8')) as object);
  return (value) => validate(value);
}

/** Whether a file of some content is taken by what reads it. */
export function isTaken(value: unknown, parse: (text: string, file: string) => unknown): boolean {
  try {
    parse(JSON.stringify(value), 'file.json');
    return true;
  } catch (error) {
    if (error instanceof SourceError) return false;
    throw error;
  }
}
