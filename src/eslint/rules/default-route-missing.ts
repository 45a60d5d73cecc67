import { defaultRouteMissing as policy } from '../../rules/route/default-route-missing';
import { createRule, docsOf, onFile } from '../define-source-rule';
import { stringOf } from '../analysis/static-values';
import { allRoutes, apis } from '../analysis/websocket-constructs';

export const defaultRouteMissing = createRule({
  name: policy.id,
  meta: {
    type: 'suggestion',
    docs: docsOf(policy),
    schema: [],
    messages: { missing: 'The API has no $default route: a message that matches no route is answered with Forbidden.' },
  },
  create(context) {
    return onFile(context, (file) => {
      for (const api of apis(file)) {
        // The API of this package answers messages that match no route by itself.
        const known = api.isGuarded ? undefined : allRoutes(file, api);
        if (!known || known.some(({ key }) => stringOf(key) === '$default')) continue;
        context.report({ node: api.creation.node.callee, messageId: 'missing' });
      }
    });
  },
});
