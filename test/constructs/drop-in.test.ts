import { App, Stack } from 'aws-cdk-lib';
import { Annotations, Match } from 'aws-cdk-lib/assertions';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { temporaryDirectory } from '../support/cdk';
import { DOCUMENTED } from '../support/documented-differences';
import { type DocumentedExample, documentedExamples, runExample } from '../support/documented-examples';
import { GUARDED, type Library, PLAIN } from '../support/libraries';
import { templateDifferences } from '../support/template-difference';

const EXAMPLES = ['aws-apigatewayv2', 'aws-apigatewayv2-integrations', 'aws-apigatewayv2-authorizers'].flatMap(
  documentedExamples,
);

/** What only the author of an app can decide, and the documentation leaves out. */
const DECISIONS = [/anybody on the internet could connect/, /has no identitySource/];

/** The same for HTTP APIs, whose examples are deployed once it is decided, and synthesise before. */
const HTTP_DECISIONS = [
  /anybody on the internet can call/,
  /sends plain HTTP to its private back end/,
  /maps to "myKey"/,
];

function app(example: DocumentedExample, library: Library): App {
  const made = new App({ outdir: temporaryDirectory(), analyticsReporting: false });
  runExample(example, new Stack(made, 'Documented'), library);
  return made;
}

function template(example: DocumentedExample, library: Library): object {
  const assembly = app(example, library).synth({ skipValidation: true });
  return assembly.getStackByName('Documented').template as object;
}

describe("the examples of aws-cdk-lib's documentation, with only the import changed", () => {
  test('are all there', () => {
    expect(EXAMPLES.map(({ title }) => title)).toMatchSnapshot();
  });

  test.each(EXAMPLES)('$title: synthesises, or asks for what only its author can decide', (example) => {
    let errors: readonly string[] = [];
    try {
      app(example, GUARDED).synth();
    } catch (error) {
      const [title = '', ...messages] = (error as Error).message.split('\n');
      expect(title).toMatch(/^Validation failed/);
      errors = messages;
    }
    expect(errors.filter((message) => !DECISIONS.some((decision) => decision.test(message)))).toEqual([]);
  });

  test.each(EXAMPLES.filter(({ code }) => !code.includes('WebSocket')))(
    '$title: has no error but for what only its author can decide',
    (example) => {
      const stack = app(example, GUARDED).node.findChild('Documented') as Stack;
      const errors = Annotations.fromStack(stack)
        .findError('*', Match.anyValue())
        .map(({ entry }) => entry.data as string);
      expect(errors.filter((message) => !HTTP_DECISIONS.some((decision) => decision.test(message)))).toEqual([]);
    },
  );

  test.each(EXAMPLES)('$title: differs in documented defaults only', (example) => {
    const differences = templateDifferences(template(example, PLAIN), template(example, GUARDED));
    expect(differences.filter((line) => !DOCUMENTED.some(([known]) => known.test(line)))).toEqual([]);
  });

  test.each(DOCUMENTED)('the difference %s is in a table of docs/constructs/%s.md', (_, page, words) => {
    const text = fs.readFileSync(path.join(__dirname, `../../docs/constructs/${page}.md`), 'utf8');
    expect(text.split('\n').filter((line) => line.startsWith('|') && line.includes(words))).not.toEqual([]);
  });
});
