import fc from 'fast-check';
import type { Text } from '../../src/cloudformation/types';
import { injections } from '../../src/velocity/injection';

/** What a template copies unescaped: `$input.body into a JSON string`. */
const found = (...template: Text): readonly string[] | undefined =>
  injections(template)?.map(({ input, into }) => `${input} into ${into}`);

const inString = ['$input.body into a JSON string'];

describe('a JSON string', () => {
  test.each([
    ['{ "a": "$input.body" }', '$input.body'],
    ['{ "a": "x ${input.body} y" }', '$input.body'],
    ['{ "a": "$!input.body" }', '$input.body'],
    ['{ "$input.body": 1 }', '$input.body'],
    ['["$input.body"]', '$input.body'],
    ['"$input.body"', '$input.body'],
    ['\n  { "a": "\\"$input.body\\"" }', '$input.body'],
    [`{ "a": "$input.path('$.a')" }`, "$input.path('$.a')"],
    [`{ "a": "$input.path('$').user.name" }`, "$input.path('$').user.name"],
    [`{ "a": "$input.path('$.all')[0]" }`, "$input.path('$.all')[0]"],
    [`{ "a": "$input.params('a')" }`, "$input.params('a')"],
    ['{ "a": "$input.params().querystring.a" }', '$input.params().querystring.a'],
    [`{ "a": "$input.params().header.get('A')" }`, "$input.params().header.get('A')"],
    ['{ "a": "$input.body.trim()" }', '$input.body.trim()'],
    ['{ "a": "$util.base64Decode($input.body)" }', '$input.body'],
    ['{ "a": "$util.urlDecode($input.body)" }', '$input.body'],
    ['{ "a": "$util.parseJson($input.body)" }', '$input.body'],
  ])('%s copies input', (template, input) => {
    expect(found(template)).toEqual([`${input} into a JSON string`]);
  });

  test.each([
    '{ "a": "$util.escapeJavaScript($input.body)" }',
    `{ "a": "$util.escapeJavaScript($input.body).replaceAll("\\\\'","'")" }`,
    `{ "a": "$util.escapeJavaScript($input.path('$.a').toString())" }`,
    '{ "a": "$util.base64Encode($input.body)" }',
    '{ "a": "$util.urlEncode($input.body)" }',
    `{ "a": "$input.json('$.a')" }`,
    `{ "a": "$util.escapeJavaScript($input.json('$'))" }`,
    '{ "a": "$context.connectionId" }',
    '{ "a": "$stageVariables.table" }',
    '{ "a": "$nothing" }',
    '{ "a": "\\$input.body" }',
    '{ "a": "$input.body.size()" }',
    `{ "a": "$input.body.replace('"', '\\"')" }`,
    '{ "a": "$input.body.property" }',
    '{ "a": "$input" }',
    '{ "a": "$util" }',
    '{ "a": "x" ## "$input.body"\n }',
    '{ "a": "x" #* "$input.body" *# }',
    '{ "a": "#[[$input.body]]#" }',
  ])('%s copies none', (template) => {
    expect(found(template)).toEqual([]);
  });
});

describe('a query string', () => {
  test.each(['Action=SendMessage&MessageBody=$input.body', '  MessageBody=x$input.body&Action=SendMessage'])(
    '%s copies input',
    (template) => {
      expect(found(template)).toEqual(['$input.body into a query string']);
    },
  );

  test.each([
    'Action=SendMessage&MessageBody=$util.urlEncode($input.body)',
    'Action=SendMessage&MessageBody=$util.escapeJavaScript($input.body)',
    "Action=SendMessage&MessageBody=$input.json('$')",
    'Action=SendMessage&MessageBody=$context.connectionId',
  ])('%s copies none', (template) => {
    expect(found(template)).toEqual([]);
  });
});

describe('what is neither', () => {
  test.each([
    ['the whole message, passed on', '$input.body'],
    ['the whole message as JSON', "$input.json('$')"],
    ['a JSON value, which API Gateway writes', `{ "a": $input.json('$.a') }`],
    ['a JSON value without quotes', `{ "a": $input.path('$.a'), "b": $input.body }`],
    ['XML', '<message>$input.body</message>'],
    ['plain text', 'Hello, $input.body'],
    ['single quotes, which JSON does not have', `{ 'a': '$input.body' }`],
  ])('is %s: %s', (_, template) => {
    expect(found(template)).toEqual([]);
  });
});

describe('a variable', () => {
  test('carries what the client sent', () => {
    expect(found(`#set($a = $input.path('$.a'))\n{ "a": "$a" }`)).toEqual(["$input.path('$.a') into a JSON string"]);
    expect(found(`#set($all = $input.path('$'))\n{ "a": "$all.a.b" }`)).toEqual([
      "$input.path('$').a.b into a JSON string",
    ]);
    expect(found('#set($a = $input.body)#set($b = "<$a>"){ "a": "$b" }')).toEqual(inString);
    expect(found('#set($a = "x" + $input.body){ "a": "$a" }')).toEqual(inString);
    expect(found('#set($a = "x"){ "a": "$a.concat($input.body)" }')).toEqual(inString);
  });

  test('carries what has been escaped', () => {
    expect(found(`#set($a = $util.escapeJavaScript($input.path('$.a')))\n{ "a": "$a" }`)).toEqual([]);
    expect(found('#set($a = $input.body)#set($a = $util.escapeJavaScript($a)){ "a": "$a" }')).toEqual([]);
    expect(found('#set($a = $input.body * 2){ "a": "$a" }')).toEqual([]);
  });

  test('may hold the quotation mark', () => {
    expect(found(`#set($q = '"'){ \${q}a\${q}: \${q}$input.body\${q} }`)).toEqual(inString);
    expect(found(`#set($q = '"'){ \${q}a\${q}: $input.body }`)).toEqual([]);
  });

  test('of #foreach carries the items of what the client sent', () => {
    const loop = (list: string): string =>
      `{ "all": [#foreach($one in ${list}){ "a": "$one.name" }#if($foreach.hasNext),#end#end] }`;
    expect(found(loop("$input.path('$.all')"))).toEqual(["$input.path('$.all').name into a JSON string"]);
    expect(found(loop('["x", "y"]'))).toEqual([]);
    expect(found(loop('$input.params().header.keySet()'))).toEqual([]);
  });

  test('that is a list or a map is not followed', () => {
    expect(found('#set($a = { "b": $input.body }){ "a": "$a.b" }')).toEqual([]);
    expect(found('#set($a.b = $input.body){ "a": "$a.b" }')).toEqual([]);
  });
});

