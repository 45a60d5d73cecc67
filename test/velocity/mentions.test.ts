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
])('%s does not', (template) => {
  expect(mentions([template], NAME)).toBe(false);
});
