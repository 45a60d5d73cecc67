import fc from 'fast-check';
import { injections } from '../../src/velocity/injection';
import { mentions } from '../../src/velocity/mentions';
import { statusCodes } from '../../src/velocity/status-code';
import type { Syntax } from '../../src/velocity/contexts';
import type { Text } from '../../src/cloudformation/types';

/** What a template copies unescaped: `$input.body into a JSON string`. */
const NAMES = { 'json-string': 'a JSON string', 'json-value': 'JSON', form: 'a form', xml: 'XML' };
const found = (...template: Text): readonly string[] | undefined =>
  injections(template)?.map(({ input, context }) => `${input} into ${NAMES[context]}`);

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
    ['{ "a": "$util.base64Decode($input.body)" }', '$util.base64Decode($input.body)'],
    ['{ "a": "$util.urlDecode($input.body)" }', '$util.urlDecode($input.body)'],
    ['{ "a": "$util.parseJson($input.body)" }', '$util.parseJson($input.body)'],
    [`{ "a": "$input.json('$.a')" }`, `$input.json('$.a')`],
    ['#set($a = $util.parseJson($input.body)){ "a": "$a.b" }', '$util.parseJson($input.body).b'],
    ['{ "a": "$util.urlDecode($util.escapeJavaScript($input.body))" }', '$util.urlDecode($input.body)'],
    [`{ "a": "$input.body.replace('"', '\\"')" }`, `$input.body.replace('"', '\\"')`],
    [`{ "a": "$input.body.substring(1)" }`, '$input.body.substring(1)'],
    [`{ "a": "$input.body.replaceAll('a', 'b')" }`, `$input.body.replaceAll('a', 'b')`],
    [`{ "a": "$input.body.replaceFirst('"', '')" }`, `$input.body.replaceFirst('"', '')`],
    [`{ "a": "$util.escapeJavaScript($input.body).replaceAll('\\\\', '')" }`, `$input.body.replaceAll('\\\\', '')`],
    [`{ "a": "$util.escapeJavaScript($input.body).replaceAll("'", '"')" }`, `$input.body.replaceAll("'", '"')`],
    [`{ "a": "$util.urlEncode($input.body).replace('%22', '"')" }`, `$input.body.replace('%22', '"')`],
    [`{ "a": "$input.body.replaceAll($pattern, 'b')" }`, `$input.body.replaceAll($pattern, 'b')`],
    [`{ "a": "$input.path('$').keySet()" }`, `$input.path('$').keySet()`],
    [`{ "a": "$input.path('$.a').split(',')[0]" }`, `$input.path('$.a').split(',')[0]`],
    ['{ "a": "[1] {\\"b\\": \\"$input.body\\"}" }', '$input.body'],
  ])('%s copies input', (template, input) => {
    expect(found(template)).toEqual([`${input} into a JSON string`]);
  });

  test.each([
    '{ "a": "$util.escapeJavaScript($input.body)" }',
    `{ "a": "$util.escapeJavaScript($input.body).replaceAll("\\\\'","'")" }`,
    `{ "a": "$util.escapeJavaScript($input.path('$.a').toString())" }`,
    '{ "a": "$util.base64Encode($input.body)" }',
    '{ "a": "$util.urlEncode($input.body)" }',
    `{ "a": "$util.escapeJavaScript($input.json('$'))" }`,
    '{ "a": "$context.connectionId" }',
    '{ "a": "$stageVariables.table" }',
    '{ "a": "$nothing" }',
    '{ "a": "\\$input.body" }',
    '{ "a": "$input.body.size()" }',
    `{ "a": "$input.body.replace('\\', '\\\\').replace('"', '\\"')" }`,
    `{ "a": "$input.body.replaceAll('[^a-zA-Z0-9]', '')" }`,
    `{ "a": "$input.body.replaceAll('\\W', '_')" }`,
    `{ "a": "$input.body.replace('"', '')" }`,
    `{ "a": "$util.urlEncode($input.body).replace('+', '%20')" }`,
    '{ "a": "$util.base64Decode($util.base64Encode($util.escapeJavaScript($input.body)))" }',
    `{ "a": "$input.path('$.a').intValue()" }`,
    '{ "a": "$context.identity.sourceIp".concat($input.body) }'.replace('.concat($input.body)', ''),
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
  test.each([
    'Action=SendMessage&MessageBody=$input.body',
    '  MessageBody=x$input.body&Action=SendMessage',
    '$input.body=1'.replace('$input.body', 'a=1&$input.body'),
    'Action=SendMessage&MessageBody=$util.escapeJavaScript($input.body)',
    'Action=SendMessage&MessageBody={"a":"$util.escapeJavaScript($input.body)"}',
  ])('%s copies input', (template) => {
    expect(found(template)).toEqual(['$input.body into a form']);
  });

  test('takes no JSON as it is', () => {
    expect(found("Action=SendMessage&MessageBody=$input.json('$')")).toEqual(["$input.json('$') into a form"]);
  });

  test('may hold JSON, which is read when the form has been', () => {
    expect(found('MessageBody={"a":"$util.urlEncode($input.body)"}')).toEqual(inString);
    expect(found('MessageBody=%7B%22a%22:%22$util.urlEncode($input.body)%22%7D')).toEqual(inString);
    expect(found('MessageBody={"a":$util.urlEncode($input.body)}')).toEqual(['$input.body into JSON']);
  });

  test.each([
    'Action=SendMessage&MessageBody=$util.urlEncode($input.body)',
    'Action=SendMessage&MessageBody=$util.base64Encode($input.body)',
    `Action=SendMessage&MessageBody={"a":$util.urlEncode($input.json('$'))}`,
    `Action=SendMessage&MessageBody={"a":"$util.urlEncode($util.escapeJavaScript($input.body))"}`,
    "Action=SendMessage&MessageBody=$input.body.replace('&', '%26')",
    'Action=SendMessage&MessageBody=$context.connectionId',
  ])('%s copies none', (template) => {
    expect(found(template)).toEqual([]);
  });
});

