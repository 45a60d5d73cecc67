import { mend } from './linter';
import { shapes } from './shapes';

const DOCUMENT = `{ Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: event.methodArn }] }`;
const authorizer = (body: string, more = ''): string =>
  `// of $connect\n${more} export const handler = async (event) => { const { token } = event.queryStringParameters; ${body} };`;
const answer = (context: string): string =>
  authorizer(`return { principalId: 'user', policyDocument: ${DOCUMENT}, context: ${context} };`);
const PUT = `const answer = { principalId: 'user', policyDocument: ${DOCUMENT} };`;

shapes('authorizer-context', {
  reported: {
    'a list that is a constant': `const ROLES = ['reader']; ${answer('{ roles: ROLES }')}`,
    'one object or another': answer('{ user: isKnown ? { name } : {} }'),
    'a list': answer(`{ roles: ['reader', 'writer'] }`),
    'an object': answer(`{ user: { name: 'Ada' } }`),
    'both, each by itself': { code: answer(`{ roles: [], user: { name: 'Ada' }, sub: token.sub }`), errors: 2 },
    'a context by its name': authorizer(
      `const context = { roles: ['reader'] }; return { principalId: 'user', policyDocument: ${DOCUMENT}, context };`,
    ),
    'a context that is put in later': authorizer(`${PUT} answer.context = { roles: ['reader'] }; return answer;`),
    'an answer of a function': authorizer(
      `return policy('user', event);`,
      `const policy = (principalId, event) => ({ principalId, policyDocument: ${DOCUMENT}, context: { roles: [1] } });`,
    ),
    'under another type': answer(`{ roles: ['reader'] as unknown as string }`),
    'by a callback': `// of $connect\nexports.handler = (event, context, callback) => { callback(null, { principalId: event.queryStringParameters.id, policyDocument: ${DOCUMENT}, context: { roles: ['reader'] } }); };`,
    'a context of an answer that is made step by step': {
      code: authorizer(
        `return policyOf('user', event);`,
        `function policyOf(user, event) { var answer = {}; answer.principalId = user; const doc = ${DOCUMENT}; answer.policyDocument = doc; answer.context = { roles: ['reader'] }; return answer; }`,
      ),
    },
    'a context of the answer of a function': authorizer(
      `const answer = policy(event); answer.context = { roles: ['reader'] }; return answer;`,
      `const policy = (event) => ({ principalId: 'user', policyDocument: ${DOCUMENT} });`,
    ),
    'in a file with an address of a WebSocket API': answer(`{ roles: ['reader'] }`).replace(
      '$connect',
      'ws://localhost',
    ),
    'in one of two functions': {
      code: authorizer(
        `return { principalId: 'user', policyDocument: ${DOCUMENT}, context: { roles: ['reader'] } };`,
        `export const other = async (event) => { const { token } = event.queryStringParameters; return { statusCode: 200, context: { roles: [] } }; };`,
      ),
      errors: 1,
    },
    'once, where two functions are of the same answer': {
      code: `// of $connect\nconst policy = () => ({ principalId: 'user', policyDocument: ${DOCUMENT.replace('event.methodArn', "'*'")}, context: { roles: [1] } });\nexport const one = async (event) => { const { token } = event.queryStringParameters; return policy(); };\nexport const two = async (event) => { const { token } = event.queryStringParameters; return policy(); };`,
      errors: 1,
    },
    'in a file of that name': {
      code: answer(`{ roles: ['reader'] }`).replace('// of $connect', ''),
      filename: 'src/websocket/authorizer.ts',
    },
  },
  silent: {
    'a list or a text': answer(`{ roles: isKnown ? ['reader'] : 'none' }`),
    'what another file makes': answer('{ roles: rolesOf(event) }'),
    'texts, numbers and booleans': answer(`{ name: 'Ada', age: 36, isAdmin: true }`),
    JSON: answer(`{ roles: JSON.stringify(['reader']) }`),
    'what the file does not show': answer(`{ roles: token.roles, ...token }`),
    'a context that is made later': authorizer(`${PUT} answer.context = contextOf(token); return answer;`),
    'an answer that is a policy for a connection, and one that is none': authorizer(
      `if (!token) return { statusCode: 401, context: { roles: ['reader'] } }; return { principalId: 'user', policyDocument: ${DOCUMENT} };`,
    ),
    'a list that is put in another place': authorizer(
      `${PUT} answer.claims = { roles: [] }; let context = { roles: [] }; context = { roles: [1] }; return answer;`,
    ),
    'a file about words that only look like it': answer(`{ roles: ['reader'] }`).replace('$connect', 'awsome wssh'),
    'a module that exports functions that answer nothing': authorizer(
      `${PUT} return answer;`,
      `export const other = () => ({ context: { roles: [] } });`,
    ),
    'a context from elsewhere': answer('contextOf(token)'),
    'no context': authorizer(`return { principalId: 'user', policyDocument: ${DOCUMENT} };`),
    'a context of something else': authorizer(
      `${PUT} const log = { level: 'info' }; log.context = { roles: [] }; this.context = { roles: [] }; span().context = { roles: [] }; return answer;`,
    ),
    'an authorizer of an HTTP API': answer(`{ roles: ['reader'] }`).replace('event.methodArn', 'event.routeArn'),
    'what may be an authorizer of any API': answer(`{ roles: ['reader'] }`).replace('// of $connect', ''),
    'an answer that is no policy': authorizer(`return { statusCode: 200, context: { roles: ['reader'] } };`),
    'an authorizer of a REST API, by what it reads': authorizer(
      `if (event.path) return { principalId: 'user', policyDocument: ${DOCUMENT}, context: { roles: [] } };`,
    ),
  },
});

test('the suggestion hands it on as a text', () => {
  expect(mend(answer(`{ roles: ['reader'] }`), 'authorizer-context')).toContain(
    `{ roles: JSON.stringify(['reader']) }`,
  );
});
