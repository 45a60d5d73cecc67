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
  title: 'A client of the management API has the callback URL of a stage',
  why: 'Only the stage that a client connected to knows its connection. Without an endpoint, the SDK calls a URL that knows no connections; with wss:// or, in SDK v3, without a scheme, it fails before it calls anything: Invalid URL. The console shows the URL with /@connections at its end, which the SDK adds itself: with both, no post finds its route.',
  fix: 'Set endpoint to https://DOMAIN/STAGE: `https://${event.requestContext.domainName}/${event.requestContext.stage}`, or the callbackUrl of the stage from an environment variable. On a custom domain, the path is that of the API mapping.',
  references: [
    'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-how-to-call-websocket-api-connections.html',
    'https://github.com/aws/aws-sdk-js-v3/issues/3667',
    'https://github.com/cognitect-labs/aws-api/issues/201',
  ],
  whenNotToUse:
    'Where the endpoint is in the shared configuration of the SDK (AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI), and not in the code.',
};

export const managementEndpoint = defineHandlerRule(description, {
  hasSuggestions: true,
  messages: {
    missing:
      'Without endpoint, this client calls a URL that knows no connections, and every post fails. Set endpoint to https:// with the domain and the stage of the API.',
    socket:
      'The management API is called over https://: with the URL that clients connect to (wss://), every post fails.',
    noScheme:
      'AWS SDK v3 needs a URL as its endpoint: without a scheme, every call fails, with TypeError: Invalid URL where no port follows.',
    connections:
      'The SDK adds /@connections/ and the id of the connection to the endpoint itself: leave it out, or no post finds its route.',
    addScheme: 'Write {{scheme}} before it.',
    changeScheme: 'Write {{scheme}} instead.',
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

/** Adds or replaces the scheme in the literal that needs it. */
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

/** Local servers, which do not use TLS. */
const LOCAL = /^(?:localhost|127\.0\.0\.1|0\.0\.0\.0)\b/;

/** The first operand of a sum. */
function firstPart(node: Node): Node {
  return node.type === 'BinaryExpression' ? firstPart(node.left) : node;
}

function isText(node: Node): boolean {
  return (node.type === 'Literal' && typeof node.value === 'string') || node.type === 'TemplateLiteral';
}
