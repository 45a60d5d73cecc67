import type { Syntax } from '../../src/velocity/contexts';
import { copied } from '../support/velocity';

const inString = ['$input.body into a JSON string'];
const inJson = ['$input.body into JSON'];
const inForm = ['$input.body into a form'];

describe('JSON', () => {
  test.each([
    '{ "a": {}, "b": $input.body }',
    '{ "a": { "b": [1, { "c": 2 }] }, "d": $input.body }',
    '[[], $input.body]',
    '[{}] [$input.body]',
    '{ "a": $context.stage, "b": $input.body }',
  ])('%s has a value outside of quotes', (template) => {
    expect(copied(template)).toEqual(inJson);
  });

  test.each([
    '{ "a": $context.stage, "b": "$input.body" }',
    '{"a":1} {"b":"$input.body"}',
    '{ "": "$input.body" }',
    '{"a":1}\n["$input.body"]',
    '{ "a": { "b": 1 }, "c": "$input.body" }',
  ])('%s has a value in quotes', (template) => {
    expect(copied(template)).toEqual(inString);
  });

  test.each([
    '{} "$input.body"',
    '[] x "$input.body"',
    '[]#if($x)[]#end "$input.body"',
    '{ "a": 1 }, "$input.body"',
    `{ 'a': "$input.body" }`,
  ])('%s is none', (template) => {
    expect(copied(template)).toEqual([]);
  });

  test('that is written in JSON is read as often as it is written, up to four times', () => {
    const nested = (times: number, value: string): string =>
      `{ "a": "${times === 0 ? value : nested(times - 1, value).replace(/["\\]/g, '\\$&')}" }`;
    const escaped = (times: number): string =>
      Array.from({ length: times }).reduce<string>((value) => `$util.escapeJavaScript(${value})`, '$input.body');
    for (const times of [0, 1, 2, 3]) {
      expect(copied(nested(times, escaped(times)))).toEqual(inString);
      expect(copied(nested(times, escaped(times + 1)))).toEqual([]);
    }
    expect(copied(nested(4, escaped(4)))).toEqual([]);
  });
});

describe('a JSON string', () => {
  const ONCE = '$util.escapeJavaScript($input.body)';
  test.each([
    [`[{ \\"a\\": 1 }, { \\"b\\": \\"${ONCE}\\" }]`, inString],
    [`{\\n\\"a\\": \\"${ONCE}\\"}`, inString],
    [`{\\t\\"a\\": ${ONCE}}`, inJson],
    [`{ \\"a\\": $context.stage, \\"b\\": \\"${ONCE}\\" }`, inString],
    ['{#if($x)\\"a\\"#else\\"b\\"#end: \\"$util.escapeJavaScript($input.body)\\" }', inString],
  ])('%s holds JSON', (text, expected) => {
    expect(copied(`{ "text": "${text}" }`)).toEqual(expected);
  });

  test.each(['[see', '{', '[[', '{{', '\\"', '$context.stage {\\"b\\": \\"', 'x{\\"b\\": \\"', '[x{\\"b\\": \\"'])(
    '%s… is a text',
    (text) => {
      expect(copied(`{ "text": "${text} ${ONCE}" }`)).toEqual([]);
    },
  );
});

describe('a form', () => {
  test.each(['?a=$input.body', 'a.b=$input.body', '.a=$input.body', 'a-b=$input.body', 'a=1&$input.body'])(
    '%s is one',
    (template) => {
      expect(copied(template)).toEqual(inForm);
    },
  );

  test.each(['?=$input.body', '(a=$input.body)', 'Hello, a=$input.body', 'a b=$input.body', '-a=$input.body'])(
    '%s is none',
    (template) => {
      expect(copied(template)).toEqual([]);
    },
  );

  test.each([
    'a=1&b={"c":"$util.urlEncode($input.body)"}',
    'a=%2&b={"c":"$util.urlEncode($input.body)"}',
    'a=+{"c":"$util.urlEncode($input.body)"}',
    'a=%7b"c":"$util.urlEncode($input.body)"}',
    'a={}&b={"c":"$util.urlEncode($input.body)"}',
  ])('%s has JSON in a parameter of its own', (template) => {
    expect(copied(template)).toEqual(inString);
  });

  test('whose content type says so may begin with what only the request knows', () => {
    expect(copied('a$context.stage=$input.body', 'form')).toEqual(inForm);
    expect(copied('a$context.stage=$input.body', 'text')).toEqual([]);
  });
});

describe('what the content type says', () => {
  test.each<[string, Syntax, readonly string[]]>([
    ['$context.a{ "b": "$input.body" }', 'json', inString],
    ['$context.a "$input.body"', 'json', []],
    ['(<a>$input.body</a>', 'xml', ['$input.body into XML']],
    ['(a=1&b=$input.body', 'form', inForm],
    ['<1 $input.body', 'form', inForm],
    ['<1 $input.body', 'text', []],
  ])('%s, %s: %j', (template, syntax, expected) => {
    expect(copied(template, syntax)).toEqual(expected);
  });
});

describe('behind branches', () => {
  test.each([
    ['{ "a": #if($x)[#end"$input.body"#if($x)]#end }', inString],
    ['{ "a": #if($x)[1,#else[[1,#end$input.body', inJson],
    ['{ "a": #if($x)[#end 1 #if($x)]#end, "b": $input.body }', inJson],
    ['[]#if($x)[#end"$input.body"]', inString],
    ['#if($x)a#{else}b#end=$input.body', inForm],
    ['{ "a": #if($x)"b", "c": #end$input.body }', inJson],
    ['{ "a": "#if($x)b#end$input.body" }', inString],
    ['{ "a": #if($c)"#stop#end$input.body }', inJson],
  ])('%s is where they agree on', (template, expected) => {
    expect(copied(template)).toEqual(expected);
  });

  test.each([
    ['in which syntax', '#if($x){}#else- #end[$input.body]'],
    ['what it has begun with', '#if($x)a#{else}<#end=$input.body'],
    ['what it has begun with at all', '#if($x)a#end=$input.body'],
    ['what is quoted', '{ "a": #if($x)"#end$input.body'],
    ['what a backslash stands before', '{ "a": "#if($x)\\\\#end" $input.body'],
  ])('nobody knows %s: %s', (_, template) => {
    expect(copied(template)).toEqual([]);
  });
});