describe('JSON outside of quotes', () => {
  test.each([
    [`{ "a": $input.path('$.a') }`, "$input.path('$.a')"],
    [`{ "a": $input.body }`, '$input.body'],
    [`[$util.escapeJavaScript($input.path('$.a'))]`, "$input.path('$.a')"],
    [`{ $input.params('a'): 1 }`, "$input.params('a')"],
    [`#set($q = '"'){ \${q}a\${q}: $input.body }`, '$input.body'],
    [`{ "input": "{ \\"a\\": $util.escapeJavaScript($input.body) }" }`, '$input.body'],
  ])('%s copies input', (template, input) => {
    expect(found(template)).toEqual([`${input} into JSON`]);
  });

  test.each([
    `{ "a": $input.json('$.a') }`,
    `#set($a = $input.json('$.a'))[$a]`,
    `{ "a": $input.path('$.a').size() }`,
    `{ "a": $input.path('$.a').replaceAll('[^0-9]', '') }`,
    `{ "a": #if($input.path('$.a') == true)true#{else}false#end }`,
    `{ "input": "{ \\"a\\": $util.escapeJavaScript($input.json('$.a')) }" }`,
  ])('%s copies none', (template) => {
    expect(found(template)).toEqual([]);
  });

  test('takes the whole message only where it has to be JSON', () => {
    const faults = (template: string): readonly string[] | undefined =>
      injections([template])?.map(({ fault }) => fault);
    expect(faults('{ "a": $input.body }')).toEqual(['adds values if the message is no JSON']);
    expect(faults('{ "a": $input.body.trim() }')).toEqual(['adds values if the message is no JSON']);
    expect(faults('{ "a": $input.body.substring(1) }')).toEqual(['adds values']);
    expect(faults('{ "a": $util.escapeJavaScript($input.body) }')).toEqual(['is not quoted']);
  });
});

