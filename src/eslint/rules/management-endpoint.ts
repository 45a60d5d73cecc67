import type { TSESLint } from '@typescript-eslint/utils';
import { type EndpointFault, endpointFault } from '../analysis/handler-code/management-endpoints';
import { managementClients } from '../analysis/handler-code/management-clients';
import { defineHandlerRule } from '../define-handler-rule';
import type { RuleDescription } from '../define-source-rule';
import type { Node } from '../analysis/syntax';

export const description: RuleDescription = {
  id: 'management-endpoint',
  category: 'runtime',
  severity: 'error',
  title: 'A client of the management API has the https address of a stage',
  why: 'Connections are known to the stage that they were made to. A client without endpoint asks an address that knows none, a client with wss:// or, in SDK v3, without a scheme fails before it asks anybody: Invalid URL. The console shows the address with /@connections behind it, which the client adds itself: with both, no post finds its route.',
  fix: 'Give it https://DOMAIN/STAGE: `https://${event.requestContext.domainName}/${event.requestContext.stage}`, or the callbackUrl of the stage in an environment variable. Behind a custom domain the path is that of the API mapping.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html',
    'https://github.com/aws/aws-sdk-js-v3/issues/3667',
    'https://github.com/cognitect-labs/aws-api/issues/201',
  ],
  whenNotToUse:
    'Where the endpoint is in the configuration that the SDK shares with other tools (AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI), and the code gives none.',
};

export const managementEndpoint = defineHandlerRule(description, {
  hasSuggestions: true,
  messages: {
    missing:
      'Without endpoint, this client asks an address that knows no connection, and every post fails. Give it https:// with the domain and the stage of the API.',
    socket: 'The management API speaks https: with the address that clients connect to (wss://), every post fails.',
    noScheme: 'AWS SDK v3 takes an endpoint for a URL: without a scheme, every call ends in TypeError: Invalid URL.',
    connections:
      'The client puts /@connections/ and the id of the connection behind its endpoint: leave it out, or no post finds its route.',
    addScheme: 'Put https:// before it.',
    changeScheme: 'Say https:// instead.',
  },
  check(file, report) {
    for (const client of managementClients(file)) {
      const fault = endpointFault(file, client);
      if (!fault) continue;
      const fix = fixOf(fault);
      const messageId = fault.kind === 'noScheme' ? 'addScheme' : 'changeScheme';
      report({ node: fault.node, messageId: fault.kind, suggest: fix ? [{ messageId, fix }] : [] });
    }
  },
});

/** Writes the scheme where the text that lacks it, or has another, is written in place. */
function fixOf({ kind, node }: EndpointFault): TSESLint.ReportFixFunction | undefined {
  const text = kind === 'socket' || kind === 'noScheme' ? firstText(node) : undefined;
  if (!text) return undefined;
  const start = text.range[0] + 1;
  const length = kind === 'socket' ? 'wss://'.length : 0;
  return (fixer) => fixer.replaceTextRange([start, start + length], 'https://');
}

function firstText(node: Node): Node | undefined {
  if (node.type === 'BinaryExpression') return firstText(node.left);
  const isText = (node.type === 'Literal' && typeof node.value === 'string') || node.type === 'TemplateLiteral';
  return isText ? node : undefined;
}
