import * as fs from 'node:fs';
import * as path from 'node:path';
import { READERS } from '../../scripts/attacks/readers';
import { WRITERS } from '../../scripts/attacks/writers';
import { nodeEnvironment } from '../../src/cli/node-environment';
import { program } from '../../src/cli/program';

const ROOT = path.join(__dirname, '../..');

/** What takes in a text or a file from outside, in code. */
const READS =
  /JSON\.parse\(|\bparseDocument\(|\bparseAllDocuments\(|jsonc\.(?:parse|visit|modify)|readFileSync\(|readdirSync\(|\bfetch\(|\bimport\(pathToFileURL|\batob\(/;
/** What puts something out. */
const WRITES = /writeFileSync\(|\.innerHTML =|\blog\.write\(|stdout\.write\(|stderr\.write\(|\baddError\(/;
/** These read what the package itself brings, or what has been read and stands in the table by another file. */
const OF_OUR_OWN: Readonly<Record<string, string>> = {
  'src/cli/output/policy-examples.ts': 'examples that the build wrote',
  'playground/build.ts': 'makes the page',
};
/** These write texts of ours, or what others in the table have made. */
const WRITTEN_BY_OTHERS: Readonly<Record<string, string>> = {
  'src/cli/index.ts': 'messages of ours',
  'src/cli/program.ts': 'help',
  'src/cli/output/progress.ts': 'a number',
  'src/cli/output/read-aws-place.ts': 'messages of ours',
  'src/cli/mcp/serve.ts': 'messages of a parser, see tool-result.ts',
  'src/cli/commands/check-command.ts': 'messages of ours',
  'playground/build.ts': 'makes the page',
  'src/constructs/support/open-routes.ts': 'about constructs of the program itself',
  'src/constructs/support/report-error.ts': 'about constructs of the program itself',
};

/** The files of src and playground whose code matches, comments left out. */
function filesWith(pattern: RegExp): readonly string[] {
  return ['src', 'playground'].flatMap((folder) =>
    fs
      .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => `${folder}/${file.split(path.sep).join('/')}`)
      .filter((file) => {
        const code = fs.readFileSync(path.join(ROOT, file), 'utf8').replace(/\/\*\*[\s\S]*?\*\/|\/\/.*$/gm, '');
        return pattern.test(code);
      }),
  );
}

/** `check --format sarif` for each format of each command that has some, and the names of the others. */
function outputs(): readonly string[] {
  return program(nodeEnvironment(process), () => undefined).commands.flatMap((command) => {
    const formats = command.options.find(({ long }) => long === '--format')?.argChoices ?? [];
    return formats.length === 0 ? [command.name()] : formats.map((format) => `${command.name()} --format ${format}`);
  });
}

const missing = (wanted: readonly string[], listed: readonly string[]): readonly string[] =>
  wanted.filter((one) => !listed.includes(one));

test('every file that reads is in the table of readers', () => {
  const listed = [...READERS.flatMap(({ files }) => files), ...Object.keys(OF_OUR_OWN)];
  expect(missing(filesWith(READS), listed)).toEqual([]);
  expect(listed.filter((file) => !fs.existsSync(path.join(ROOT, file)))).toEqual([]);
});

test('every command, with every format, is in the table of writers', () => {
  const listed = WRITERS.flatMap(({ by }) => by);
  expect(missing(outputs(), listed)).toEqual([]);
  expect(
    missing(
      listed.filter((one) => !one.includes('/')),
      outputs(),
    ),
  ).toEqual([]);
});

test('every file that writes is in the table of writers', () => {
  const listed = [...WRITERS.flatMap(({ by }) => by), ...Object.keys(WRITTEN_BY_OTHERS)];
  expect(missing(filesWith(WRITES), listed)).toEqual([]);
  expect(listed.filter((one) => one.includes('/') && !fs.existsSync(path.join(ROOT, one)))).toEqual([]);
});

test.each(
  [...READERS, ...WRITERS].flatMap(({ attacks }) => attacks.map((attack) => [attack.attack, attack.test] as const)),
)('the test of "%s" is there', (_, [file, name]) => {
  const text = fs.readFileSync(path.join(ROOT, file), 'utf8');
  expect(text.replaceAll('\\', '')).toContain(name.replaceAll('\\', ''));
});
