import { routeKeyReserved as policy } from '../../rules/route/route-key-reserved';
import { stringOf } from '../analysis/static-values';
import { routes } from '../analysis/websocket-routes';
import { defineSourceRule } from '../define-source-rule';

const RESERVED = ['$connect', '$disconnect', '$default'];

export const routeKeyReserved = defineSourceRule(policy, {
  hasSuggestions: true,
  messages: {
    reserved: 'Route key {{key}} starts with $, but is not $connect, $disconnect or $default.',
    meant: 'Write {{meant}}.',
  },
  check(file, report) {
    for (const route of routes(file)) {
      const key = stringOf(route.key);
      if (key?.startsWith('$') !== true || RESERVED.includes(key)) continue;
      const meant = RESERVED.find((reserved) => reserved === key.toLowerCase());
      const { node } = route;
      report({
        node,
        messageId: 'reserved',
        data: { key },
        suggest:
          meant !== undefined && node.type === 'Literal'
            ? [
                {
                  messageId: 'meant',
                  data: { meant },
                  fix: (fixer) =>
                    fixer.replaceText(
                      node,
                      node.raw.replace(key, () => meant),
                    ),
                },
              ]
            : [],
      });
    }
  },
});
