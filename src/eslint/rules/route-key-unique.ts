import { addTo } from '../../collections/grouped';
import { routeKeyUnique as policy } from '../../rules/route/route-key-unique';
import { defineSourceRule } from '../define-source-rule';
import { isReachedWith } from '../analysis/syntax';
import { stringOf } from '../analysis/static-values';
import { routes, type Route } from '../analysis/websocket-routes';

export const routeKeyUnique = defineSourceRule(policy, {
  messages: { again: 'The API already has a route {{key}} (line {{line}}): AWS rejects the second one.' },
  check(file, report) {
    const seen = new Map<string, Route[]>();
    const inOrder = [...routes(file)].sort((a, b) => a.node.range[0] - b.node.range[0]);
    for (const route of inOrder) {
      const key = stringOf(route.key);
      const api = route.api?.creation;
      if (key === undefined || !api || file.instance(api).isRepeated || hasCondition(route)) continue;
      const id = `${api.node.range[0]} ${key}`;
      const first = seen.get(id)?.find((earlier) => isReachedWith(earlier.place, route.place));
      addTo(seen, id, route);
      if (!first) continue;
      const data = { key, line: String(first.node.loc.start.line) };
      report({ node: route.node, messageId: 'again', data });
    }
  },
});

/** Whether a route may be missing from the template: two routes with exclusive conditions never coexist. */
function hasCondition({ instance }: Route): boolean {
  return instance?.overridden.has('cfnOptions') === true;
}
