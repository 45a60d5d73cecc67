import type { TSESLint } from '@typescript-eslint/utils';
import { type EndpointFault, endpointFault } from '../analysis/handler-code/management-endpoints';
import { managementClients } from '../analysis/handler-code/management-clients';
import { defineHandlerRule } from '../define-handler-rule';
import type { RuleDescription } from '../define-source-rule';
import { styleOf } from '../analysis/code-style';
import type { HandlerFile } from '../analysis/handler-code/handler-file';
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
    addScheme: 'Put {{scheme}} before it.',
    changeScheme: 'Say {{scheme}} instead.',
  },
  check(file, report) {
    for (const client of managementClients(file)) {
      const fault = endpointFault(file, client);
      if (!fault) continue;
      const edit = editOf(file, fault);
      const suggest = edit ? [{ messageId: edit.messageId, data: { scheme: edit.scheme }, fix: edit.fix }] : [];
      report({ node: fault.node, messageId: fault.kind, suggest });
    }
  },
});

interface Edit {
  readonly messageId: 'addScheme' | 'changeScheme';
  readonly scheme: string;
  readonly fix: TSESLint.ReportFixFunction;
}

/** Writes the scheme where the text that lacks it, or has another, is written in place. */
function editOf({ sourceCode }: HandlerFile, { kind, node }: EndpointFault): Edit | undefined {
  if (kind !== 'socket' && kind !== 'noScheme') return undefined;
  const messageId = kind === 'socket' ? 'changeScheme' : 'addScheme';
  const first = firstPart(node);
  if (!isText(first)) {
    const { quote } = styleOf(sourceCode);
    const fix: TSESLint.ReportFixFunction = (fixer) => fixer.insertTextBefore(first, `${quote}https://${quote} + `);
    return node.type === 'BinaryExpression' ? { messageId, scheme: 'https://', fix } : undefined;
  }
  const start = first.range[0] + 1;
  const [before = ''] = /^(?:wss?:)?(?:\/\/)?/i.exec(sourceCode.text.slice(start)) ?? [];
  const scheme = LOCAL.test(sourceCode.text.slice(start + before.length)) ? 'http://' : 'https://';
  return { messageId, scheme, fix: (fixer) => fixer.replaceTextRange([start, start + before.length], scheme) };
}

/** What speaks no TLS: a server on the machine itself. */
const LOCAL = /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0)\b/;

/** What a sum starts with. */
function firstPart(node: Node): Node {
  return node.type === 'BinaryExpression' ? firstPart(node.left) : node;
}

function isText(node: Node): boolean {
  return (node.type === 'Literal' && typeof node.value === 'string') || node.type === 'TemplateLiteral';
}
