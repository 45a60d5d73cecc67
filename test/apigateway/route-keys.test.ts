import { branchesWithKey, branchesWithoutKey } from '../../src/apigateway/route-keys';
import { IS_PROD, chat, route } from '../support/api';
import { branch, firstApi, modelOf } from '../support/model';

const CONNECT = (key: string): boolean => key === '$connect';

/** The branches in which a route is `$connect`, and those in which it is not. */
function branches(key: string, given = false): readonly (readonly string[])[] {
  const model = modelOf(chat({ Route: route(key), Prod: route('prod').replace('{', '{ Condition: IsProd,') }, IS_PROD));
  const [one, prod] = firstApi(model).routes;
  if (!one || !prod) throw new Error('there are two routes');
  const assumed = given ? prod.when : undefined;
  return [branchesWithKey(one, CONNECT, assumed).map(branch), branchesWithoutKey(one, CONNECT, assumed).map(branch)];
}

test.each([
  ['a key that is meant', '$connect', [''], []],
  ['another key', 'send', [], ['']],
  ['a key that is meant in one branch', '!If [IsProd, $connect, send]', ['IsProd is true'], ['IsProd is false']],
  ['a key that only deployment knows', '!ImportValue Key', [], ['']],
  ['a key of which only deployment knows the end', '!Sub "$conn${Env}"', [], ['']],
])('%s', (_, key, having, lacking) => {
  expect(branches(key)).toEqual([having, lacking]);
});

test('within what is assumed', () => {
  expect(branches('!If [IsProd, send, $connect]', true)).toEqual([[], ['IsProd is true']]);
  expect(branches('$connect', true)).toEqual([['IsProd is true'], []]);
});
