import { ApiGatewayManagementApiClient, PostToConnectionCommand } from '@aws-sdk/client-apigatewaymanagementapi';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';

const api = new ApiGatewayManagementApiClient({ endpoint: 'https://chat.example.com/live' });
const client = DynamoDBDocumentClient.from(new DynamoDBClient());

export async function handler({ text }: { readonly text: string }): Promise<void> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: 'Connections' }));
  await Promise.allSettled(
    Items.map(({ connectionId }) => api.send(new PostToConnectionCommand({ ConnectionId: connectionId, Data: text }))),
  );
}
