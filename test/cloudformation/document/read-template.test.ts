import fc from 'fast-check';
import { readTemplate } from '../../../src/cloudformation/document/read-template';
import { SourceError } from '../../../src/cloudformation/document/source';
import { check } from '../../../src/engine/check';

/** The error that reading a text ends in, as a user sees it. */
function error(text: string, file = 'chat.yaml'): string {
  try {
    readTemplate(text, file);
  } catch (caught) {
    if (caught instanceof SourceError) return String(caught);
    throw caught;
  }
  return 'no error';
}

describe('the content decides what it is, not the name', () => {
  test.each([
    ['chat.json', '{ "Resources": {} }'],
    ['chat.yaml', '{ "Resources": {} }'],
    ['chat.yaml', '{ Resources: {} }'],
    ['chat.yml', 'Resources: {}'],
    ['chat.json', 'Resources: {}'],
    ['chat.template', '{ "Resources": {} }'],
    ['chat.template', 'Resources: {}'],
    ['<stdin>', '\ufeffResources: {}'],
    ['chat.json', '\ufeff{ "Resources": {} }'],
    ['chat.yaml', '\n\n  { "Resources": {} }'],
    ['chat.yaml', '---\nResources: {}\n...\n'],
    ['chat.yaml', '%YAML 1.1\n---\nResources: {}'],
  ])('%s: %j', (file, text) => {
    expect(readTemplate(text, file).root.Resources).toEqual({});
  });

  test.each([
    ['little-endian', '\ufeff{ "Resources": {} }', (bytes: Buffer) => bytes],
    ['big-endian', '\ufeff{ "Resources": {} }', (bytes: Buffer) => bytes.swap16()],
    ['without a byte order mark', 'Resources: {}', (bytes: Buffer) => bytes],
  ])('UTF-16 is named as such: %s', (_, text, order) => {
    expect(error(order(Buffer.from(text, 'utf16le')).toString('utf8'))).toBe(
      'chat.yaml: this is UTF-16; save it as UTF-8',
    );
  });

  test('a byte order mark moves nothing', () => {
    const text = '\ufeff{ "Resources": {} }';
    expect(readTemplate(text, 'chat.json').locate(['Resources'])).toEqual({ line: 1, column: 3 });
  });
});