describe('a branch', () => {
  test('that leaves the input raw is enough', () => {
    const branch = `#set($a = $input.body)#if($x)#set($a = $util.escapeJavaScript($a))#end{ "a": "$a" }`;
    expect(found(branch)).toEqual(inString);
    expect(found(branch.replace('#end', '#else#set($a = "none")#end'))).toEqual([]);
  });

  test('that sets a default does not escape', () => {
    expect(found('#set($a = $input.body)#if($a == "")#set($a = "none")#end{ "a": "$a" }')).toEqual(inString);
    expect(found('#set($a = $input.body)#if(!$a || $a.isEmpty())#set($a = "x")#end{ "a": "$a" }')).toEqual(inString);
  });

  test.each([
    '#if($a == "admin"){ "a": "$a" }#end',
    '#if($a != "admin")#set($a = "user")#end{ "a": "$a" }',
    '#if($a.matches("[a-z]+")){ "a": "$a" }#end',
    '#if($allowed.contains($a)){ "a": "$a" }#end',
  ])('that compares what the client sent has checked it: %s', (template) => {
    expect(found(`#set($a = $input.body)${template}`)).toEqual([]);
    expect(found(template.replaceAll('$a.', '$input.body.').replaceAll(/\$a\b(?!l)/g, '$input.body'))).toEqual([]);
  });

  test('that compares a part has checked what is below it, and nothing beside it', () => {
    const compared = `#if($input.path('$.a') == "x")`;
    expect(found(`${compared}{ "a": "$input.path('$.a').trim()" }#end`)).toEqual([]);
    expect(found(`${compared}{ "b": "$input.path('$.b')" }#end`)).toEqual(["$input.path('$.b') into a JSON string"]);
  });

  test('may print different quotes, and then nobody knows what is quoted', () => {
    expect(found('{ #if($x)"a":"#else"b":"#end$input.body" }')).toEqual(inString);
    expect(found('{ "a": #if($x)"#end$input.body" }')).toEqual([]);
    expect(found(`#if($x)#set($q = '"')#else#set($q = "'")#end{ "a": "x\${q}, "b": "$input.body" }`)).toEqual([]);
  });
});

describe('JSON by hand inside of an encoder', () => {
  // Whoever gets the parameter decodes it, and then reads JSON that the client could change.
  test.each([
    `#set($q = '"')Action=Publish&Message=$util.urlEncode("{ \${q}a\${q}: \${q}$input.body\${q} }")`,
    'Action=Publish&Message=$util.urlEncode("{ ""a"": ""$input.body"" }")',
    '{ "input": "$util.escapeJavaScript("{ ""a"": ""$input.body"" }")" }',
    '{ "data": "$util.base64Encode("{ ""a"": ""$input.body"" }")" }',
    '#set($json = "{ ""a"": ""$input.body"" }")Action=Publish&Message=$util.urlEncode($json)',
  ])('is JSON still: %s', (template) => {
    expect(found(template)).toEqual(inString);
  });

  test('takes values that are escaped themselves', () => {
    const json = '"{ ""a"": ""$util.escapeJavaScript($input.body)"" }"';
    expect(found(`Action=Publish&Message=$util.urlEncode(${json})`)).toEqual([]);
  });
});

test('each input is listed once, for strings and for query strings', () => {
  expect(found('{ "a": "$input.body", "b": "$input.body" }')).toEqual(inString);
});

test('what AWS fills in is no input', () => {
  const symbol: Text[number] = { kind: 'pseudo', name: 'AWS::Region' };
  expect(found('{ "region": "', symbol, '", "a": "$input.body" }')).toEqual(inString);
  expect(found(symbol, '{ "a": "$input.body" }')).toEqual([]);
});

test('a template that cannot be read has no answer', () => {
  expect(found('{ "a": "$input.body" #if($x) }')).toBeUndefined();
});

describe('hostile templates', () => {
  test('never throw', () => {
    const pieces = ['{', '"', '$a', '$input.body', "#set($a = '", "')", '#set($a = "$a$a")', '#set($a = $input.body)',
      '#if($a)', '#else', '#end', '#foreach($a in $b)', '$util.urlEncode($a)', '\\', 'a=', '$a.concat($a)'] as const; // prettier-ignore
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => {
        expect(() => injections([parts.join('')])).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });

  test('that double a variable until it fills the memory are given up', () => {
    expect(found(`#set($a = "aaaaaaaaaaaaaaaa")${'#set($a = "$a $a")'.repeat(8)}{ "a": "$a" }`)).toEqual([]);
    expect(found(`#set($a = "${'a'.repeat(1000)}")${'#set($a = $a.concat($a))'.repeat(30)}`)).toBeUndefined();
  });
});