describe('JSON inside of a JSON string', () => {
  const nested = (value: string): string => `{ "input": "{ \\"a\\": \\"${value}\\" }" }`;

  test('is read twice, and has to be escaped twice', () => {
    const once = '$util.escapeJavaScript($input.body)';
    expect(found(nested('$input.body'))).toEqual(inString);
    expect(found(nested(once))).toEqual(inString);
    expect(found(nested(`$util.escapeJavaScript(${once})`))).toEqual([]);
  });

  test('may be a list of objects', () => {
    const once = '$util.escapeJavaScript($input.body)';
    const list = (value: string): string => `{ "items": "[{ \\"a\\": \\"${value}\\" }]" }`;
    expect(found(list(once))).toEqual(inString);
    expect(found(list(`$util.escapeJavaScript(${once})`))).toEqual([]);
  });

  test('is not what only looks like it', () => {
    for (const text of ['[info]', '{x}', '(', 'a \\"quoted\\"']) {
      expect(found(`{ "text": "${text} $util.escapeJavaScript($input.body)" }`)).toEqual([]);
    }
  });
});

describe('XML', () => {
  test.each(['<a>$input.body</a>', `<?xml version="1.0"?><a b="$util.escapeJavaScript($input.body)"/>`])(
    '%s copies input',
    (template) => {
      expect(found(template)).toEqual(['$input.body into XML']);
    },
  );

  test.each([
    '<a>$util.base64Encode($input.body)</a>',
    "<a>$input.body.replace('<', '&lt;')</a>",
    '<a>$context.stage</a>',
  ])('%s copies none', (template) => {
    expect(found(template)).toEqual([]);
  });
});

describe('a content type', () => {
  test('says what a template is that does not show it', () => {
    const inputs = (template: string, syntax: Syntax): readonly string[] | undefined =>
      injections([template], syntax)?.map(({ context }) => context);
    expect(inputs('$input.body', 'form')).toEqual(['form']);
    expect(inputs('$util.urlEncode($input.body)', 'form')).toEqual([]);
    expect(inputs('$input.body', 'json')).toEqual([]);
    expect(inputs('$context.stage<a>$input.body</a>', 'xml')).toEqual(['xml']);
    expect(inputs('{ "a": "$input.body" }', 'form')).toEqual(['json-string']);
  });
});

describe('what has no syntax', () => {
  test.each([
    ['the whole message, passed on', '$input.body'],
    ['the whole message as JSON', "$input.json('$')"],
    ['a JSON value, which API Gateway writes', `{ "a": $input.json('$.a') }`],
    ['plain text', 'Hello, $input.body'],
    ['a text behind JSON', '[info] $input.body "$input.body"'],
    ['single quotes, which JSON does not have', `{ 'a': '$input.body' }`],
  ])('is %s: %s', (_, template) => {
    expect(found(template)).toEqual([]);
  });
});

/** `escapeJavaScript` writes \' for an apostrophe, which JSON does not know. */
const TAKE_BACK = String.raw`.replaceAll("\\'","'")`;

