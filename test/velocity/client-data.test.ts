import { injections } from '../../src/velocity/injection';
import { copied, remedies } from '../support/velocity';

/** Templates as they are written: a backslash is a backslash. */
const { raw } = String;
const inString = ['$input.body into a JSON string'];

describe('a value that is escaped for something else than where it stands', () => {
  test.each([
    [`[$util.escapeJavaScript($input.json('$'))]`, "$input.json('$') into JSON"],
    [`[$util.escapeJavaScript($input.body.replace(',', ''))]`, "$input.body.replace(',', '') into JSON"],
    ['a=$util.escapeJavaScript($util.escapeJavaScript($input.body))', '$input.body into a form'],
  ])('%s breaks out', (template, expected) => {
    expect(copied(template)).toEqual([expected]);
  });

  test.each([
    'a={"b":"$util.urlEncode($util.urlEncode($input.body))"}',
    '{ "a": "$util.escapeJavaScript($util.base64Encode($input.body))" }',
    'a={"b":"$util.urlEncode($util.escapeJavaScript($util.base64Encode($input.body)))"}',
  ])('%s does not: letters, digits and a few signs end nothing', (template) => {
    expect(copied(template)).toEqual([]);
  });
});

describe('a decoder', () => {
  test('takes off the escape that is its own', () => {
    const once = '$util.escapeJavaScript($input.body)';
    expect(copied(`{ "a": "$util.urlDecode($util.urlEncode(${once}))" }`)).toEqual([]);
    expect(copied('{ "a": "$util.urlDecode($util.urlEncode($input.body))" }')).toEqual(inString);
    expect(copied(`{ "a": "$util.base64Decode($util.escapeJavaScript($util.base64Encode(${once})))" }`)).toEqual([]);
  });

  test('brings back what another escape took away', () => {
    expect(copied('{ "a": "$util.base64Decode($util.escapeJavaScript($input.body))" }')).toEqual([
      '$util.base64Decode($input.body) into a JSON string',
    ]);
    expect(copied(`{ "a": "$util.urlDecode($input.body.replace('"', ''))" }`)).toEqual([
      `$util.urlDecode($input.body.replace('"', '')) into a JSON string`,
    ]);
  });
});

describe('what is below a value', () => {
  test('is what the client sent, and nothing where the value is a text', () => {
    const below = (value: string): readonly string[] | undefined => copied(`#set($a = ${value})[$a.name]`);
    expect(below("$input.path('$')")).toEqual(["$input.path('$').name into JSON"]);
    expect(below("$util.escapeJavaScript($input.path('$'))")).toEqual([]);
    expect(below("$input.json('$')")).toEqual([]);
    expect(below(`$input.path('$').replace(',', '')`)).toEqual([`$input.path('$').replace(',', '').name into JSON`]);
  });
});

describe('a replacement in what nothing has escaped', () => {
  test.each([
    ['of other characters', raw`.replaceAll('[a-z]', '')`],
    ['of quotes in one place', raw`.replaceAll('^"', '')`],
    ['of quotes before a comma', raw`.replace('",', '')`],
    ['by the same', raw`.replace('"', '"')`],
    ['by more of them', raw`.replace('"', '""')`],
    ['by what the template does not show', raw`.replace('"', $b)`],
    ['of what the template does not show', raw`.replace($b, '')`],
    ['by a pattern that is none', raw`.replaceAll('[z-a]', '')`],
    ['by a quote that is escaped, of something else', raw`.replace('\', '').replace('a', '\"')`],
    ['by an escaped quote, where a backslash is left', raw`.replace('"', '\"')`],
    ['that brings a quote back', raw`.replace('"', '').replace('\', '\"')`],
    ['that brings a quote back in front', raw`.replace('"', '').replace('\', '"\')`],
    ['of nothing', '.replace()'],
  ])('%s leaves the quotation marks: %s', (_, call) => {
    expect(copied(`{ "a": "$input.body${call}" }`)).toEqual([`$input.body${call} into a JSON string`]);
  });

  test.each([
    raw`.replace('\', '\\').replace('"', '\"')`,
    raw`.replace('\\', '\\\\').replace('"', '\\"')`,
    raw`.replaceAll('\\', '\\\\').replaceAll('"', '\\"')`,
    raw`.replace('\', '').replace('"', 'x\"')`,
    raw`.replace('"', '').replace('a', 'b')`,
    raw`.replaceAll('["]', '')`,
    raw`.replaceAll('[^a-z]+', '_')`,
  ])('%s takes or escapes them', (call) => {
    expect(copied(`{ "a": "$input.body${call}" }`)).toEqual([]);
  });

  test('is one for the text that it is made for', () => {
    const escaped = raw`$input.body.replace('\', '\\').replace('"', '\"')`;
    expect(copied(`a=${escaped}`)).toEqual([`${escaped} into a form`]);
    expect(copied(`[$input.body.replace(',', '')]`)).toEqual([]);
    expect(copied(`[$input.body.replace('[,]', '')]`)).toEqual([`$input.body.replace('[,]', '') into JSON`]);
    expect(copied(`[$input.json('$').replaceAll('a', 'b')]`)).toEqual([
      `$input.json('$').replaceAll('a', 'b') into JSON`,
    ]);
    expect(copied(`[$input.json('$').replaceFirst('a', 'b')]`)).toEqual([
      `$input.json('$').replaceFirst('a', 'b') into JSON`,
    ]);
  });
});

