import { manageConnectionsScope as policy } from '../../rules/access/manage-connections-scope';
import { createRule, docsOf, onFile } from '../define-source-rule';
import { connectionGrants } from '../analysis/connection-grants';

export const manageConnectionsScope = createRule({
  name: policy.id,
  meta: {
    type: 'problem',
    docs: docsOf(policy),
    schema: [],
    messages: {
      everyApi:
        "{{written}} covers the connections of every WebSocket API of the account. Name one API, stage and method: api.arnForExecuteApiV2('POST/@connections/*', stage.stageName).",
    },
  },
  create(context) {
    return onFile(context, (file) => {
      for (const { node, scope, written } of connectionGrants(file)) {
        if (scope.kind === 'every-api') context.report({ node, messageId: 'everyApi', data: { written } });
      }
    });
  },
});
