import { ENDPOINT, handler, mapped } from '../../support/callback';
import { reports, unknowns } from '../../support/findings';
import { IS_PROD } from '../../support/stage';

const id = 'callback-endpoint-disabled';
const AT = 'Handler Environment.Variables.CALLBACK_URL';
const DEFAULT = `!Sub "https://${ENDPOINT}/live"`;
const app = (value: string, disabled = 'true', sections = ''): string =>
  handler({
    env: { CALLBACK_URL: value },
    api: `DisableExecuteApiEndpoint: ${disabled}`,
    more: mapped(),
    sections,
  });

test.each([DEFAULT, `!Sub "https://${ENDPOINT}"`])('%s of a closed endpoint is reported', (value) => {
  expect(reports(id, app(value))).toEqual([AT]);
  expect(reports(id, app(value, '"true"'))).toEqual([AT]);
});

test.each(['https://ws.example.com', `!Sub "wss://${ENDPOINT}/live"`, 'https://example.com'])('%s is not', (value) => {
  expect(reports(id, app(value))).toEqual([]);
});

test('an endpoint that is open takes posts', () => {
  expect(reports(id, app(DEFAULT, 'false'))).toEqual([]);
});

test('the branches of the API and of the address are named', () => {
  expect(reports(id, app(DEFAULT, '!If [IsProd, true, false]', IS_PROD))).toEqual([`${AT} when IsProd is true`]);
  expect(reports(id, app(`!If [IsProd, https://ws.example.com, ${DEFAULT}]`, 'true', IS_PROD))).toEqual([
    `${AT} when IsProd is false`,
  ]);
  const both = app(`!If [IsProd, https://ws.example.com, ${DEFAULT}]`, '!If [IsProd, true, false]', IS_PROD);
  expect(reports(id, both)).toEqual([]);
});

test('what only deployment knows is unknown', () => {
  const open = app(DEFAULT, '!ImportValue Closed');
  expect(reports(id, open)).toEqual([]);
  expect(unknowns(id, open)).toHaveLength(1);
});

test('an address for browsers is left alone', () => {
  expect(reports(id, app(DEFAULT).replace('CALLBACK_URL', 'PUBLIC_URL'))).toEqual([]);
});

test('what only deployment knows in one branch is no question in another', () => {
  const elsewhere = app(
    `!If [IsProd, https://ws.example.com, ${DEFAULT}]`,
    '!If [IsProd, !ImportValue Closed, false]',
    IS_PROD,
  );
  expect(unknowns(id, elsewhere)).toEqual([]);
});