describe('the remedy', () => {
  const remedies = (template: string): readonly string[] | undefined =>
    injections([template])?.map(({ remedy }) => remedy);

  test('escapes for every text around the value', () => {
    expect(remedies('{ "a": "$input.body" }')).toEqual([`$util.escapeJavaScript($input.body)${TAKE_BACK}`]);
    expect(remedies('a=$input.body')).toEqual(['$util.urlEncode($input.body)']);
    expect(remedies('a={"a":"$input.body"}')).toEqual([
      `$util.urlEncode($util.escapeJavaScript($input.body)${TAKE_BACK})`,
    ]);
    expect(remedies('<a>$input.body</a>')).toEqual(['$util.base64Encode($input.body)']);
  });

  test('asks for JSON where JSON is wanted', () => {
    expect(remedies('{ "a": $input.body }')).toEqual(["$input.json('$')"]);
    expect(remedies(`{ "a": $input.path('$.a')[0].b }`)).toEqual(["$input.json('$.a[0].b')"]);
    expect(remedies(`{ "a": $input.params('a') }`)).toEqual([
      `"$util.escapeJavaScript($input.params('a'))${TAKE_BACK}"`,
    ]);
  });

  const values = [
    '$input.body',
    "$input.path('$.a')",
    "$input.json('$.a')",
    "$input.params('a')",
    '$util.parseJson($input.body)',
  ];
  const frames = [
    '{ "a": "{ \\"a\\": @ }" }',
    '{ "a": "@" }',
    '{ "a": @ }',
    'a=1&b=@',
    'a={"b":"@"}',
    'a={"b":@}',
    '<a b="@"/>',
    '{ "a": "{ \\"b\\": \\"@\\" }" }',
    '[@]',
  ];
  test.each(frames.flatMap((frame) => values.map((value) => [frame, value] as const)))(
    'in %s of %s leads to no other finding',
    (frame, value) => {
      const [first] = injections([frame.replace('@', () => value)]) ?? [];
      const mended = first ? frame.replace('@', () => first.remedy) : frame;
      expect(injections([mended])).toEqual([]);
    },
  );
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
  });

  test('of #foreach carries the items of what the client sent', () => {
    const loop = (list: string): string =>
      `{ "all": [#foreach($one in ${list}){ "a": "$one.name" }#if($foreach.hasNext),#end#end] }`;
    expect(found(loop("$input.path('$.all')"))).toEqual(['$one.name into a JSON string']);
    expect(found(loop('["x", "y"]'))).toEqual([]);
    expect(found(loop('$input.params().header.keySet()'))).toEqual([]);
  });

  test('that is a list or a map carries what is in it', () => {
    expect(found('#set($a = { "b": $input.body, "c": "x" }){ "a": "$a.b", "c": "$a.c" }')).toEqual(inString);
    expect(found('#set($a = { "b": $input.body }){ "a": "$a.get("b")" }')).toEqual(inString);
    expect(found('#set($a = {})#set($a.b = $input.body){ "a": "$a.b" }')).toEqual(inString);
    expect(found('#set($a = {})#set($a["b"] = $input.body){ "a": "$a.b", "c": "$a.c" }')).toEqual(inString);
    expect(found('#set($a = {})$!a.put("b", $input.body){ "a": "$a.b" }')).toEqual(inString.slice(0, 1));
    expect(found('#set($a = [])#set($x = $a.add($input.body)){ "a": "$a[0]" }')).toEqual(inString);
    expect(found('#set($a = [$input.body])[#foreach($b in $a)"$b"#end]')).toEqual(inString);
    expect(found('#set($a = { "b": $input.body })#set($a.b = "x"){ "a": "$a.b" }')).toEqual([]);
  });

  test('that is a map of maps carries what is at the bottom of it', () => {
    expect(found('#set($a = {})#set($a.b.c = $input.body){ "a": "$a.b.c" }')).toEqual(inString);
    expect(found('#set($a = {})#set($a[$k] = $input.body){ "a": "$a.b" }')).toEqual(inString);
    expect(found('#set($a = { $k: $input.body, "c": "x" }){ "a": "$a.b" }')).toEqual(inString);
    expect(found('#set($a = { "b": $input.body })[#foreach($v in $a.values())"$v"#end]')).toEqual(inString);
    expect(found('#set($a = { "b": "x" })[#foreach($v in $a.values())"$v"#end]')).toEqual([]);
    expect(found('#set($a = { "b": $input.body })#foreach($k in $keys){ "a": "$a.get($k)" }#end')).toEqual(inString);
  });

  test('that is a yes or a no carries nothing', () => {
    expect(found('#set($a = !$input.body){ "a": "$a" }')).toEqual([]);
    expect(found('#set($a = $input.body == "x"){ "a": "$a" }')).toEqual([]);
    expect(found('#set($a = $input.body && $b){ "a": "$a" }')).toEqual([]);
    expect(found('#set($a = $util.nothing($input.body)){ "a": "$a" }')).toEqual([]);
    expect(found('{ "a": "$input.nothing($a)" }')).toEqual([]);
  });

  test('keeps what a #stop in a text of it has printed until then', () => {
    expect(found('#set($a = "$input.body#stop nonsense"){ "a": "$a" }')).toEqual(inString);
  });

  test('that the next turn of a loop prints is followed', () => {
    expect(found(`{ #foreach($a in [1, 2])"k$foreach.index": "$last",#set($last = $input.body)#end "z": 1 }`)).toEqual(
      inString,
    );
  });

  test('that replaces a mark in a text of the template', () => {
    expect(found(`#set($t = '{ "a": "@" }')$t.replace('@', $input.body)`)).toEqual(inString);
    expect(found(`#set($t = '{ "a": "@" }')$t.replace('@', $util.escapeJavaScript($input.body))`)).toEqual([]);
  });
});

