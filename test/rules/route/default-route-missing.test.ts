import { IS_PROD, chat, route, under } from '../../support/api';
import { reports } from '../../support/findings';
import { asksForRoute } from '../../support/missing-route';

asksForRoute('default-route-missing', '$default', 'warning');

const id = 'default-route-missing';

describe('an API that only pushes', () => {
  const push = { Connect: route('$connect'), Disconnect: route('$disconnect') };

  test.each<Readonly<Record<string, string>>>([{}, push, { Connect: route('$connect') }])(
    'passes without the route: %j',
    (routes) => {
      expect(reports(id, chat(routes))).toEqual([]);
    },
  );

  test('is reported in the branch in which it takes messages', () => {
    expect(reports(id, chat({ ...push, Send: under('IsProd', route('send')) }, IS_PROD))).toEqual([
      'Api when IsProd is true',
    ]);
  });
});
