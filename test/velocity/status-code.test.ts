import { statusCodes } from '../../src/velocity/status-code';

/** What a template prints for the status code, a word for each way through it. */
const codes = (template: string): readonly string[] | undefined =>
  statusCodes([template])?.map((code) => (code.kind === 'text' ? `text ${code.text}` : code.kind));

test.each([
  '{"statusCode":200}',
  ' { "statusCode" : 200, "message": "go" }',
  '{ "message": { "statusCode": "x", "list": [1, "}"] }, "statusCode": 200 }',
  '{"statusCode":"200"}',
  '{ statusCode: 200 }',
  "{ 'statusCode': 200 }",
  '#set($code = 200){"statusCode":$code}',
  '{ #if($input.params("scope") == "internal") "statusCode": 200 #else "statusCode": 200 #end }',
  '{"a":"$input.body","statusCode":200}',
  '{"statusCode":200}#stop nonsense',
  '#if($a){"statusCode":200}#stop#end{"statusCode":400}',
  '{ "message": "say \\"}\\"", "statusCode": 200 }',
  "{ 'message': 'a } b', 'statusCode': 200 }",
  '{ "statusCode": " 200 " }',
  '{ $context.authorizer.fields "statusCode": 200 }',
  '{ $context.authorizer.fields, "statusCode": 200 }',
  '{ $context.authorizer.fields $context.stage "statusCode": 200 }',
])('%s gives a number', (template) => {
  expect(new Set(codes(template))).toEqual(new Set(['number']));
});

test.each([
  ['', 'missing'],
  ['{}', 'missing'],
  ['{"status":200}', 'missing'],
  ['{"a":{"statusCode":200}}', 'missing'],
  ['{"statusCode":}', 'missing'],
  ['200', 'missing'],
  ['## {"statusCode":200}', 'missing'],
  ['{"message":"statusCode"}', 'missing'],
  ['{"statusCode":"OK"}', 'text OK'],
  ['{"statusCode":null}', 'text null'],
  ['{"statusCode":200.5}', 'text 200.5'],
  ['{"statusCode":x"200"}', 'text x"200"'],
  ['{"statusCode":"200"x}', 'text "200"x'],
  ['{"a" "statusCode":200}', 'missing'],
  ['{"a":1} "statusCode":200', 'missing'],
  ['{"a":1}{"statusCode":200}', 'missing'],
  ['{"statusCode":$context.authorizer.code}', 'unknown'],
  ['{"statusCode":"$stageVariables.code"}', 'unknown'],
  ['$input.body', 'unknown'],
  ['{ $context.authorizer.fields }', 'unknown'],
])('%s gives %s', (template, expected) => {
  expect(codes(template)).toEqual([expected]);
});

test('each way through the branches is told', () => {
  expect(codes('#if($a){"statusCode":200}#elseif($b){"statusCode":"OK"}#end')).toEqual([
    'number',
    'text OK',
    'missing',
  ]);
  expect(codes('#if(true){"statusCode":200}#end')).toEqual(['number']);
  expect(codes('#if($a){"statusCode":"OK"}#stop#end{"statusCode":400}')).toEqual(['text OK', 'number']);
  expect(codes('{#if($a)#stop#end"statusCode":200}')).toEqual(['missing', 'number']);
  expect(codes('{"statusCode":#if($a)"OK"}#stop#end 200}')).toEqual(['text OK', 'number']);
});

test('ways that print the same are one', () => {
  expect(codes('#if($a){"statusCode":200}#else{"statusCode":200}#end')).toEqual(['number']);
  expect(codes('#if($a){"statusCode":$x}#else{"statusCode":$y}#end')).toEqual(['unknown']);
  expect(codes('#if($a){"statusCode":$x}#else{"statusCode":$x,"a":1}#end')).toEqual(['unknown', 'unknown']);
  expect(codes('#if($a){"statusCode":200}#else{"statusCode":200}$x#end')).toEqual(['number', 'number']);
});

test('a template that cannot be read, or has too many branches, has no answer', () => {
  expect(codes('#if($a)')).toBeUndefined();
  expect(codes(`{${'#if($a)"a":1,#end'.repeat(6)}"statusCode":200}`)).toHaveLength(64);
  expect(codes(`{${'#if($a)"a":1,#end'.repeat(7)}"statusCode":200}`)).toBeUndefined();
  expect(codes('#if($a)1#end'.repeat(7))).toBeUndefined();
  expect(codes(`#if($b)${'#if($a)"a":1,#end'.repeat(7)}#end{"statusCode":200}`)).toBeUndefined();
  expect(codes(`#if($b){${'#if($a)"a":1,#end'.repeat(6)}}#elseif($c)1#end{"statusCode":200}`)).toBeUndefined();
});
