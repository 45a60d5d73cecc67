import { IS_PROD, chat, followsTheApi, part, route } from '../../support/api';
import { judge, reports, unknowns } from '../../support/findings';

const id = 'route-response-key-default';

const response = (key: string): string => part('RouteResponse', `RouteId: !Ref Send, RouteResponseKey: ${key}`);

test.each(['ok', '/200/', '$Default', '200'])('a route response with key %s is reported', (key) => {
  expect(reports(id, chat({ Send: route('send'), Response: response(key) }))).toEqual(['Response RouteResponseKey']);
});

test.each(['$request.body.kind', '${integration.response.statuscode}'])(
  'a route that selects by %s is reported',
  (by) => {
    expect(reports(id, chat({ Send: route('send', `RouteResponseSelectionExpression: '${by}'`) }))).toEqual([
      'Send RouteResponseSelectionExpression',
    ]);
  },
);

test('$default passes in both places', () => {
  const send = route('send', 'RouteResponseSelectionExpression: $default');
  expect(reports(id, chat({ Send: send, Response: response('$default') }))).toEqual([]);
});

test('a route without an answer passes', () => {
  expect(reports(id, chat({ Send: route('send') }))).toEqual([]);
});

test('the message is what AWS says', () => {
  const { findings } = judge(id, chat({ Send: route('send'), Response: response('ok') }));
  expect(findings.map(({ message }) => message)).toEqual([
    'A route response cannot have the key ok: "Currently, only $default is supported as a RouteResponseKey."',
  ]);
});

test('a response of a route that cannot be seen is judged all the same', () => {
  const orphan = part('RouteResponse', 'RouteId: !ImportValue Send, RouteResponseKey: ok');
  expect(reports(id, chat({ Response: orphan }))).toEqual(['Response RouteResponseKey']);
});

test('the branch with the wrong key is named', () => {
  const resources = { Send: route('send'), Response: response('!If [IsProd, $default, ok]') };
  expect(reports(id, chat(resources, IS_PROD))).toEqual(['Response RouteResponseKey when IsProd is false']);
});

test('a key that only deployment knows is unknown', () => {
  const text = chat({ Send: route('send'), Response: response('!ImportValue Key') });
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toHaveLength(1);
});

followsTheApi(id, part('RouteResponse', 'RouteId: abc123, RouteResponseKey: ok'), 'RouteResponseKey', {
  provesItself: true,
});