describe('what is no template is refused in one line that names the place', () => {
  test.each([
    ['', 'chat.yaml: the file is empty; a template is an object with a Resources section'],
    [' \n ', 'chat.yaml: the file is empty; a template is an object with a Resources section'],
    ['a: 1', 'chat.yaml:1:1: a template is an object with a Resources section; this is none'],
    [
      'a: 1\nResources: []',
      'chat.yaml:2:1: a template is an object with a Resources section; here Resources is a list, and has to be an object with each resource under its logical id',
    ],
    [
      'Resources:\nOutputs: {}',
      'chat.yaml:1:1: a template is an object with a Resources section; here Resources is null, and has to be an object with each resource under its logical id',
    ],
    [
      '{ "Resources": null }',
      'chat.yaml:1:3: a template is an object with a Resources section; here Resources is null, and has to be an object with each resource under its logical id',
    ],
    [
      'Resources: none',
      'chat.yaml:1:1: a template is an object with a Resources section; here Resources is a string, and has to be an object with each resource under its logical id',
    ],
    [
      'service: chat\nprovider: { name: aws }',
      'chat.yaml:1:1: a template is an object with a Resources section; this is a service of the Serverless Framework, which writes its template to .serverless/cloudformation-template-update-stack.json: run `serverless package`, and name that',
    ],
    ['service: chat', 'chat.yaml:1:1: a template is an object with a Resources section; this is none'],
    [
      '{ "answers": [] }',
      'chat.yaml:1:1: a template is an object with a Resources section; these are saved answers: name them with --deployed',
    ],
    [
      '{ "version": "48.0.0", "artifacts": {} }',
      'chat.yaml:1:1: a template is an object with a Resources section; this is the manifest of a cloud assembly: name its directory',
    ],
    ['artifacts: none', 'chat.yaml:1:1: a template is an object with a Resources section; this is none'],
    ['answers: 42', 'chat.yaml:1:1: a template is an object with a Resources section; this is none'],
    ['just words', 'chat.yaml:1:1: a template is an object with a Resources section'],
    ['- a\n- b', 'chat.yaml:1:1: a template is an object with a Resources section'],
    ['# nothing', 'chat.yaml:1:1: a template is an object with a Resources section'],
    ['\u0089PNG\r\n\u001a\n\0\0', 'chat.yaml: this is a binary file; a template is an object with a Resources section'],
    ['Resources:\n\tA: 1', 'chat.yaml:2:1: Tabs are not allowed as indentation'],
    ['Resources: {}\n---\nResources: {}', 'chat.yaml:2:1: only one YAML document is read; this is a second one'],
    ['Resources:\n  A: *gone', 'chat.yaml:2:6: the alias *gone has no anchor before it'],
    [
      'Resources: &a\n  A: *a',
      'chat.yaml:2:6: the alias *a is inside of the value with the anchor &a, which cannot contain itself',
    ],
  ])('%j', (text, expected) => {
    expect(error(text)).toBe(expected);
  });

  test.each([
    ['{ "Resources": {} ', 'chat.json:1:19: broken JSON: close brace expected'],
    ['{\n  "Resources": {\n    "A": 1,\n  }\n}', 'chat.json:4:3: broken JSON: property name expected'],
    ['{ "Resources": { // none\n } }', 'chat.json:1:18: broken JSON: invalid comment token'],
    ["{ 'Resources': {} }", 'chat.json:1:3: broken JSON: invalid symbol'],
    ['{ "Resources": {} } {}', 'chat.json:1:21: broken JSON: end of file expected'],
    [
      'Resources: [',
      'chat.json:1:13: Flow sequence in block collection must be sufficiently indented and end with a ]',
    ],
  ])('%j', (text, expected) => {
    expect(error(text, 'chat.json')).toBe(expected);
  });

  test('broken YAML names line and column', () => {
    expect(error('Resources:\n  A: [1, 2\n  B: 3')).toMatch(/^chat\.yaml:3:\d+: [^\n]+$/);
    expect(error('Resources:\n  A: "open')).toMatch(/^chat\.yaml:2:\d+: [^\n]+$/);
    expect(error('Resources:\n A: 1\n   B: 2')).toMatch(/^chat\.yaml:[23]:\d+: [^\n]+$/);
  });

  test('whatever is cut off or changed, the error is one line', () => {
    const text = '{ "Resources": { "A\\"": [1, 2.5, true, null, "x\\u0041"] }, "B": "c" }';
    fc.assert(
      fc.property(
        fc.nat(text.length - 1),
        fc.nat(3),
        fc.string({ maxLength: 2 }),
        fc.constantFrom('chat.json', 'chat.yaml'),
        (at, gone, put, file) => {
          expect(error(text.slice(0, at) + put + text.slice(at + gone), file)).toMatch(/^[^\n]+$/);
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('hostile documents neither crash nor hang', () => {
  const deep = 10_000;
  const resource = (properties: string): string =>
    `{"Resources":{"Api":{"Type":"AWS::ApiGatewayV2::Api","Properties":{"ProtocolType":"WEBSOCKET","Name":${properties}}}}}`;

  test('an alias bomb', () => {
    const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 9; level++) {
      const alias = `*a${level - 1}`;
      lines.push(`a${level}: &a${level} [${Array<string>(9).fill(alias).join(', ')}]`);
    }
    expect(error([...lines, 'Resources: {A: *a8}'].join('\n'))).toMatch(
      /^chat\.yaml:\d+:\d+: its aliases expand to millions of values$/,
    );
  });

  test('aliases that a template does use', () => {
    const lines = ['a: &a {x: 1}', 'Resources:', ...Array.from({ length: 1000 }, (_, index) => `  R${index}: *a`)];
    expect(error(lines.join('\n'))).toBe('no error');
  });

  test('10,000 levels of JSON are read and judged', () => {
    const source = readTemplate(resource('['.repeat(deep) + ']'.repeat(deep)), 'chat.json');
    expect(check([{ source }]).summary.apis).toBe(1);
  });

  test('10,000 intrinsics inside each other are unknown', () => {
    const source = readTemplate(resource('{"Fn::Join":["",['.repeat(deep) + '""' + ']]}'.repeat(deep)), 'chat.json');
    expect(check([{ source }]).summary.apis).toBe(1);
  });

  test.each([
    ['flow lists', `Resources: ${'['.repeat(deep)}${']'.repeat(deep)}`],
    ['flow maps', `Resources: ${'{a: '.repeat(deep)}${'}'.repeat(deep)}`],
    ['block lists', `Resources:\n${'- '.repeat(deep)}`],
    ['block maps', Array.from({ length: 1000 }, (_, level) => `${' '.repeat(level)}a:`).join('\n')],
  ])('YAML nested deeper than any template: %s', (_, text) => {
    expect(error(text)).toMatch(/^chat\.yaml:\d+:\d+: nested deeper than/);
  });

  test('broken JSON, 100,000 levels deep', () => {
    expect(error(`{"Resources":${'['.repeat(100_000)}`, 'chat.json')).toBe('chat.json: broken JSON');
  });

  test('50 MB', () => {
    const entry = `"Stage":{"Type":"AWS::ApiGatewayV2::Stage","Properties":{"Description":"${'x'.repeat(1000)}"}},`;
    const big = entry.repeat(50_000);
    expect(error(`{"Resources":{${big.slice(0, -1)}}}`, 'chat.json')).toBe('no error');
    expect(error(`{"Resources":{${big}}}`, 'chat.json')).toMatch(
      /^chat\.json:1:\d+: broken JSON: property name expected$/,
    );
    expect(error(`Resources: {${big}}`)).toBe(
      'chat.yaml: larger than 4 MB of YAML; CloudFormation takes templates of 1 MB',
    );
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    '%s as logical id, property, parameter, condition and mapping',
    (name) => {
      const text = `{
        "Parameters": { "${name}": { "Type": "String", "Default": "live" } },
        "Conditions": { "${name}": { "Fn::Equals": [ { "Ref": "${name}" }, "live" ] } },
        "Mappings": { "${name}": { "${name}": { "${name}": "x" } } },
        "Resources": {
          "Api": { "Type": "AWS::ApiGatewayV2::Api", "Properties": { "ProtocolType": "WEBSOCKET", "${name}": "x" } },
          "${name}": {
            "Type": "AWS::ApiGatewayV2::Stage",
            "Condition": "${name}",
            "Properties": {
              "ApiId": { "Ref": "Api" },
              "StageName": { "Fn::FindInMap": [ "${name}", { "Ref": "${name}" }, "${name}" ] },
              "${name}": { "Fn::If": [ "${name}", { "Fn::GetAtt": [ "${name}", "${name}" ] }, "y" ] }
            }
          }
        }
      }`;
      const source = readTemplate(text, 'chat.json');
      const { summary, findings } = check([{ source }]);
      expect(summary).toMatchObject({ apis: 1, resources: 2 });
      expect(findings.some(({ resource: { logicalId } }) => logicalId === name)).toBe(true);
      expect(check([{ source: readTemplate(text, 'chat.yaml') }]).summary).toEqual(summary);
    },
  );
});