describe('a macro', () => {
  const FIELD = '#macro(field $name $value)"$name": "$value"#end';

  test('prints what it is given', () => {
    expect(found(`${FIELD}{ #field("a" $input.body) }`)).toEqual(inString);
    expect(found(`${FIELD}{ #field("a", $util.escapeJavaScript($input.body)) }`)).toEqual([]);
    expect(found('#macro(body)$input.body#end{ "a": "#body()" }')).toEqual(inString);
    expect(found(`${FIELD}{ #field("a") }`)).toEqual([]);
  });

  test('gives back the variables that have the names of its parameters', () => {
    expect(found(`#set($value = $input.body)${FIELD}{ #field("a" "x"), "b": "$value" }`)).toEqual(inString);
    expect(found(`${FIELD}{ #field("a" $util.escapeJavaScript($input.body)), "b": "$value" }`)).toEqual([]);
  });

  test('that is defined behind its call is a text there', () => {
    expect(found(`{ #field("a" $input.body) }${FIELD}`)).toEqual([]);
  });

  test('of #define is printed where it is named', () => {
    expect(found('#define($body)$input.body#end{ "a": "$body" }')).toEqual(inString);
  });

  test('without an end is given up', () => {
    expect(found('#macro(a)#a()#end#a()')).toBeUndefined();
    const doubling = Array.from({ length: 19 }, (_, n) => `#macro(m${n})#m${n + 1}()#m${n + 1}()#end`).join('');
    expect(found(`${doubling}#macro(m19)x#end#m0()`)).toBeUndefined();
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
    '#if($a.equals("admin")){ "a": "$a" }#end',
    '#if($a.equalsIgnoreCase("admin")){ "a": "$a" }#end',
    '#if($roles.containsKey($a)){ "a": "$a" }#end',
    '#if(!$a.equals("admin"))#set($a = "user")#end{ "a": "$a" }',
  ])('that compares what the client sent has checked it: %s', (template) => {
    expect(found(`#set($a = $input.body)${template}`)).toEqual([]);
  });

  test.each([
    '#if($a == "admin")#else{ "a": "$a" }#end',
    '#if($a != "admin"){ "a": "$a" }#end',
    '#if($a == $b){ "a": "$a" }#end',
    '#if($a.startsWith("x")){ "a": "$a" }#end',
    '#if($a.matches(".*")){ "a": "$a" }#end',
    '#if($a.equals("admin"))#else{ "a": "$a" }#end',
    '#if($a.equals($b)){ "a": "$a" }#end',
    '#if($b.contains($a)){ "a": "$a" }#end',
    '#if($a.contains("x"))#else{ "a": "$a" }#end',
    '#if($a.contains("x")){ "a": "$a" }#end',
    '#if($a == "x" || $c == 1){ "a": "$a" }#end',
  ])('that does not settle what it is has not: %s', (template) => {
    expect(found(`#set($a = $input.body)#set($b = $input.body)${template}`)).toEqual(inString);
  });

  test.each([
    '#if($a == "x" || $a == "y"){ "a": "$a" }#end',
    '#if($c && $a == "x"){ "a": "$a" }#end',
    '#if(!($a != "x")){ "a": "$a" }#end',
    `#if($a.contains('"'))#stop#end{ "a": "$a" }`,
    '#if(!$a.matches("[a-z]+"))#set($a = "")#end{ "a": "$a" }',
    '#if(false){ "a": "$a" }#end',
    '#if($c)#stop{ "a": "$a" }#end',
  ])('that settles what it is has: %s', (template) => {
    expect(found(`#set($a = $input.body)${template}`)).toEqual([]);
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
  test('is mended inside of it', () => {
    const remedies = (template: string): readonly string[] | undefined =>
      injections([template])?.map(({ remedy }) => remedy);
    const json = (value: string): string => `"{ ""a"": ""${value}"" }"`;
    const inside = [`$util.escapeJavaScript($input.body)${TAKE_BACK.replaceAll('"', '""')}`];
    expect(remedies(`Message=$util.urlEncode(${json('$input.body')})`)).toEqual(inside);
    expect(remedies(`Message=$util.urlEncode(${json(inside[0] ?? '')})`)).toEqual([]);
    expect(
      remedies(`#if($x)#set($j = ${json('$input.body')})#else#set($j = "")#end{ "a": "$util.escapeJavaScript($j)" }`),
    ).toEqual(inside);
    expect(remedies('Message=$util.escapeJavaScript("x $input.body")')).toEqual(['$util.urlEncode($input.body)']);
    expect(remedies('Message=$util.escapeJavaScript("x $util.urlEncode($input.body)")')).toEqual([]);
  });

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
  const pieces = ['{', '"', '[', ',', '&', '<a>', '$a', '$input.body', "#set($a = '", "')", '#set($a = "$a$a")',
    '#set($a = $input.body)', '#if($a)', '#if($a == "x")', '#else', '#elseif($b)', '#end', '#foreach($a in $b)',
    '$util.urlEncode($a)', '$util.parseJson($a)', '\\', 'a=', '$a.concat($a)', '$a.replace("a", $a)', '#set($a.b = $a)',
    '#set($a = [$a, $a])', '#set($a = { "b": $a, "c": $a })', '#macro(m $a)', '#m($a)', '#define($a)', '#stop',
    "$input.json('$')", '$a.get("b")', '%7B%22', "#set($c = $util.escapeJavaScript($a))"] as const; // prettier-ignore

  test('never throw', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 60 }),
        fc.constantFrom<Syntax>('text', 'json', 'form', 'xml'),
        (parts, syntax) => {
          const template = [parts.join('')];
          injections(template, syntax);
          statusCodes(template);
          mentions(template, 'context.connectionId');
        },
      ),
      { numRuns: 3000 },
    );
  });

  // Work that grows faster than the text would not end here: each is 300 KB of the same.
  test.each(pieces.map((piece) => [piece]))('of nothing but %s are read', (piece) => {
    const template = [piece.repeat(Math.floor((300 * 1024) / piece.length))];
    expect(() => injections(template)).not.toThrow();
    expect(() => statusCodes(template)).not.toThrow();
  });

  test('of two pieces by turns are read', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 2, maxLength: 5 }), (parts) => {
        const part = parts.join('');
        const template = [`#set($a = $input.body)${part.repeat(Math.floor(30_000 / part.length))}`];
        injections(template);
        statusCodes(template);
      }),
      { numRuns: 100 },
    );
  });

  test('that double a variable until it fills the memory are given up', () => {
    expect(found(`#set($a = "aaaaaaaaaaaaaaaa")${'#set($a = "$a $a")'.repeat(8)}{ "a": "$a" }`)).toEqual([]);
    expect(found(`#set($a = "${'a'.repeat(1000)}")${'#set($a = $a.concat($a))'.repeat(30)}`)).toBeUndefined();
  });
});
