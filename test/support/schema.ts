import Ajv2020 from 'ajv/dist/2020';
import * as fs from 'node:fs';
import * as path from 'node:path';

/** A published JSON Schema as a function that says whether a value fits. */
export function schema(name: string): (value: unknown) => boolean {
  const file = path.join(__dirname, '../../schema', `${name}.schema.json`);
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTuples: false });
  const validate = ajv.compile(JSON.parse(fs.readFileSync(file, 'utf8')) as object);
  return (value) => validate(value);
}