describe('a replacement in an escaped text', () => {
  const ESCAPED = '$util.escapeJavaScript($input.body)';
  test.each([
    [ESCAPED, raw`.replace('x\', '')`],
    [ESCAPED, raw`.replaceAll('\\', "'")`],
    [ESCAPED, raw`.replaceAll("\\'", '"')`],
    [ESCAPED, raw`.replace('a', 'b"')`],
    ['$util.urlEncode($input.body)', raw`.replace('%22', '"')`],
    ['$util.urlEncode($input.body)', raw`.replace('%5C', '\')`],
    ['$util.base64Encode($input.body)', raw`.replace('A', '"')`],
  ])('%s%s takes the escape back', (value, call) => {
    expect(copied(`{ "a": "${value}${call}" }`)).toHaveLength(1);
  });

  test.each([
    [ESCAPED, `.replace('a', 'b')`],
    [ESCAPED, raw`.replaceAll("\'", "'")`],
    ['$util.urlEncode($input.body)', raw`.replace('\', '')`],
    ['$util.urlEncode($input.body)', `.replace('+', '%20')`],
    ['$util.base64Encode($input.body)', `.replace('=', '')`],
  ])('%s%s does not', (value, call) => {
    expect(copied(`{ "a": "${value}${call}" }`)).toEqual([]);
  });

  test('that takes back what JSON does not know is no change at all', () => {
    expect(copied(raw`{ "a": "$input.body.replace("\'", "'")" }`)).toEqual([
      raw`$input.body.replace("\'", "'") into a JSON string`,
    ]);
  });
});

describe('the remedy outside of quotes', () => {
  test.each([
    [`$util.escapeJavaScript($input.json('$.a'))`, `$input.json('$.a')`],
    [`$util.escapeJavaScript($input.json("$.a"))`, `$input.json("$.a")`],
    [`$input.path('$')`, `$input.json('$')`],
    [`$input.path("$.users").all[10].name`, `$input.json("$.users.all[10].name")`],
  ])('for %s is %s', (written, remedy) => {
    expect(remedies(`[${written}]`)).toEqual([remedy]);
  });

  test.each([
    `$input.json('$.a').substring(1)`,
    `$input.path('$.a').substring(1)`,
    `$input.path($name)`,
    `$util.urlDecode($input.path('$.a'))`,
    `$util.parseJson($input.json('$.a'))`,
  ])('for %s, which API Gateway does not write as JSON, is a string', (written) => {
    expect(remedies(`[${written}]`)).toEqual([String.raw`"$util.escapeJavaScript(${written}).replaceAll("\\'","'")"`]);
  });
});

test('a long expression is cut where it is told', () => {
  const input = (length: number): string | undefined => {
    const call = `.substring(${'1'.repeat(length - '$input.body.substring()'.length)})`;
    return injections([`{ "a": "$input.body${call}" }`])?.[0]?.input;
  };
  expect(input(300)).toHaveLength(300);
  expect(input(300)).toMatch(/\)$/);
  expect(input(301)).toHaveLength(301);
  expect(input(400)).toMatch(/^\$input\.body\.substring\(1{278}…$/);
});
