import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';

const api = new ApiGatewayManagementApiClient({ endpoint: 'https://chat.example.com/live' });

export async function reply(connectionId: string, text: string): Promise<void> {
  const message = { action: 'message', text };
  await api.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: JSON.stringify(message) }));
}
