import { shapes } from './shapes';

const POLICY = `{ principalId: 'user', policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: event.methodArn }] } }`;
const authorizer = (body: string, more = ''): string =>
  `${more} export const handler = async (event) => { const { token } = event.queryStringParameters; ${body} };`;
const REFUSE = `if (!token) return { statusCode: 401, body: 'Unauthorized' };`;
const GENERATE = `const generatePolicy = (principalId, Effect, Resource) => ({ principalId, policyDocument: { Version: '2012-10-17', Statement: [{ Action: 'execute-api:Invoke', Effect, Resource }] } });`;

shapes('authorizer-answers-policy', {
  reported: {
    'an authorizer beside a function of several routes': `${authorizer(`${REFUSE} return ${POLICY};`)} export const main = (event) => { if (event.requestContext.routeKey === '$connect') return { statusCode: 200 }; };`,
    'a status on refusal': authorizer(`${REFUSE} return ${POLICY};`),
    'a status in a catch': authorizer(
      `try { await verify(token); return ${POLICY}; } catch (error) { return { statusCode: 403, body: error.message }; }`,
    ),
    'a simple answer': authorizer(`if (!token) return { isAuthorized: false }; return ${POLICY};`),
    'a policy of a function': authorizer(
      `${REFUSE} return generatePolicy('user', 'Allow', event.methodArn);`,
      GENERATE,
    ),
    'a policy in a variable': authorizer(`${REFUSE} const policy = ${POLICY}; return policy;`),
    'a policy that is put together': authorizer(
      `${REFUSE} const answer = {}; answer.principalId = 'user'; answer.policyDocument = document; return answer;`,
    ),
    'a status of a function': authorizer(
      `if (!token) return refuse('Unauthorized'); return ${POLICY};`,
      'const refuse = (body) => ({ statusCode: 401, body });',
    ),
    'either, in one expression': authorizer(`return token ? ${POLICY} : { statusCode: 401 };`),
    'a callback': `exports.handler = (event, context, callback) => { if (!event.headers['Sec-WebSocket-Protocol']) { callback(null, { statusCode: 401 }); return; } callback(null, ${POLICY}); };`,
    'a declared authorizer, with a policy from elsewhere': `export const handler: APIGatewayRequestAuthorizerHandler = async (event) => { if (!event.headers) return { statusCode: 401 }; return buildPolicy('user', event.methodArn); };`,
    'a named authorizer, with a policy from elsewhere': {
      code: `exports.handler = async (event) => { if (!event.headers.token) return { statusCode: 401 }; return generatePolicy('user', event.methodArn); };`,
      filename: 'src/ws/authorizer.js',
    },
    'a promise': authorizer(`return verify(token).then(() => (${POLICY})).catch(() => ({ statusCode: 401 }));`),
    'in middy': `const authorize = async (event) => { ${REFUSE.replace('token', 'event.queryStringParameters?.token')} return ${POLICY}; }; export const handler = middy(authorize);`,
    twice: { code: authorizer(`${REFUSE} if (token.isOld) return { statusCode: 403 }; return ${POLICY};`), errors: 2 },
  },
  silent: {
    'a function that a schedule keeps warm': authorizer(
      `if (event.source === 'warmup') return { statusCode: 200 }; return ${POLICY};`,
    ),
    'a function that answers $connect as well': authorizer(
      `if (event.type === 'REQUEST') return ${POLICY}; return { statusCode: 200 };`,
    ),
    'a function that is called for several types of events': authorizer(
      `switch (event.requestContext.eventType) { case 'MESSAGE': return { statusCode: 200 }; default: return ${POLICY}; }`,
    ),
    'a function that is called for several routes': authorizer(
      `return event.requestContext?.routeKey === 'ping' ? { statusCode: 200 } : ${POLICY};`,
    ),
    'a function that answers no policy at all': `export const handler = async (event) => { if (!event.queryStringParameters.token) return { statusCode: 401 }; return { isAuthorized: true }; };`,
    'an error': authorizer(`if (!token) throw new Error('Unauthorized'); return ${POLICY};`),
    'an error by the callback': `exports.handler = (event, context, callback) => { if (!event.headers.token) return callback('Unauthorized'); callback(null, ${POLICY}); };`,
    'a policy that denies': authorizer(
      `if (!token) return generatePolicy('user', 'Deny', event.methodArn); return generatePolicy('user', 'Allow', event.methodArn);`,
      GENERATE,
    ),
    'a route': `export const handler = async (event) => { if (!event.body) return { statusCode: 400 }; return { statusCode: 200 }; };`,
    'an authorizer of an HTTP API': `export const handler = async (event: APIGatewayRequestAuthorizerEventV2) => { if (!event.headers) return { isAuthorized: false }; return ${POLICY}; };`,
    'an authorizer of an HTTP API, by its code': authorizer(
      `if (!event.routeArn) return { isAuthorized: false }; return ${POLICY};`,
    ),
    'a TOKEN authorizer': `export const handler = async (event) => { if (!event.authorizationToken) return { statusCode: 401 }; return ${POLICY}; };`,
    'what may be an authorizer of a REST API': `exports.handler = async (event) => { if (!event.headers.Authorization) return { statusCode: 401 }; return ${POLICY}; };`,
    'an authorizer of a REST API, by what it reads': authorizer(
      `if (!token || event.path.startsWith('/admin')) return { statusCode: 401 }; return ${POLICY};`,
    ),
    'an authorizer of a REST API, by the routes it allows': authorizer(
      `${REFUSE} const resource = \`\${event.methodArn.split('/')[0]}/live/GET/items\`; return { principalId, policyDocument: policyFor(resource) };`,
    ),
    'a route that answers a policy for something else': `export const handler = async (event) => { if (!event.name) return { statusCode: 400 }; return { policyDocument: { Statement: [] }, url }; };`,
    'an authorizer of AWS IoT': `exports.handler = async (event) => { if (!event.protocolData.mqtt) return { statusCode: 401 }; return { isAuthenticated: true, principalId, policyDocument }; };`,
    'two handlers of one file': `export const authorize = async (event) => (${POLICY}); export const health = async () => ({ statusCode: 200 });`,
    'a function inside that answers something else': authorizer(
      `const answer = () => ({ statusCode: 200 }); await probe(answer); return ${POLICY};`,
    ),
    'a policy from elsewhere, of what may be no authorizer': `export const handler = async (event) => { if (!event.body) return { statusCode: 400 }; return createPolicy(event.body); };`,
  },
});

