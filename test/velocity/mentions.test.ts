import { mentions } from '../../src/velocity/mentions';

const NAME = 'context.connectionId';

test.each([
  '{"id":"$context.connectionId"}',
  '${context.connectionId}',
  '$!context.connectionId.trim()',
  '#set($id = $context.connectionId)$id',
  '#set($id = "x-$context.connectionId")',
  '#set($id = 1 + $context.connectionId)',
  '#set($all = [$context.connectionId])',
  '#set($all = { "id": $context.connectionId })',
  '#if($a)$context.connectionId#end',
  '#if(!$context.connectionId)#end',
  '#if($a && $context.connectionId == "x")#end',
  '#foreach($a in $b)$context.connectionId#end',
  '#macro(a $b)$b#end#a($context.connectionId)',
  '#define($a)$context.connectionId#end',
  '$util.urlEncode($context.connectionId)',
  '#if($a)x#elseif($b)$context.connectionId#end',
  '#if($a)x#else$context.connectionId#end',
  '#if($context.connectionId)x#else y#end',
  '#foreach($a in $context.connectionId)x#end',
  '#macro(a)$context.connectionId#end',
  '#macro(a $b $c)$b#end#a(1 $context.connectionId)',
  '$a.b(1, $context.connectionId)',
  '$a.b.c($context.connectionId).d',
  '#if($a) $context.connectionId',
])('%s asks for it', (template) => {
  expect(mentions([template], NAME)).toBe(true);
});

test.each([
  '',
  '{"connectionId":"$context.requestId"}',
  '## $context.connectionId',
  '\\$context.connectionId',
  '$context.connectionIdentity',
  '$input.json("$")',
  '#if($a)x#elseif($b)y#else z#end',
  '#foreach($a in $b)x#end',
  '#set($a = 1)',
  '#macro(a $b)$b#end#a(1)',
  'x#stop',
  '$a.b.c(1).d',
])('%s does not', (template) => {
  expect(mentions([template], NAME)).toBe(false);
});

test('a variable as a whole may be asked for', () => {
  expect(mentions(['$context'], 'context')).toBe(true);
  expect(mentions(['$context.stage'], 'context')).toBe(false);
});
