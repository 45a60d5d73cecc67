/** What the authorizer of $connect is called with. */
interface AuthorizerEvent {
  readonly methodArn: string;
  readonly queryStringParameters?: { readonly token?: string };
}

export function handler(event: AuthorizerEvent) {
  const { token } = event.queryStringParameters ?? {};
  if (token !== 'open sesame') throw new Error('Unauthorized');
  return {
    principalId: 'user',
    context: { name: 'Ada', roles: JSON.stringify(['reader']) },
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: event.methodArn }],
    },
  };
}