shapes('authorizer-answers-policy', {
  reported: {
    'a status that is awaited': authorizer(`if (!token) return await { statusCode: 401 }; return ${POLICY};`),
    'a status of one of two': authorizer(
      `if (!token) return refuse(token); return ${POLICY};`,
      `const refuse = (token) => (token ? { statusCode: 403 } : { statusCode: 401 });`,
    ),
    'a status of a promise': authorizer(`if (!token) return Promise.resolve({ statusCode: 401 }); return ${POLICY};`),
    'a status by the context': `exports.handler = (event, context) => { if (!event.headers['Sec-WebSocket-Protocol']) { context.succeed({ statusCode: 401 }); return; } context.succeed(${POLICY}); };`,
    'a status with other fields': authorizer(
      `if (!token) return { ...HEADERS, [name]: 1, statusCode: 401 }; return ${POLICY};`,
    ),
    'a status in a variable': authorizer(
      `let answer = ${POLICY}; answer.context = { user }; if (!token) { const refusal = { statusCode: 401 }; return refusal; } return answer;`,
    ),
    'a status of a promise that is caught by name': authorizer(
      `return verify(token).then(allow, refuse).catch(report);`,
      `const allow = () => (${POLICY.replace('event.methodArn', 'ARN')}); const refuse = () => ({ statusCode: 401 });`,
    ),
    'a status of a class': `export class Authorizer { async authorize(event: APIGatewayRequestAuthorizerEvent) { if (!event.headers) return this.refuse(); return ${POLICY}; } private refuse() { return { statusCode: 401 }; } }`,
  },
  silent: {
    'an answer of nothing': `exports.handler = (event, context, callback) => { if (!event.headers['Sec-WebSocket-Protocol']) { callback(); context.succeed(); Promise.resolve(); return; } callback(null, ${POLICY}); };`,
    'an answer that is given': authorizer(`if (!token) return event; return ${POLICY};`),
    'an answer of something else': authorizer(
      `if (!token) return answers[kind](token); if (token.isOld) return await Promise.resolve(); return ${POLICY};`,
    ),
    'an answer that is made of itself': authorizer(
      `let answer; answer = answer; answer[field] = 1; answer = again(answer); return token ? answer : ${POLICY};`,
      `const again = (token) => (token ? again(token) : again());`,
    ),
    'an object with a field of another object': authorizer(
      `response.statusCode = 401; const answer = {}; log(answer.statusCode); answer.principalId = 'user'; answer.policyDocument = document; return answer;`,
    ),
  },
});
