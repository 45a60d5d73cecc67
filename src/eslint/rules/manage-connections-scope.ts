import { MESSAGES, manageConnectionsScope as policy } from '../../rules/access/manage-connections-scope';
import { connectionGrants } from '../analysis/connection-grants';
import { defineSourceRule } from '../define-source-rule';

export const manageConnectionsScope = defineSourceRule(policy, {
  messages: {
    everyApi: `${MESSAGES.everyApi('{{resource}}')} Name one API, stage and method: api.arnForExecuteApiV2('POST/@connections/*', stage.stageName).`,
  },
  check(file, report) {
    for (const { node, scope, resource } of connectionGrants(file)) {
      if (scope.kind === 'every-api') report({ node, messageId: 'everyApi', data: { resource } });
    }
  },
});
