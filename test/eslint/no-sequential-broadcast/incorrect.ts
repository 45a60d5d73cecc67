import {
  ApiGatewayManagementApiClient,
  GoneException,
  PostToConnectionCommand,
} from '@aws-sdk/client-apigatewaymanagementapi';

const client = new ApiGatewayManagementApiClient({ endpoint: 'https://chat.example.com/live' });

export async function broadcast(connectionIds: readonly string[], text: string): Promise<void> {
  for (const connectionId of connectionIds) {
    try {
      await client.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: text }));
    } catch (error) {
      if (!(error instanceof GoneException)) throw error;
    }
  }
}
