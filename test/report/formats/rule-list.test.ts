import { CATALOGUE } from '../../../src/rules/catalogue';
import { command } from '../../support/command';
import { schema } from '../../support/schema';

describe('the list of rules', () => {
  test('as JSON fits the published schema, and holds every policy', async () => {
    const { code, stdout, stderr } = await command(['rules', '--format', 'json']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const listed = JSON.parse(stdout) as { readonly rules: readonly { readonly id: string }[] };
    expect(schema('rules')(listed)).toBe(true);
    expect(listed.rules.map(({ id }) => id)).toEqual(CATALOGUE.map(({ id }) => id));
  });

  test('as Markdown is a table, as text a line each', async () => {
    const table = (await command(['rules', '--format', 'markdown'])).stdout.trim().split('\n');
    expect(table).toHaveLength(CATALOGUE.length + 2);
    const lines = (await command(['rules'])).stdout.trim().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(CATALOGUE.map(({ id }) => id));
  });
});
