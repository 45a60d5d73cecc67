import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';

interface WebSocketEvent {
  readonly requestContext: { readonly routeKey: string; readonly connectionId: string };
}

const client = new ApiGatewayManagementApiClient({ endpoint: 'https://chat.example.com/live' });

export async function handler(event: WebSocketEvent) {
  const { routeKey, connectionId } = event.requestContext;
  if (routeKey === '$disconnect') {
    await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: 'Goodbye' }));
  }
  return { statusCode: 200 };
}
