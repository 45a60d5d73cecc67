import { IS_PROD, chat, followsTheApi, route } from '../../support/api';
import { reports, unknowns } from '../../support/findings';

const id = 'route-key-reserved';

test.each(['$conect', '$Connect', '$message', '$', '$connect2'])('%s is reported', (key) => {
  expect(reports(id, chat({ Route: route(key) }))).toEqual(['Route RouteKey']);
});

test.each(['$connect', '$disconnect', '$default', 'connect', 'send$message', '42', "''"])('%s passes', (key) => {
  expect(reports(id, chat({ Route: route(key) }))).toEqual([]);
});

test('the branch with the reserved key is named', () => {
  expect(reports(id, chat({ Route: route('!If [IsProd, $default, $catchall]') }, IS_PROD))).toEqual([
    'Route RouteKey when IsProd is false',
  ]);
});

test('a key that begins as no predefined one does is reported, whatever AWS fills in behind', () => {
  expect(reports(id, chat({ Route: route("!Sub '$send-${AWS::Region}'") }))).toEqual(['Route RouteKey']);
  expect(reports(id, chat({ Route: route("!Sub 'send-${AWS::Region}'") }))).toEqual([]);
  for (const open of ["!Sub '$con${AWS::Region}'", "!Sub '$default${AWS::Region}'", "!Sub '${AWS::Region}'"])
    expect(unknowns(id, chat({ Route: route(open) }))).toHaveLength(1);
});

test('a key that only deployment knows is unknown', () => {
  const text = chat({ Route: route('!ImportValue Key') });
  expect(reports(id, text)).toEqual([]);
  expect(unknowns(id, text)).toEqual(['Route RouteKey: ImportValue Key: no template in sight exports it']);
});

followsTheApi(id, route('$conect'), 'RouteKey');
