import type { Stack } from 'aws-cdk-lib';
import * as fs from 'node:fs';
import * as path from 'node:path';
import type { TemplateInput } from '../../src/model/template';
import { CATALOGUE } from '../../src/rules/catalogue';
import { synthesiseStack } from '../support/cdk';
import { judge, line, template } from '../support/findings';

/** What an example says of itself in its first lines: `reports: Stage DefaultRouteSettings`. */
function stated(text: string): readonly string[] {
  return [...text.matchAll(/^(?:#|\/\/) reports: (.+)$/gm)].map(([, one]) => one ?? '');
}

const directories = new Map(
  fs
    .readdirSync(__dirname, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => [entry.name, path.join(entry.parentPath, entry.name)]),
);

describe.each(CATALOGUE.map(({ id }) => id))('%s', (id) => {
  const directory = directories.get(id) ?? path.join(__dirname, id);

  test.each(['bad.yaml', 'good.yaml', 'bad.ts', 'good.ts'])('%s', (name) => {
    const file = path.join(directory, name);
    const text = fs.readFileSync(file, 'utf8');
    const expected = stated(text);
    expect(expected.length > 0).toBe(name.startsWith('bad'));
    const inputs: readonly TemplateInput[] = name.endsWith('.yaml')
      ? [template(text)]
      : // eslint-disable-next-line @typescript-eslint/no-require-imports -- examples are loaded by name
        synthesiseStack((require(file) as { default: (stack: Stack) => void }).default);
    const { findings, unknown } = judge(id, ...inputs);
    const found = findings.map((finding) =>
      name.endsWith('.yaml')
        ? line(finding)
        : line({ ...finding, resource: { ...finding.resource, logicalId: finding.resource.constructPath ?? '' } }),
    );
    expect(found.sort()).toEqual([...expected].sort());
    if (name.startsWith('good')) expect(unknown).toEqual([]);
    else expect(findings.map(({ message }) => message)).toMatchSnapshot();
  });
});
