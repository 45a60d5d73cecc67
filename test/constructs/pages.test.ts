import * as fs from 'node:fs';
import * as path from 'node:path';
import * as ts from 'typescript';
import { parse } from 'yaml';
import { constructPage, pageExample } from '../../scripts/construct-page';
import * as library from '../../src/index';

const ROOT = path.join(__dirname, '../..');
const FOLDER = path.join(ROOT, 'docs/constructs');

/** Pages of constructs; what repairs what is a table, which has a test of its own. */
const PAGES = fs
  .readdirSync(FOLDER)
  .filter((file) => !['repairs.md', 'differences.md'].includes(file))
  .map((file) => ({
    name: path.basename(file, '.md'),
    text: fs.readFileSync(path.join(FOLDER, file), 'utf8'),
  }));

/** Classes that a page about another one explains, and those of the gates, which have pages of their own. */
const ELSEWHERE =
  /^(?:IdentitySource|WebSocketGuard(?:Checks|Hook)?|(?:WebSocket|Http)(?:Stage|Integration)Injector|CdkNagBridge)$/;

/** An example as the module of an app: what it does in a stack is a function. */
function moduleOf(example: string): string {
  const imports = [...example.matchAll(/^import [^;]+;$/gm)].map(([statement]) => statement);
  const given = [...example.matchAll(/^declare const .+;$/gm)].map(([statement]) => statement);
  const rest = [...imports, ...given].reduce((text, statement) => text.replace(statement, ''), example);
  return [
    ...imports,
    "import type { Stack as ThisStack } from 'aws-cdk-lib';",
    ...given,
    `export function example(this: ThisStack): void {${rest}}`,
  ].join('\n');
}

/** What the compiler says of modules, by their file names. */
function compile(modules: ReadonlyMap<string, string>): readonly string[] {
  const file = path.join(ROOT, 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(file, ts.sys.readFile.bind(ts.sys)).config,
    ts.sys,
    ROOT,
  );
  const host = ts.createCompilerHost(options);
  host.readFile = (name) => modules.get(name) ?? ts.sys.readFile(name);
  host.fileExists = (name) => modules.has(name) || ts.sys.fileExists(name);
  const program = ts.createProgram([...modules.keys()], options, host);
  return [...modules.keys()].flatMap((name) => {
    const source = program.getSourceFile(name);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText }) => `${path.basename(name)}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
    );
  });
}

test('there is a page about every construct', () => {
  const classes = Object.entries(library).flatMap(([name, value]) =>
    typeof value === 'function' && /^[A-Z]/.test(name) ? [name] : [],
  );
  const pages = PAGES.map(({ name }) => name);
  expect(classes.filter((name) => !ELSEWHERE.test(name) && !pages.includes(name))).toEqual([]);
  expect(pages.filter((name) => !classes.includes(name))).toEqual([]);
});

test('the examples compile', () => {
  const modules = new Map(
    PAGES.map(({ name, text }) => [path.join(FOLDER, `${name}.ts`), moduleOf(pageExample(text))]),
  );
  expect(compile(modules)).toEqual([]);
}, 60_000);

describe.each(PAGES)('docs/constructs/$name.md', ({ text }) => {
  const yaml = (page: string): unknown => parse(/^```yaml\n(.*?)^```$/ms.exec(page)?.[1] ?? '');

  test('shows the CloudFormation that its example becomes', () => {
    expect(yaml(text)).toEqual(yaml(constructPage(text)));
  });

  test('has a table of defaults, and links that lead somewhere', () => {
    expect(text).toMatch(/^## Defaults\n\n\| property/m);
    const links = [...text.matchAll(/\]\((\w+\.md)\)/g)].map(([, file = '']) => file);
    expect(links.filter((file) => !fs.existsSync(path.join(FOLDER, file)))).toEqual([]);
  });
});
