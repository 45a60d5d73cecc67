import { copied } from '../support/velocity';

const { raw } = String;
const inString = ['$input.body into a JSON string'];
const JSON_TEXT = '{ "a": "$input.body" }';

describe('what a method makes of a value', () => {
  test('is a piece of the output, whatever it is', () => {
    // JSON begins with neither.
    expect(copied(`$input.body.size()${JSON_TEXT}`)).toEqual([]);
    expect(copied(`$input.params().querystring.keySet()${JSON_TEXT}`)).toEqual([]);
    expect(copied(`$context.stage.replace('a', 'b')${JSON_TEXT}`)).toEqual([]);
  });

  test('of a text of the template is text of the template', () => {
    expect(copied(`#set($q = '"'){ $q.trim()a$q.trim(): $q.trim()$input.body$q.trim() }`)).toEqual(inString);
  });

  test.each(['get', 'getOrDefault'])('%s asks for what is below a value, and a text has nothing below it', (name) => {
    expect(copied(`{ "a": "$input.path('$').${name}('b')" }`)).toEqual([
      `$input.path('$').${name}('b') into a JSON string`,
    ]);
    expect(copied(`{ "a": "$input.json('$').${name}('b')" }`)).toEqual([]);
  });
});

describe('replacing in a text of the template', () => {
  test.each([
    [raw`#set($t = '{ "a": "(x)" }')$t.replace('(x)', $input.body)`],
    [raw`#set($t = '{ "a": "@" }')$t.replaceAll('@', $input.body)`],
    [raw`#set($t = '{ "a": "@x@" }')$t.replace('x', $input.body)`],
    [raw`#set($t = "x$util.escapeJavaScript($input.path('$.a'))"){ "a": "$t.replace('a', $input.body)" }`],
    [raw`{ "a": "$util.escapeJavaScript($input.path('$.a')).replace('a', $input.body)" }`],
  ])('fills in what the client sent: %s', (template) => {
    expect(copied(template)).toEqual(inString);
  });

  test.each([
    ['what is not there', raw`#set($t = '{ "a": "x')$t.replace('@', $input.body)" }`],
    ['what nobody knows', raw`#set($t = '{ "a": "@')$t.replace($x, "b")$input.body" }`],
    ['nothing', raw`#set($t = '{ "a": "@')$t.replace('', "b")$input.body" }`],
    ['a pattern', raw`#set($t = '{ "a": "')$t.replaceAll('[@"]', 'x')$input.body" }`],
    ['a pattern, where a text has begun', raw`#set($t = '"')[$t.replaceAll('[@]', 'x')$input.body]`],
  ])('of %s says nothing of what is quoted behind it', (_, template) => {
    expect(copied(template)).toEqual([]);
  });

  test('of a pattern leaves a text that has nothing to quote', () => {
    expect(copied(raw`#set($t = 'a=b')$t.replaceAll('[@]', 'x')&c=$input.body`)).toEqual(['$input.body into a form']);
  });

  test('of a mark that is there hundreds of times is given up', () => {
    const marked = (count: number): string =>
      `#set($t = '{ "a": "${'@'.repeat(count)}" }')$t.replace('@', $input.body)`;
    expect(copied(marked(499))).toEqual(inString);
    expect(copied(marked(500))).toEqual([]);
  });
});
