import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';

const client = new ApiGatewayManagementApiClient({ endpoint: 'https://chat.example.com/live' });

export async function broadcast(connectionIds: readonly string[], text: string): Promise<void> {
  await Promise.allSettled(
    connectionIds.map((connectionId) =>
      client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: text })),
    ),
  );
}
