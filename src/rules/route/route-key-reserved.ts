import type { Text } from '../../cloudformation/types';
import type { Policy } from '../policy';
import { developerGuide } from '../support/pages';

const PREDEFINED = ['$connect', '$disconnect', '$default'];

export const routeKeyReserved: Policy = {
  id: 'route-key-reserved',
  category: 'runtime',
  severity: 'warning',
  title: 'A route key that starts with $ is one of the predefined three',
  why: 'API Gateway reserves the prefix $ for $connect, $disconnect and $default. A key such as $conect counts as a custom route: connecting never calls it.',
  fix: 'Write $connect, $disconnect or $default exactly so, or a key without the $.',
  references: [
    developerGuide('websocket-api-develop-routes'),
    developerGuide('apigateway-websocket-api-route-keys-connect-disconnect'),
  ],
  check(model, judge) {
    judge.value(model.routes, 'RouteKey', (key) => {
      const [start] = key.text ?? [];
      const routeKey = isOther(start) ? start : key.string;
      if (!routeKey?.startsWith('$') || PREDEFINED.includes(routeKey)) return undefined;
      return `${String(key)} is not one of the predefined routes $connect, $disconnect and $default, for which the prefix $ is reserved.`;
    });
  },
};

/** Whether what a key begins with makes it none of the predefined, whatever AWS fills in behind. */
function isOther(start: Text[number] | undefined): start is string {
  return typeof start === 'string' && !PREDEFINED.some((predefined) => predefined.startsWith(start));
}
